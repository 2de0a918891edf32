using Spectre.Console;

namespace StanceML.Cli;

/// <summary>Which article, its headline, how much was found, and which models judged.</summary>
internal static class ArticleHeading
{
    private const int MaxHeadlineChars = 160;

    public static Rows Of(ArticleAnalysis analysis, string text)
    {
        var statements = analysis.Statements;
        var questions = statements.SelectMany(statement => statement.Targets).Select(target => target.Candidate.Target.Id).Distinct().Count();
        var models = analysis.Models.Count == 0 ? "no models" : string.Join(", ", analysis.Models.Values.Order(StringComparer.Ordinal));
        return new Rows(
            new Rule(Markup.Escape(SafeText.OneLine(analysis.Article.Id))) { Justification = Justify.Left, Style = new Style(Color.Grey) },
            new Paragraph(Headline(analysis, text), new Style(decoration: Decoration.Bold)),
            new Paragraph(
                $"{Plural.Of(statements.Count, "statement")} · {Plural.Of(questions, "question")} · judged by {models}",
                new Style(Color.Grey)),
            Text.Empty);
    }

    private static string Headline(ArticleAnalysis analysis, string text)
    {
        var headline = analysis.Article.Title is { } title ? SafeText.OneLine(title) : FirstLine(text);
        return headline.Length <= MaxHeadlineChars ? headline : $"{headline[..CutBefore(headline, MaxHeadlineChars)]}…";
    }

    private static string FirstLine(string text)
    {
        var line = text.AsSpan().TrimStart();
        var end = line.IndexOf('\n');
        return (end < 0 ? line : line[..end]).TrimEnd().ToString();
    }

    /// <summary>Never between the two halves of a character.</summary>
    private static int CutBefore(string text, int at) => char.IsLowSurrogate(text[at]) ? at - 1 : at;
}
