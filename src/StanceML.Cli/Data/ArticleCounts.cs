using System.Globalization;
using Spectre.Console;
using StanceML.Training;

namespace StanceML.Cli;

/// <summary>How many annotated articles and attributions there are, by kind and style.</summary>
internal static class ArticleCounts
{
    public static void Write(IAnsiConsole console, IReadOnlyList<GoldArticle> articles, IReadOnlyList<RowProblem> problems)
    {
        var errors = problems.Count(problem => problem.IsError);
        var attributions = articles.SelectMany(article => article.Attributions.Select(attribution => (Article: article, Attribution: attribution))).ToList();
        var words = articles.Sum(Words);
        var cues = attributions.Select(one => Cue(one.Article, one.Attribution)).Where(cue => cue.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).Count();
        var sourceless = attributions.Count(one => one.Attribution.Source.Count == 0);
        Say(console, $"{articles.Count:N0} annotated articles, {errors:N0} errors, {problems.Count - errors:N0} warnings");
        Say(console, $"{words:N0} words, {attributions.Count:N0} attributions, {cues:N0} distinct cues");
        Say(console, $"{(double)sourceless / Math.Max(1, attributions.Count):P0} of the attributions without a source");
        Write(console, "kind", attributions.Where(one => one.Attribution.Content.Count > 0).GroupBy(one => one.Attribution.KindIn(one.Article.Article.Text).ToString().ToLowerInvariant()));
        Write(console, "style", attributions.GroupBy(one => one.Article.Style ?? "none"));
    }

    private static void Write(IAnsiConsole console, string field, IEnumerable<IGrouping<string, (GoldArticle Article, GoldAttribution Attribution)>> groups)
    {
        var table = new Table { Border = TableBorder.Simple }
            .AddColumn(field)
            .AddColumn(new TableColumn("articles").RightAligned())
            .AddColumn(new TableColumn("attributions").RightAligned());
        foreach (var group in groups.OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal))
        {
            table.AddRow(Cell(SafeText.OneLine(group.Key)), Cell(group.Select(one => one.Article).Distinct().Count()), Cell(group.Count()));
        }

        console.Write(table);
    }

    private static void Say(IAnsiConsole console, FormattableString line) => console.Write(new Paragraph($"{line.ToString(CultureInfo.InvariantCulture)}\n"));

    private static int Words(GoldArticle article) =>
        DocumentReader.Read(article.Article).Tokens.Count(token => token.Kind is TokenKind.Word or TokenKind.Number);

    private static string Cue(GoldArticle article, GoldAttribution attribution) =>
        string.Join(' ', attribution.Cue.Select(span => span.Of(article.Article.Text).ToString()));

    private static Paragraph Cell(int count) => Cell(count.ToString("N0", CultureInfo.InvariantCulture));

    private static Paragraph Cell(string text) => new(text);
}
