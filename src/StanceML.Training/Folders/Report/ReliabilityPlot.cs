using System.Globalization;

namespace StanceML.Training;

/// <summary>Draws bins against the diagonal: on it, confidence is accuracy.</summary>
internal static class ReliabilityPlot
{
    /// <summary>Share of the plot's height that the tallest grey bar takes.</summary>
    private const double BarShare = 0.25;

    /// <summary>Bins narrower than this share one another's place; their bars would tower over all others.</summary>
    private const double NarrowestBar = 0.01;

    public static SvgPlot Of(IReadOnlyList<ReliabilityBin> bins)
    {
        var densest = bins.Select(Density).DefaultIfEmpty(1).Max();
        return new SvgPlot(PlotAxis.Unit("confidence"), PlotAxis.Unit("accuracy"))
            .Bars(bins.Select(bin => (bin.Lowest, bin.Highest, BarShare * Density(bin) / densest, Text(bin))))
            .Diagonal()
            .Line(bins.Select(bin => (bin.Confidence, bin.Accuracy)), series: 1)
            .Dots(bins.Select(bin => (bin.Confidence, bin.Accuracy, Text(bin))), series: 1);
    }

    private static double Density(ReliabilityBin bin) => bin.Rows / Math.Max(NarrowestBar, bin.Highest - bin.Lowest);

    private static string Text(ReliabilityBin bin) => string.Create(
        CultureInfo.InvariantCulture, $"{bin.Rows} rows of confidence {bin.Lowest:0.000} to {bin.Highest:0.000}: mean {bin.Confidence:0.000}, accuracy {bin.Accuracy:0.000}");
}
