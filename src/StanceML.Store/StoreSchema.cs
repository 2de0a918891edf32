using DbUp.Builder;
using DbUp.Engine;
using DbUp.Engine.Output;

namespace StanceML.Store;

/// <summary>Brings a store up to this build's tables, one embedded script after the other.</summary>
internal static class StoreSchema
{
    /// <param name="name">The store's, for people.</param>
    /// <param name="folder">Where its engine's scripts lie. Stores remember the scripts without it.</param>
    /// <exception cref="StoreUnavailableException">It is no store, or was written by a newer StanceML.</exception>
    public static void Upgrade(string name, string folder, UpgradeEngineBuilder builder)
    {
        var scripts = ScriptsIn(folder);
        var upgrader = builder
            .WithScripts(scripts)
            .WithVariablesDisabled()
            .WithTransactionPerScript()
            .LogTo(new NoOpUpgradeLog())
            .Build();
        RefuseNewer(name, upgrader.GetExecutedScripts(), [.. scripts.Select(script => script.Name)]);
        var result = upgrader.PerformUpgrade();
        if (!result.Successful)
        {
            throw new StoreUnavailableException(name, result.Error);
        }
    }

    private static SqlScript[] ScriptsIn(string folder)
    {
        var assembly = typeof(StoreSchema).Assembly;
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(resource => resource.StartsWith(folder, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(resource => SqlScript.FromStream(resource[folder.Length..], assembly.GetManifestResourceStream(resource)!)),
        ];
    }

    private static void RefuseNewer(string name, IEnumerable<string> executed, HashSet<string> known)
    {
        var unknown = executed.FirstOrDefault(script => !known.Contains(script));
        if (unknown is not null)
        {
            throw new StoreUnavailableException(name, $"a newer StanceML wrote it ({unknown} is unknown here)");
        }
    }
}
