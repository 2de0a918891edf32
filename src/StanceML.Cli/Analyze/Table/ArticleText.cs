using System.Globalization;
using Spectre.Console;

namespace StanceML.Cli;

/// <summary>The article's text with each claim marked in place and numbered as in the list above it.</summary>
internal static class ArticleText
{
    private const int ClosingFirst = 0;
    private const int OpeningLast = 1;

    /// <param name="hasColor">Without color, claims stand in brackets.</param>
    public static void Write(IAnsiConsole console, ArticleAnalysis analysis, string text, bool hasColor)
    {
        var marked = new MarkedText(text);
        foreach (var statement in analysis.Statements)
        {
            Mark(marked, statement, hasColor);
        }

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

    private static void Mark(MarkedText marked, Statement statement, bool hasColor)
    {
        var ink = StanceInk.Of(statement);
        var number = string.Create(CultureInfo.InvariantCulture, $"{statement.Number}{(statement.Targets.Count == 0 ? "" : ink.Sign)}");
        foreach (var span in statement.Attribution.Quote.Spans)
        {
            marked.Lay(span, ink.Marker);
            marked.Insert(span.Start, OpeningLast, hasColor ? $"{number} " : $"⟦{number} ", ink.Ink.Combine(new Style(decoration: Decoration.Bold)));
            if (!hasColor)
            {
                marked.Insert(span.End, ClosingFirst, "⟧", ink.Ink);
            }
        }

        foreach (var evidence in statement.Evidence)
        {
            marked.Lay(evidence.Span, new Style(decoration: Decoration.Bold | Decoration.Underline));
        }
    }

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
