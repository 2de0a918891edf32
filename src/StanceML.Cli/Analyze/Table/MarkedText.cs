using Spectre.Console;

namespace StanceML.Cli;

/// <summary>Styles laid over a text, and signs put between its characters.</summary>
/// <param name="layers">Later layers lie on top of earlier ones.</param>
/// <param name="signs">Shown, though the text does not hold them; at one place in their order here.</param>
internal sealed class MarkedText(string safeText, IEnumerable<MarkedText.Layer> layers, IEnumerable<MarkedText.Sign> signs)
{
    private readonly List<(Layer Layer, int Height)> _layers = [.. layers.Select((layer, height) => (layer, height)).OrderBy(laid => laid.layer.Span)];
    private readonly List<Sign> _signs = [.. signs.OrderBy(sign => sign.At)];
    private readonly List<(Layer Layer, int Height)> _open = [];
    private int _nextLayer;
    private int _nextSign;

    /// <summary>Shows a stretch of the text. Stretches must be asked for in text order: what lies before is let go.</summary>
    public void AppendTo(Paragraph paragraph, TextSpan range)
    {
        var at = range.Start;
        for (Reach(paragraph, at); at < range.End; Reach(paragraph, at))
        {
            var cut = NextCut(range.End);
            var style = _open.OrderBy(laid => laid.Height).Aggregate(Style.Plain, (under, laid) => under.Combine(laid.Layer.Style));
            paragraph.Append(new TextSpan(at, cut).Of(safeText).ToString(), style);
            at = cut;
        }
    }

    private void Reach(Paragraph paragraph, int at)
    {
        Open(at);
        ShowSigns(paragraph, at);
    }

    private void Open(int at)
    {
        _open.RemoveAll(laid => laid.Layer.Span.End <= at);
        for (; _nextLayer < _layers.Count && _layers[_nextLayer].Layer.Span.Start <= at; _nextLayer++)
        {
            if (_layers[_nextLayer].Layer.Span.End > at)
            {
                _open.Add(_layers[_nextLayer]);
            }
        }
    }

    private void ShowSigns(Paragraph paragraph, int at)
    {
        for (; _nextSign < _signs.Count && _signs[_nextSign].At <= at; _nextSign++)
        {
            paragraph.Append(_signs[_nextSign].Text, _signs[_nextSign].Style);
        }
    }

    /// <summary>Where the style changes or a sign stands next; always beyond what was reached.</summary>
    private int NextCut(int end)
    {
        var cut = end;
        foreach (var (layer, _) in _open)
        {
            cut = Math.Min(cut, layer.Span.End);
        }

        if (_nextLayer < _layers.Count)
        {
            cut = Math.Min(cut, _layers[_nextLayer].Layer.Span.Start);
        }

        if (_nextSign < _signs.Count)
        {
            cut = Math.Min(cut, _signs[_nextSign].At);
        }

        return cut;
    }

    public readonly record struct Layer(TextSpan Span, Style Style);

    public readonly record struct Sign(int At, string Text, Style Style);
}
