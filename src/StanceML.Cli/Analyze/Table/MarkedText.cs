using Spectre.Console;

namespace StanceML.Cli;

/// <summary>Styles laid over a stretch of text. Later layers lie on top of earlier ones.</summary>
internal sealed class MarkedText(string safeText)
{
    private readonly List<(TextSpan Span, Style Style)> _layers = [];
    private readonly List<(int At, int Order, string Text, Style Style)> _inserts = [];

    public void Lay(TextSpan span, Style style) => _layers.Add((span, style));

    /// <summary>Shows a sign that the text does not hold.</summary>
    /// <param name="order">Among inserts at one place, lower comes first.</param>
    public void Insert(int at, int order, string sign, Style style) => _inserts.Add((at, order, sign, style));

    public void AppendTo(Paragraph paragraph, TextSpan range)
    {
        var layers = _layers.Where(layer => layer.Span.Overlaps(range)).ToList();
        var inserts = _inserts
            .Where(insert => insert.At >= range.Start && insert.At <= range.End)
            .OrderBy(insert => insert.At)
            .ThenBy(insert => insert.Order)
            .ToList();
        var at = range.Start;
        foreach (var cut in Cuts(range, layers, inserts))
        {
            Append(paragraph, new TextSpan(at, cut), layers);
            foreach (var insert in inserts.Where(insert => insert.At == cut))
            {
                paragraph.Append(insert.Text, insert.Style);
            }

            at = cut;
        }
    }

    private static SortedSet<int> Cuts(
        TextSpan range, List<(TextSpan Span, Style Style)> layers, List<(int At, int Order, string Text, Style Style)> inserts) =>
        [range.Start, range.End,
            .. layers.SelectMany(layer => new[] { layer.Span.Start, layer.Span.End }).Where(range.Contains),
            .. inserts.Select(insert => insert.At)];

    private void Append(Paragraph paragraph, TextSpan piece, List<(TextSpan Span, Style Style)> layers)
    {
        if (piece.IsEmpty)
        {
            return;
        }

        var style = layers.Where(layer => layer.Span.Contains(piece)).Aggregate(Style.Plain, (under, layer) => under.Combine(layer.Style));
        paragraph.Append(piece.Of(safeText).ToString(), style);
    }
}
