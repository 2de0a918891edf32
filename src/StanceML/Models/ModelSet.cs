using System.Text.Json;

namespace StanceML;

/// <summary>The live models, one per task. Immutable; replace the whole set to change one.</summary>
public sealed class ModelSet
{
    public const string LedgerFile = "current.json";

    private const long MaxLedgerBytes = 4L << 20;

    private ModelSet(IReadOnlyDictionary<string, TextModel> models)
    {
        Models = models;
        Names = models.ToDictionary(model => model.Key, model => model.Value.Manifest.Name, StringComparer.Ordinal);
    }

    /// <summary>No model at all: statements are found, nothing is judged.</summary>
    public static ModelSet Empty { get; } = new(new Dictionary<string, TextModel>());

    /// <summary>Task to model.</summary>
    public IReadOnlyDictionary<string, TextModel> Models { get; }

    /// <summary>Task to <c>task/version</c>.</summary>
    public IReadOnlyDictionary<string, string> Names { get; }

    public TextModel? Stance => Models.GetValueOrDefault(Labels.StanceTask);

    public TextModel? Relevance => Models.GetValueOrDefault(Labels.RelevanceTask);

    public TextModel? Sentiment => Models.GetValueOrDefault(Labels.SentimentTask);

    /// <summary>Loads what <c>current.json</c> names as live.</summary>
    /// <param name="path">The folder that holds <c>current.json</c> and one folder per task.</param>
    /// <exception cref="InvalidModelException">The ledger or one of the live models must not be used.</exception>
    public static ModelSet Load(string path, StatementEncoder encoder)
    {
        var ledger = ReadLedger(path);
        var models = new Dictionary<string, TextModel>(StringComparer.Ordinal);
        foreach (var (task, version) in ledger.Live.OrderBy(live => live.Key, StringComparer.Ordinal))
        {
            models[task] = LoadVersion(path, task, version, encoder);
        }

        return new ModelSet(models);
    }

    /// <summary>Loads one version from the folder that holds them all.</summary>
    /// <remarks>A folder copied to another task's place would answer for that task with labels of its own, so its manifest must name its place.</remarks>
    /// <exception cref="InvalidModelException">The names lead elsewhere, or the version must not be used.</exception>
    public static TextModel LoadVersion(string path, string task, string version, StatementEncoder encoder)
    {
        if (!IsPlainName(task) || !IsPlainName(version))
        {
            throw new InvalidModelException(
                Path.Combine(path, LedgerFile), $"names '{task}/{version}'; expected a task and a version of letters, digits, '.', '-' and '_'");
        }

        var folder = Path.Combine(path, task, version);
        var model = ModelFolder.Load(folder, encoder);
        return model.Manifest.Name == $"{task}/{version}"
            ? model
            : throw new InvalidModelException(folder, $"its manifest says '{model.Manifest.Name}'; expected '{task}/{version}'");
    }

    /// <summary>One set of single folders, the later of the same task winning: what <c>--model DIR</c> names.</summary>
    /// <exception cref="InvalidModelException">One of the folders must not be used.</exception>
    public static ModelSet LoadFolders(IEnumerable<string> paths, StatementEncoder encoder) =>
        new(paths.Select(path => ModelFolder.Load(path, encoder))
            .GroupBy(model => model.Manifest.Task, StringComparer.Ordinal)
            .ToDictionary(models => models.Key, models => models.Last(), StringComparer.Ordinal));

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
