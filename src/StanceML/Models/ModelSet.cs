using System.Text.Json;

namespace StanceML;

/// <summary>The live models, one per task. Immutable; replace the whole set to change one.</summary>
public sealed class ModelSet
{
    public const string LedgerFile = "current.json";

    private const long MaxLedgerBytes = 4L << 20;

    private readonly IReadOnlyDictionary<string, TextModel> _judges;

    private ModelSet(IReadOnlyDictionary<string, TextModel> judges, QuoteModel? quotes)
    {
        (_judges, Quotes) = (judges, quotes);
        var names = judges.ToDictionary(model => model.Key, model => model.Value.Manifest.Name, StringComparer.Ordinal);
        if (quotes is not null)
        {
            names[Labels.QuotesTask] = quotes.Manifest.Name;
        }

        Names = names;
    }

    /// <summary>No model at all: statements are found by the rules, nothing is judged.</summary>
    public static ModelSet Empty { get; } = new(new Dictionary<string, TextModel>(), quotes: null);

    /// <summary>Task to <c>task/version</c>.</summary>
    public IReadOnlyDictionary<string, string> Names { get; }

    public TextModel? Stance => _judges.GetValueOrDefault(Labels.StanceTask);

    public TextModel? Relevance => _judges.GetValueOrDefault(Labels.RelevanceTask);

    public TextModel? Sentiment => _judges.GetValueOrDefault(Labels.SentimentTask);

    /// <summary>Finds the quotes; null leaves that to the rules.</summary>
    public QuoteModel? Quotes { get; }

    /// <summary>Loads what <c>current.json</c> names as live.</summary>
    /// <param name="path">The folder that holds <c>current.json</c> and one folder per task.</param>
    /// <exception cref="InvalidModelException">The ledger or one of the live models must not be used.</exception>
    public static ModelSet Load(string path, StatementEncoder encoder) =>
        LoadFolders(ReadLedger(path).Live.OrderBy(live => live.Key, StringComparer.Ordinal).Select(live => VersionFolder(path, live.Key, live.Value)), encoder);

    /// <summary>Loads one version from the folder that holds them all and forgets it again: whether it may be used.</summary>
    /// <exception cref="InvalidModelException">The names lead elsewhere, or the version must not be used.</exception>
    public static void Verify(string path, string task, string version, StatementEncoder encoder) =>
        LoadFolders([VersionFolder(path, task, version)], encoder);

    /// <summary>One set of single folders, the later of the same task winning: what <c>--model DIR</c> names.</summary>
    /// <exception cref="InvalidModelException">One of the folders must not be used.</exception>
    public static ModelSet LoadFolders(IEnumerable<string> paths, StatementEncoder encoder)
    {
        var judges = new Dictionary<string, TextModel>(StringComparer.Ordinal);
        QuoteModel? quotes = null;
        foreach (var path in paths)
        {
            if (ModelFolder.ReadManifest(path).Task == Labels.QuotesTask)
            {
                quotes = ModelFolder.LoadQuotes(path);
            }
            else
            {
                var judge = ModelFolder.LoadText(path, encoder);
                judges[judge.Manifest.Task] = judge;
            }
        }

        return new ModelSet(judges, quotes);
    }

    /// <remarks>A folder copied to another task's place would answer for that task with labels of its own, so its manifest must name its place.</remarks>
    private static string VersionFolder(string path, string task, string version)
    {
        if (!IsPlainName(task) || !IsPlainName(version))
        {
            throw new InvalidModelException(
                Path.Combine(path, LedgerFile), $"names '{task}/{version}'; expected a task and a version of letters, digits, '.', '-' and '_'");
        }

        var folder = Path.Combine(path, task, version);
        var name = ModelFolder.ReadManifest(folder).Name;
        return name == $"{task}/{version}"
            ? folder
            : throw new InvalidModelException(folder, $"its manifest says '{name}'; expected '{task}/{version}'");
    }

    /// <exception cref="InvalidModelException">There is no ledger, or it is damaged.</exception>
    public static ModelLedger ReadLedger(string path)
    {
        var file = new FileInfo(Path.Combine(path, LedgerFile));
        if (!file.Exists)
        {
            throw new InvalidModelException(file.FullName, "is missing; expected a ledger that names the live models (make one with `stanceml train`)");
        }

        if (file.Length > MaxLedgerBytes)
        {
            throw new InvalidModelException(file.FullName, $"has {file.Length} bytes; expected at most {MaxLedgerBytes}");
        }

        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(file.FullName), ModelJson.Default.ModelLedger)
                ?? throw new InvalidModelException(file.FullName, "found 'null'; expected a ledger");
        }
        catch (JsonException e)
        {
            throw new InvalidModelException(file.FullName, $"is no ledger: {e.Message}", e);
        }
    }

    private static bool IsPlainName(string name) =>
        name.Length > 0 && name[0] != '.' && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_');
}
