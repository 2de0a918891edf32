namespace StanceML;

/// <summary>The live models, one per task. Immutable; replace the whole set to change one.</summary>
public sealed class ModelSet
{
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

    /// <returns>The judge of a task; null for a task without one.</returns>
    public TextModel? JudgeOf(string task) => _judges.GetValueOrDefault(task);

    /// <returns>The model of one task alone; an empty set when there is none.</returns>
    public ModelSet Only(string task) => new(
        _judges.Where(judge => judge.Key == task).ToDictionary(StringComparer.Ordinal), task == Labels.QuotesTask ? Quotes : null);

    /// <returns>These models, those of the other set in the place of theirs.</returns>
    public ModelSet With(ModelSet other) => new(
        _judges.Where(judge => !other._judges.ContainsKey(judge.Key)).Concat(other._judges).ToDictionary(StringComparer.Ordinal), other.Quotes ?? Quotes);

    /// <summary>Loads what <c>current.json</c> names as live.</summary>
    /// <param name="path">The folder that holds <c>current.json</c> and one folder per task.</param>
    /// <exception cref="InvalidModelException">The ledger or one of the live models must not be used.</exception>
    public static ModelSet Load(string path, StatementEncoder encoder) =>
        LoadFolders(ModelLedger.Read(path).Live.OrderBy(live => live.Key, StringComparer.Ordinal).Select(live => VersionFolder(path, new ModelName(live.Key, live.Value))), encoder);

    /// <summary>Loads one version from the folder that holds them all: returns when it may be used, throws when not.</summary>
    /// <returns>A set of this model alone.</returns>
    /// <exception cref="InvalidModelException">The names lead elsewhere, or the version must not be used.</exception>
    public static ModelSet LoadVersion(string path, ModelName name, StatementEncoder encoder) =>
        LoadFolders([VersionFolder(path, name)], encoder);

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
    private static string VersionFolder(string path, ModelName name)
    {
        if (!ModelName.IsPlain(name.Task) || !ModelName.IsPlain(name.Version))
        {
            throw new InvalidModelException(
                Path.Combine(path, ModelLedger.FileName), $"names '{name}'; expected a task and a version of letters, digits, '.', '-' and '_'");
        }

        var folder = name.FolderIn(path);
        var found = ModelFolder.ReadManifest(folder).Name;
        return found == name.ToString()
            ? folder
            : throw new InvalidModelException(folder, $"its manifest says '{found}'; expected '{name}'");
    }
}
