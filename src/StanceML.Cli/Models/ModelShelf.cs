using System.Text.Json;

namespace StanceML.Cli;

/// <summary>Reads a models folder and verifies every version in it.</summary>
internal sealed class ModelShelf(string path, StatementEncoder encoder)
{
    private const string MetricsFile = "metrics.json";

    /// <returns>By task, newest folder name last; also versions that are live but missing.</returns>
    /// <exception cref="InvalidModelException">The ledger is missing or damaged.</exception>
    public IReadOnlyList<ListedModel> Read(CancellationToken cancellation)
    {
        var ledger = ModelSet.ReadLedger(path);
        var versions = new List<ListedModel>();
        foreach (var (task, version) in Folders().Union(ledger.Live.Select(live => (live.Key, live.Value))).Order())
        {
            cancellation.ThrowIfCancellationRequested();
            versions.Add(Read(ledger, task, version));
        }

        return versions;
    }

    private IEnumerable<(string Task, string Version)> Folders() =>
        from task in Directory.EnumerateDirectories(path)
        from version in Directory.EnumerateDirectories(task)
        where File.Exists(Path.Combine(version, ModelFolder.ManifestFile))
        select (Path.GetFileName(task), Path.GetFileName(version));

    private ListedModel Read(ModelLedger ledger, string task, string version)
    {
        var isLive = ledger.Live.GetValueOrDefault(task) == version;
        var since = ledger.History.LastOrDefault(entry => entry.Task == task && entry.Version == version && entry.Until is null)?.From;
        var (rows, figures) = Figures(Path.Combine(path, task, version, MetricsFile));
        return new ListedModel(task, version, isLive, isLive ? since : null, Problem(task, version), rows, figures);
    }

    private string? Problem(string task, string version)
    {
        try
        {
            ModelSet.Verify(path, task, version, encoder);
            return null;
        }
        catch (InvalidModelException e)
        {
            return e.Message;
        }
    }

    /// <summary>Figures are shown, not trusted: whatever cannot be read is left out.</summary>
    private static (int? Rows, IReadOnlyList<ListedFigure> Figures) Figures(string metrics)
    {
        try
        {
            using var stream = File.OpenRead(metrics);
            var read = JsonSerializer.Deserialize(stream, ListedModelsJson.Default.ListedMetrics);
            return (read?.Rows, read?.Figures ?? []);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return (null, []);
        }
    }
}
