using Dapper;
using DbUp;
using DbUp.Engine.Output;
using Microsoft.Data.Sqlite;

namespace StanceML.Store;

/// <summary>Brings a store up to this build's tables, one embedded script after the other.</summary>
internal static class StoreSchema
{
    /// <exception cref="StoreUnavailableException">The file cannot be opened, is no store, or was written by a newer StanceML.</exception>
    public static void Upgrade(string path, string connectionString)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            UseWriteAheadLog(connectionString);
            var upgrader = DeployChanges.To
                .SqliteDatabase(connectionString)
                .WithScriptsEmbeddedInAssembly(typeof(StoreSchema).Assembly)
                .WithTransactionPerScript()
                .LogTo(new NoOpUpgradeLog())
                .Build();
            RefuseNewer(path, upgrader.GetExecutedScripts(), [.. upgrader.GetDiscoveredScripts().Select(script => script.Name)]);
            var result = upgrader.PerformUpgrade();
            if (!result.Successful)
            {
                throw new StoreUnavailableException(path, result.Error);
            }
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException(path, e);
        }
    }

    /// <summary>The journal mode is a property of the file, and it cannot be changed inside a script's transaction.</summary>
    private static void UseWriteAheadLog(string connectionString)
    {
        using var connection = new SqliteConnection(connectionString);
        connection.Execute("PRAGMA journal_mode = WAL");
    }

    private static void RefuseNewer(string path, IEnumerable<string> executed, HashSet<string> known)
    {
        var unknown = executed.FirstOrDefault(name => !known.Contains(name));
        if (unknown is not null)
        {
            throw new StoreUnavailableException(path, $"a newer StanceML wrote it ({unknown} is unknown here)");
        }
    }
}
