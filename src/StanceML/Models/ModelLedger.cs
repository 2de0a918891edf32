using System.Text.Json;

namespace StanceML;

/// <summary><c>models/current.json</c>: what is live, and what was, from when to when and why.</summary>
/// <param name="Live">Task to version.</param>
/// <param name="History">Oldest first.</param>
public sealed record ModelLedger(IReadOnlyDictionary<string, string> Live, IReadOnlyList<ModelLedgerEntry> History)
{
    public const string FileName = "current.json";

    private const long MaxBytes = 4L << 20;

    public static ModelLedger Empty { get; } = new(new Dictionary<string, string>(), []);

    /// <returns>Null when nothing of the task is live.</returns>
    public ModelName? LiveOf(string task) => Live.TryGetValue(task, out var version) ? new ModelName(task, version) : null;

    /// <summary>The entry that says since when and why a version is live; null when it is not, or the history does not say.</summary>
    public ModelLedgerEntry? LiveEntry(ModelName name) => LiveOf(name.Task) == name
        ? History.LastOrDefault(entry => entry.Task == name.Task && entry.Version == name.Version && entry.Until is null)
        : null;

    /// <summary>What a rollback goes back to: the version that was live before, those that were rolled back from left out.</summary>
    /// <returns>Null when there is none.</returns>
    public ModelName? Before(string task)
    {
        var standing = new List<string>();
        foreach (var entry in History.Where(entry => entry.Task == task))
        {
            if (entry.RolledBackFrom is not null && standing.LastIndexOf(entry.Version) is var at and >= 0)
            {
                standing.RemoveRange(at + 1, standing.Count - at - 1);
            }
            else
            {
                standing.Add(entry.Version);
            }
        }

        var live = Live.GetValueOrDefault(task);
        return standing.FindLast(version => version != live) is { } before ? new ModelName(task, before) : null;
    }

    /// <summary>The entry's version becomes live, and the entry that it replaces is closed; all others stay.</summary>
    public ModelLedger With(ModelLedgerEntry entry) => new(
        new SortedDictionary<string, string>(Live.ToDictionary(), StringComparer.Ordinal) { [entry.Task] = entry.Version },
        [.. History.Select(old => old.Task == entry.Task && old.Until is null ? old with { Until = entry.From } : old), entry]);

    /// <param name="models">The folder that holds <c>current.json</c>.</param>
    /// <exception cref="InvalidModelException">There is no ledger, or it is damaged.</exception>
    public static ModelLedger Read(string models)
    {
        var path = Path.Combine(models, FileName);
        if (!File.Exists(path))
        {
            throw new InvalidModelException(Path.GetFullPath(path), "is missing; expected a ledger that names the live models (make one with `stanceml train`)");
        }

        return Parse(path, ModelFolder.ReadCapped(path, MaxBytes));
    }

    /// <summary>The same, <see cref="Empty"/> where no ledger is.</summary>
    /// <exception cref="InvalidModelException">The ledger is damaged.</exception>
    public static ModelLedger ReadOrEmpty(string models) => File.Exists(Path.Combine(models, FileName)) ? Read(models) : Empty;

    private static ModelLedger Parse(string path, ReadOnlySpan<byte> json)
    {
        try
        {
            var ledger = JsonSerializer.Deserialize(json, ModelJson.Default.ModelLedger) ?? throw new InvalidModelException(path, "found 'null'; expected a ledger");

            // The serializer lets nulls into lists.
            return ledger.Live.Values.Any(version => version is null) || ledger.History.Any(entry => entry is null)
                ? throw new InvalidModelException(path, "found 'null' among the versions; expected names and entries")
                : ledger;
        }
        catch (JsonException e)
        {
            throw new InvalidModelException(path, $"is no ledger: {e.Message}", e);
        }
    }
}
