namespace StanceML.Dashboard.Parts;

/// <summary>A text cut where marks begin and end, so that a page can show each piece encoded and inside its own marks.</summary>
internal static class MarkedText
{
    /// <param name="text">A piece of the article, or all of it.</param>
    /// <param name="textStart">UTF-16 offset of the piece in the article; the statements' spans count from the article's start.</param>
    /// <param name="statements">Their quotes are marked, and each one's speaker, cue and evidence.</param>
    /// <returns>Runs in text order that together are the text; one run per part of the text with the same quotes.</returns>
    public static IReadOnlyList<MarkedRun> Cut(string text, int textStart, IReadOnlyList<StatementRecord> statements)
    {
        var quotes = statements.SelectMany(statement => Layers(statement.Spans, statement, LayerKind.Quote)).ToList();
        var inner = statements.SelectMany(InnerLayers).ToList();
        return
        [
            .. Pieces(new TextSpan(textStart, textStart + text.Length), quotes).Select(run => new MarkedRun(
                [.. Covering(quotes, run).Select(layer => layer.Statement).Distinct()],
                [.. Pieces(run, inner).Select(piece => ToPiece(piece, text, textStart, Covering(inner, piece)))])),
        ];
    }

    private static IEnumerable<Layer> InnerLayers(StatementRecord statement)
    {
        var evidence = statement.Evidence.Select(words => new Layer(new TextSpan(words.Span[0], words.Span[1]), statement, LayerKind.Evidence, words));
        return Layers(statement.Speaker?.Spans ?? [], statement, LayerKind.Speaker)
            .Concat(Layers(statement.Cue?.Spans ?? [], statement, LayerKind.Cue))
            .Concat(evidence);
    }

    private static IEnumerable<Layer> Layers(IReadOnlyList<int[]> spans, StatementRecord statement, LayerKind kind) =>
        spans.Select(span => new Layer(new TextSpan(span[0], span[1]), statement, kind));

    private static IEnumerable<TextSpan> Pieces(TextSpan whole, IEnumerable<Layer> layers)
    {
        var cuts = layers.SelectMany(layer => new[] { layer.Span.Start, layer.Span.End })
            .Where(cut => cut > whole.Start && cut < whole.End)
            .Append(whole.Start)
            .Append(whole.End)
            .Distinct()
            .Order()
            .ToList();
        return cuts.Zip(cuts.Skip(1), (start, end) => new TextSpan(start, end));
    }

    private static List<Layer> Covering(List<Layer> layers, TextSpan piece) => layers.FindAll(layer => layer.Span.Contains(piece));

    private static MarkedPiece ToPiece(TextSpan piece, string text, int textStart, List<Layer> layers) => new(
        text.Substring(piece.Start - textStart, piece.Length),
        layers.Exists(layer => layer.Kind == LayerKind.Speaker),
        layers.Exists(layer => layer.Kind == LayerKind.Cue),
        [.. layers.Select(layer => layer.Evidence).OfType<EvidenceRecord>()]);

    private enum LayerKind
    {
        Quote,
        Speaker,
        Cue,
        Evidence,
    }

    private sealed record Layer(TextSpan Span, StatementRecord Statement, LayerKind Kind, EvidenceRecord? Evidence = null);
}
