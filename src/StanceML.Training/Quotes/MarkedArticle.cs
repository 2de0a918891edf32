using System.Globalization;

namespace StanceML.Training;

/// <summary>An article whose attributions are marked in its text, as <c>training-data/quotes/README.md</c> describes it.</summary>
public static class MarkedArticle
{
    internal const string HeadEnd = "---";

    /// <param name="file">Names the article (its name without the ending is the id) and stands in messages.</param>
    /// <param name="report">Told each problem with its line.</param>
    /// <returns>Null when the file has errors.</returns>
    public static GoldArticle? Read(string content, string file, Action<RowProblem> report)
    {
        var hasErrors = false;
        void Refuse(int line, string? field, string problem)
        {
            hasErrors = true;
            report(new RowProblem(new RowPlace(file, line), field, problem, IsError: true));
        }

        var lines = content.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n');
        var end = Array.FindIndex(lines, line => line.TrimEnd() == HeadEnd);
        if (end < 0)
        {
            Refuse(1, null, $"has no line {HeadEnd}; expected a head of 'field: value' lines that ends in one");
            return null;
        }

        var head = MarkedArticleHead.Read(lines[..end], file, Refuse);
        var first = Array.FindIndex(lines, end + 1, line => !string.IsNullOrWhiteSpace(line));
        if (first < 0)
        {
            Refuse(end + 1, null, "has no text after its head");
            return null;
        }

        var body = new MarkedTextReader(string.Join('\n', lines[first..]).TrimEnd(), first + 1, Refuse);
        body.Read();
        if (hasErrors)
        {
            return null;
        }

        return new GoldArticle(
            new Article(Path.GetFileNameWithoutExtension(file), body.Text) { Outlet = head.Outlet },
            GoldMark.Join(body.Marks, body.Text, head.Speakers))
        {
            Group = head.Group ?? Path.GetFileNameWithoutExtension(file),
            Style = head.Style,
            Speakers = head.Speakers,
            Place = new RowPlace(file, 1),
            TextLine = first + 1,
        };
    }

    /// <returns>The article as <see cref="Read"/> takes it; attributions are numbered in their order.</returns>
    /// <exception cref="InvalidDataException">The format cannot hold the article: braces or bars in its text, marks that cross.</exception>
    public static string Write(GoldArticle article)
    {
        string?[] head =
        [
            Field("style", article.Style),
            Field("outlet", article.Article.Outlet),
            Field("group", article.Group == article.Article.Id ? null : article.Group),
            .. article.Speakers.Select(speaker => Field("speaker", string.Create(CultureInfo.InvariantCulture, $"{speaker.Name} = {speaker.Actor}"))),
        ];
        return string.Concat(head) + $"{HeadEnd}\n{MarkedTextWriter.Write(article)}\n";
    }

    private static string? Field(string name, string? value) => value is null ? null : $"{name}: {value}\n";
}
