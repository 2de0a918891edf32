using System.Globalization;
using Spectre.Console;

namespace StanceML.Cli;

/// <summary>The article's text with each claim marked in place and numbered as in the list above it.</summary>
internal static class ArticleText
{
    /// <param name="hasColor">Without color, claims stand in brackets.</param>
    public static void Write(IAnsiConsole console, ArticleAnalysis analysis, string text, bool hasColor)
    {
        var marked = new MarkedText(text, Layers(analysis), Signs(analysis, hasColor));
        console.Write(new Rule("in the text") { Justification = Justify.Left, Style = new Style(Color.Grey) });
        if (analysis.Statements.Count > 0)
        {
            console.Write(Legend(hasColor));
        }

        for (var start = 0; start <= text.Length;)
        {
            var end = text.IndexOf('\n', start) is var feed and >= 0 ? feed : text.Length;
            var line = new Paragraph();
            marked.AppendTo(line, new TextSpan(start, end));
            console.Write(line);
            console.WriteLine();
            start = end + 1;
        }
    }

    private static IEnumerable<MarkedText.Layer> Layers(ArticleAnalysis analysis)
    {
        var claims = analysis.Statements.SelectMany(statement =>
            statement.Attribution.Quote.Spans.Select(span => new MarkedText.Layer(span, StanceInk.Of(statement).Marker)));
        var evidence = analysis.Statements.SelectMany(statement => statement.Evidence).Select(evidence =>
            new MarkedText.Layer(evidence.Span, new Style(decoration: Decoration.Bold | Decoration.Underline)));
        return claims.Concat(evidence);
    }

    /// <summary>Closing brackets before opening ones where two claims meet.</summary>
    private static IEnumerable<MarkedText.Sign> Signs(ArticleAnalysis analysis, bool hasColor)
    {
        var claims = analysis.Statements
            .SelectMany(statement => statement.Attribution.Quote.Spans, (statement, span) => (statement, span, ink: StanceInk.Of(statement)))
            .ToList();
        var closing = hasColor ? [] : claims.Select(claim => new MarkedText.Sign(claim.span.End, "⟧", claim.ink.Ink));
        return closing.Concat(claims.Select(claim => new MarkedText.Sign(
            claim.span.Start,
            $"{(hasColor ? "" : "⟦")}{Number(claim.statement, claim.ink)} ",
            claim.ink.Ink.Combine(new Style(decoration: Decoration.Bold)))));
    }

    private static string Number(Statement statement, StanceInk ink) =>
        string.Create(CultureInfo.InvariantCulture, $"{statement.Number}{(statement.Targets.Count == 0 ? "" : ink.Sign)}");

    private static Paragraph Legend(bool hasColor)
    {
        var legend = new Paragraph();
        foreach (var (ink, word) in new[]
        {
            (StanceInk.Of(Labels.Support), "support"), (StanceInk.Of(Labels.Oppose), "oppose"), (StanceInk.Of(Labels.Neutral), "neutral"),
            (StanceInk.Undecided, "undecided"), (StanceInk.None, "about no question"),
        })
        {
            legend.Append(hasColor ? word : $"{ink.Sign} {word}", hasColor ? ink.Marker : ink.Ink);
            legend.Append("   ");
        }

        return legend.Append("\n\n");
    }
}
