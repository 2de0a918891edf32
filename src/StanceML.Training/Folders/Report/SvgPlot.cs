using System.Globalization;
using System.Text;

namespace StanceML.Training;

/// <summary>
/// A small plot as inline SVG. Colors come from the page's style sheet, so it follows light and dark; a library's picture would
/// not, and would bring a native renderer with it.
/// </summary>
internal sealed class SvgPlot
{
    private const int Width = 440;
    private const int Height = 300;
    private const int Left = 48;
    private const int Right = 24;
    private const int Top = 14;
    private const int Bottom = 44;

    private readonly PlotAxis _x;
    private readonly PlotAxis _y;
    private readonly StringBuilder _shapes = new();

    public SvgPlot(PlotAxis x, PlotAxis y) => (_x, _y) = (x, y);

    /// <summary>From corner to corner.</summary>
    public SvgPlot Diagonal() => Add($"<path class=\"guide\" d=\"M{X(_x.From):0.0} {Y(_y.From):0.0}L{X(_x.To):0.0} {Y(_y.To):0.0}\"/>");

    /// <param name="series">1 or 2: its color, dash and mark.</param>
    public SvgPlot Line(IEnumerable<(double X, double Y)> points, int series) => Add($"<path class=\"line s{series}\" d=\"{Path(points)}\"/>");

    /// <summary>What lies between the lower and the upper line.</summary>
    public SvgPlot Band(IReadOnlyCollection<(double X, double Low, double High)> points, int series) =>
        Add($"<path class=\"band s{series}\" d=\"{Path(points.Select(p => (p.X, p.High)).Concat(points.Reverse().Select(p => (p.X, p.Low))))}Z\"/>");

    /// <param name="points">Each with what a pointer over it is told.</param>
    /// <param name="series">1 draws circles, 2 squares.</param>
    public SvgPlot Dots(IEnumerable<(double X, double Y, string Tip)> points, int series)
    {
        foreach (var (x, y, tip) in points)
        {
            Add(series == 1
                ? (FormattableString)$"<circle class=\"dot s1\" cx=\"{X(x):0.0}\" cy=\"{Y(y):0.0}\" r=\"4\"><title>{HtmlPage.Encode(tip)}</title></circle>"
                : $"<rect class=\"dot s2\" x=\"{X(x) - 3.5:0.0}\" y=\"{Y(y) - 3.5:0.0}\" width=\"7\" height=\"7\"><title>{HtmlPage.Encode(tip)}</title></rect>");
        }

        return this;
    }

    /// <summary>Grey bars that stand on the lower edge.</summary>
    /// <param name="bars">Height is a share of the plot, 0 to 1.</param>
    public SvgPlot Bars(IEnumerable<(double From, double To, double Height, string Tip)> bars)
    {
        foreach (var (from, to, height, tip) in bars)
        {
            var tall = height * (Height - Top - Bottom);
            Add($"<rect class=\"column\" x=\"{X(from):0.0}\" y=\"{Height - Bottom - tall:0.0}\" width=\"{Math.Max(1, X(to) - X(from)):0.0}\" height=\"{tall:0.0}\"><title>{HtmlPage.Encode(tip)}</title></rect>");
        }

        return this;
    }

    /// <summary>An upright line with its meaning beside it, on the side that has room.</summary>
    public SvgPlot Upright(double x, string label)
    {
        var isRight = _x.Share(x) > 0.5;
        return Add($"<path class=\"guide\" d=\"M{X(x):0.0} {Top}V{Height - Bottom}\"/><text x=\"{X(x) + (isRight ? -5 : 5):0.0}\" y=\"{Height - Bottom - 8}\" text-anchor=\"{(isRight ? "end" : "start")}\">{HtmlPage.Encode(label)}</text>");
    }

    /// <summary>Names the series in the lower right corner, the first uppermost.</summary>
    public SvgPlot Legend(IReadOnlyList<string> names)
    {
        for (var i = 0; i < names.Count; i++)
        {
            var y = Height - Bottom - 12 - (16 * (names.Count - 1 - i));
            Add($"<path class=\"line s{i + 1}\" d=\"M{Width - Right - 120} {y - 4}h26\"/><text x=\"{Width - Right - 88}\" y=\"{y}\">{HtmlPage.Encode(names[i])}</text>");
        }

        return this;
    }

    /// <param name="description">For those who do not see it.</param>
    public string ToSvg(string description) =>
        $"<svg class=\"plot\" viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{HtmlPage.Encode(description)}\">{Frame()}{_shapes}</svg>";

    private StringBuilder Frame()
    {
        var frame = new StringBuilder();
        foreach (var (at, text) in _x.Ticks())
        {
            frame.Append(CultureInfo.InvariantCulture, $"<path class=\"grid\" d=\"M{X(at):0.0} {Top}V{Height - Bottom}\"/><text x=\"{X(at):0.0}\" y=\"{Height - Bottom + 15}\" text-anchor=\"middle\">{text}</text>");
        }

        foreach (var (at, text) in _y.Ticks())
        {
            frame.Append(CultureInfo.InvariantCulture, $"<path class=\"grid\" d=\"M{Left} {Y(at):0.0}H{Width - Right}\"/><text x=\"{Left - 6}\" y=\"{Y(at) + 4:0.0}\" text-anchor=\"end\">{text}</text>");
        }

        return frame
            .Append(CultureInfo.InvariantCulture, $"<text x=\"{(Left + Width - Right) / 2}\" y=\"{Height - 8}\" text-anchor=\"middle\">{HtmlPage.Encode(_x.Title)}</text>")
            .Append(CultureInfo.InvariantCulture, $"<text transform=\"translate(12 {(Top + Height - Bottom) / 2}) rotate(-90)\" text-anchor=\"middle\">{HtmlPage.Encode(_y.Title)}</text>");
    }

    private string Path(IEnumerable<(double X, double Y)> points) =>
        "M" + string.Join('L', points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{X(point.X):0.0} {Y(point.Y):0.0}")));

    private double X(double value) => Left + (_x.Share(value) * (Width - Left - Right));

    private double Y(double value) => Height - Bottom - (_y.Share(value) * (Height - Top - Bottom));

    private SvgPlot Add(FormattableString shape)
    {
        _shapes.Append(shape.ToString(CultureInfo.InvariantCulture));
        return this;
    }
}
