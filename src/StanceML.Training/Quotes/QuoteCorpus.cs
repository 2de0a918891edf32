using System.Globalization;
using System.Text.Unicode;

namespace StanceML.Training;

/// <summary>Annotated articles, and what was wrong with the others.</summary>
/// <param name="Articles">In file order.</param>
/// <param name="Problems">In file order.</param>
public sealed record QuoteCorpus(IReadOnlyList<GoldArticle> Articles, IReadOnlyList<RowProblem> Problems)
{
    /// <summary>A longer marked article is refused: it is no news article.</summary>
    public const int MaxArticleBytes = 1 << 20;

    /// <summary>A larger file of rows is refused.</summary>
    public const long MaxRowsBytes = 200L << 20;

    /// <param name="path">
    /// A file: marked articles end in <c>.md</c>, others are rows in the PolNeAR layout. Or a folder, read with its subfolders in
    /// name order: of <c>.jsonl</c> the files whose first row has attributions; of <c>.md</c> those not named README.md that do not
    /// begin with a heading.
    /// </param>
    /// <exception cref="FileNotFoundException">Neither file nor folder.</exception>
    public static QuoteCorpus Read(string path)
    {
        var files = Directory.Exists(path) ? AnnotatedFiles.In(path)
            : File.Exists(path) ? [path]
            : throw new FileNotFoundException($"{path}: no such file or folder", path);
        var articles = new List<GoldArticle>();
        var problems = new List<RowProblem>();
        foreach (var file in files)
        {
            ReadFile(file, articles, problems);
        }

        AddRepeatedIds(articles, problems);
        return new QuoteCorpus(articles, problems);
    }

    private static void ReadFile(string file, List<GoldArticle> articles, List<RowProblem> problems)
    {
        var isMarked = AnnotatedFiles.IsMarkdown(file);
        var maxBytes = isMarked ? MaxArticleBytes : MaxRowsBytes;
        if (new FileInfo(file).Length is var bytes && bytes > maxBytes)
        {
            problems.Add(new RowProblem(new RowPlace(file, 1), null, string.Create(CultureInfo.InvariantCulture, $"has {bytes} bytes; expected at most {maxBytes}"), IsError: true));
        }
        else if (!isMarked)
        {
            using var stream = File.OpenRead(file);
            articles.AddRange(GoldRows.Read(stream, file, problems.Add));
        }
        else if (File.ReadAllBytes(file) is var content && !Utf8.IsValid(content))
        {
            problems.Add(new RowProblem(new RowPlace(file, 1), null, "is not UTF-8; expected a marked article in UTF-8", IsError: true));
        }
        else if (MarkedArticle.Read(File.ReadAllText(file), file, problems.Add) is { } article)
        {
            articles.Add(article);
        }
    }

    internal static void AddRepeatedIds(List<GoldArticle> articles, List<RowProblem> problems)
    {
        var ids = new Dictionary<string, RowPlace>(StringComparer.Ordinal);
        foreach (var article in articles.Where(article => !ids.TryAdd(article.Article.Id, article.Place)))
        {
            problems.Add(new RowProblem(
                article.Place, "id", $"'{article.Article.Id}' stands already at {ids[article.Article.Id]}; expected a new id", IsError: true));
        }
    }
}
