using System.Data.Common;
using Dapper;
using DbUp;
using Microsoft.Data.Sqlite;

namespace StanceML.Store;

/// <summary>One file, one worker.</summary>
/// <remarks>
/// Write-ahead log, so readers never wait for the writer; <c>synchronous=FULL</c>, so what was committed survives a
/// power cut: an accepted article must. One writer of this process at a time: SQLite would let the others poll.
/// </remarks>
internal sealed class SqliteEngine(string path, Func<TimeSpan> busyTimeout) : StoreEngine
{
    private readonly string _connectionString = new SqliteConnectionStringBuilder { DataSource = path, ForeignKeys = true }.ToString();
    private readonly SemaphoreSlim _writer = new(1, 1);
    private FileStream? _claim;

    public override string Name => path;

    public override string ForOneWorker => "";

    public override string NextSequences =>
        """
        WITH RECURSIVE place (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM place WHERE number < @count)
        SELECT (SELECT COALESCE(MAX(sequence), 0) FROM article) + number FROM place
        """;

    public override void Upgrade()
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            UseWriteAheadLog();
            StoreSchema.Upgrade(Name, "Sqlite/", DeployChanges.To.SqliteDatabase(_connectionString));
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException(Name, e);
        }
    }

    public override async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(_connectionString) { DefaultTimeout = (int)busyTimeout().TotalSeconds };
        try
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            await connection.ExecuteAsync("PRAGMA synchronous = FULL").ConfigureAwait(false);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public override async Task<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        await _writer.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new Turn(_writer);
    }

    /// <summary>The system lets go of the lock when its process ends, however that ends; so whoever gets it finds only leases of the dead.</summary>
    public override bool Claim()
    {
        try
        {
            _claim ??= new FileStream(path + ".worker", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException(Name, $"another worker takes its articles, or its folder cannot be written ({e.Message}); several workers share PostgreSQL");
        }
    }

    public override bool IsRuleBroken(DbException e) =>
        e is SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_CONSTRAINT or SQLitePCL.raw.SQLITE_TOOBIG };

    /// <summary>Writers queue up.</summary>
    public override bool IsLostRace(DbException e) => false;

    public override void Dispose()
    {
        using (var connection = new SqliteConnection(_connectionString))
        {
            SqliteConnection.ClearPool(connection);
        }

        _claim?.Dispose();
        _writer.Dispose();
    }

    /// <summary>The journal mode is a property of the file, and it cannot be changed inside a script's transaction.</summary>
    private void UseWriteAheadLog()
    {
        using var connection = new SqliteConnection(_connectionString);
        connection.Execute("PRAGMA journal_mode = WAL");
    }

    private sealed class Turn(SemaphoreSlim writer) : IDisposable
    {
        public void Dispose() => writer.Release();
    }
}
