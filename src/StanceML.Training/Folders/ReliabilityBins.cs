namespace StanceML.Training;

/// <summary>Equally filled bins of answers by confidence.</summary>
internal static class ReliabilityBins
{
    private const int Count = 15;

    public static IReadOnlyList<ReliabilityBin> Of(IReadOnlyList<(double Confidence, bool IsRight)> answers) =>
        OfSorted([.. answers.OrderBy(answer => answer.Confidence)]);

    /// <param name="answers">From the least sure to the surest.</param>
    public static IReadOnlyList<ReliabilityBin> OfSorted(IReadOnlyList<(double Confidence, bool IsRight)> answers) =>
        [.. answers
            .Chunk(Math.Max(1, (answers.Count + Count - 1) / Count))
            .Select(bin => new ReliabilityBin(bin.Average(a => a.Confidence), bin.Average(a => a.IsRight ? 1.0 : 0), bin.Length)
            {
                Lowest = bin[0].Confidence,
                Highest = bin[^1].Confidence,
            })];

    /// <summary>Mean gap between confidence and accuracy, each answer counted alike.</summary>
    public static double Error(IReadOnlyList<ReliabilityBin> bins) =>
        bins.Count == 0 ? 0 : bins.Sum(bin => bin.Rows * Math.Abs(bin.Confidence - bin.Accuracy)) / bins.Sum(bin => bin.Rows);
}
