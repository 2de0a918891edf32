using System.Text.Json;

namespace StanceML.Training;

/// <summary>Writes <c>current.json</c>.</summary>
public static class Ledger
{
    /// <summary>Makes versions live, closes the entries of those they replace, and keeps all others.</summary>
    /// <remarks>Written aside and renamed: a reader sees the old ledger or the new one, never half of it.</remarks>
    public static void MakeLive(string models, IEnumerable<(string Task, string Version)> versions, string by, string why, TimeProvider time)
    {
        var path = Path.Combine(models, ModelSet.LedgerFile);
        var old = File.Exists(path) ? ModelSet.ReadLedger(models) : new ModelLedger(new Dictionary<string, string>(), []);
        var now = time.GetUtcNow();
        var live = new SortedDictionary<string, string>(old.Live.ToDictionary(), StringComparer.Ordinal);
        var history = old.History.ToList();
        foreach (var (task, version) in versions)
        {
            live[task] = version;
            var replaced = history.FindIndex(entry => entry.Task == task && entry.Until is null);
            if (replaced >= 0)
            {
                history[replaced] = history[replaced] with { Until = now };
            }

            history.Add(new ModelLedgerEntry(task, version, now, null, by, why));
        }

        Directory.CreateDirectory(models);
        var draft = $"{path}.draft";
        File.WriteAllText(draft, JsonSerializer.Serialize(new ModelLedger(live, history), ModelJson.Default.ModelLedger) + "\n");
        File.Move(draft, path, overwrite: true);
    }
}
