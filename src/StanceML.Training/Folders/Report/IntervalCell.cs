using System.Globalization;
using System.Text;

namespace StanceML.Training;

/// <summary>A value with its 95 % interval, in numbers and, where both lie between 0 and 1, on a line from 0 to 1.</summary>
internal sealed record IntervalCell(double Value, double Low, double High) : IHtmlCell
{
    public static IntervalCell Of(Figure figure) => new(figure.Value, figure.Low, figure.High);

    public static IntervalCell Of(double value, Interval interval) => new(value, interval.Low, interval.High);

    public bool IsNumber => true;

    public string ToHtml()
    {
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"<td class=\"n\"><b>{Value:0.000}</b> <span class=\"ci\">[{Low:0.000}, {High:0.000}]</span>");
        if (Low >= 0 && High <= 1)
        {
            html.Append("<svg class=\"track\" viewBox=\"0 0 100 8\" aria-hidden=\"true\"><path class=\"grid\" d=\"M0 4H100\"/>")
                .Append(CultureInfo.InvariantCulture, $"<path class=\"whisker\" d=\"M{Low * 100:0.0} 4H{High * 100:0.0}\"/><circle class=\"dot s1\" cx=\"{Value * 100:0.0}\" cy=\"4\" r=\"1.8\"/></svg>");
        }

        return html.Append("</td>").ToString();
    }
}
