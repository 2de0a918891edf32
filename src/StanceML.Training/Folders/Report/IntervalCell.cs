using System.Globalization;
using System.Text;

namespace StanceML.Training;

/// <summary>A value with its 95 % interval, in numbers and, where both lie between 0 and 1, on a line from 0 to 1.</summary>
internal sealed record IntervalCell(double Value, Interval Interval) : IHtmlCell
{
    public static IntervalCell Of(Figure figure) => new(figure.Value, figure.Interval);

    public bool IsNumber => true;

    public string ToHtml()
    {
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"<td class=\"n\"><b>{Value:0.000}</b> <span class=\"ci\">{Interval.InBrackets()}</span>");
        if (!Interval.IsNone() && Interval is { Low: >= 0, High: <= 1 })
        {
            html.Append("<svg class=\"track\" viewBox=\"0 0 100 8\" aria-hidden=\"true\"><path class=\"grid\" d=\"M0 4H100\"/>")
                .Append(CultureInfo.InvariantCulture, $"<path class=\"whisker\" d=\"M{Interval.Low * 100:0.0} 4H{Interval.High * 100:0.0}\"/><circle class=\"dot s1\" cx=\"{Value * 100:0.0}\" cy=\"4\" r=\"1.8\"/></svg>");
        }

        return html.Append("</td>").ToString();
    }
}
