using System.Globalization;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace StanceML.Training;

/// <summary>Reads PolNeAR as it is published, or what <see cref="QuoteCorpus.Read"/> reads.</summary>
/// <remarks>
/// Layout after github.com/networkdynamics/PolNeAR: <c>data/dev/attributions/NAME_4b22.ann</c>, where <c>4b22</c> is the annotator, beside
/// <c>data/dev/text/NAME.txt</c>. Plain brat folders, <c>NAME.ann</c> beside <c>NAME.txt</c>, are read too.
/// </remarks>
public static partial class PolnearCorpus
{
    private const string Ending = ".ann";

    /// <exception cref="FileNotFoundException">Neither file nor folder.</exception>
    public static QuoteCorpus Read(string path)
    {
        var files = Directory.Exists(path)
            ? Directory.EnumerateFiles(path, $"*{Ending}", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToArray()
            : path.EndsWith(Ending, StringComparison.OrdinalIgnoreCase) && File.Exists(path) ? [path] : [];
        return files.Length > 0 ? ReadBrat(files) : QuoteCorpus.Read(path);
    }

    private static QuoteCorpus ReadBrat(IEnumerable<string> files)
    {
        var articles = new List<GoldArticle>();
        var problems = new List<RowProblem>();
        var annotated = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            if (TextOf(file) is not { } text)
            {
                problems.Add(new RowProblem(new RowPlace(file, 1), null, "has no text; expected a .txt of its name beside it or in ../text", IsError: true));
            }
            else if (!annotated.TryAdd(text, file))
            {
                problems.Add(new RowProblem(new RowPlace(file, 1), null, $"annotates {text} once more; {annotated[text]} is taken", IsError: false));
            }
            else if (Refusal(text) is { } refusal)
            {
                problems.Add(new RowProblem(new RowPlace(text, 1), null, refusal, IsError: true));
            }
            else if (new BratArticle(file, problems.Add).Read(Path.GetFileNameWithoutExtension(text), File.ReadAllText(text)) is { } article)
            {
                articles.Add(article);
            }
        }

        QuoteCorpus.AddRepeatedIds(articles, problems);
        return new QuoteCorpus(articles, problems);
    }

    private static string? Refusal(string text)
    {
        var bytes = new FileInfo(text).Length;
        return bytes > QuoteCorpus.MaxArticleBytes
            ? string.Create(CultureInfo.InvariantCulture, $"has {bytes} bytes; expected at most {QuoteCorpus.MaxArticleBytes}")
            : Utf8.IsValid(File.ReadAllBytes(text)) ? null : "is not UTF-8; expected the article's text in UTF-8";
    }

    private static string? TextOf(string annotation)
    {
        var folder = Path.GetDirectoryName(annotation) ?? "";
        var name = Path.GetFileNameWithoutExtension(annotation);
        string[] names = [name, Annotator().Replace(name, "")];
        string[] folders = [folder, Path.Combine(Path.GetDirectoryName(folder) ?? "", "text")];
        return (from one in names from place in folders select Path.Combine(place, $"{one}.txt")).FirstOrDefault(File.Exists);
    }

    [GeneratedRegex("_[0-9a-f]{4}$")]
    private static partial Regex Annotator();
}
