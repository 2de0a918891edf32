using System.Data.Common;
using Dapper;
using DbUp;
using Npgsql;

namespace StanceML.Store;

/// <summary>One database on a server, and as many workers as wanted.</summary>
internal sealed class PostgresEngine : StoreEngine
{
    /// <summary>"Stance" in ASCII: whoever upgrades holds this lock, so that workers started together do it one after the other.</summary>
    private const long UpgradeLock = 0x5374616E6365;

    private readonly NpgsqlDataSource _source;
    private readonly string _upgradeConnection;

    public PostgresEngine(NpgsqlConnectionStringBuilder connection)
    {
        Name = $"postgres://{connection.Username}@{connection.Host}:{connection.Port}/{connection.Database}";
        _source = NpgsqlDataSource.Create(connection);
        // The upgrade makes its own connections, and a pool of theirs would outlive it.
        _upgradeConnection = new NpgsqlConnectionStringBuilder(connection.ToString()) { Pooling = false }.ToString();
    }

    public override string Name { get; }

    public override string ForOneWorker => "FOR UPDATE SKIP LOCKED";

    public override string NextSequences => "SELECT nextval(pg_get_serial_sequence('article', 'sequence')) FROM generate_series(1, @count)";

    public override void Upgrade()
    {
        try
        {
            using var connection = _source.OpenConnection();
            RefuseOtherEncodings(connection);
            connection.Execute("SELECT pg_advisory_lock(@UpgradeLock)", new { UpgradeLock });
            StoreSchema.Upgrade(Name, "Postgres/", DeployChanges.To.PostgresqlDatabase(_upgradeConnection));
            connection.Execute("SELECT pg_advisory_unlock(@UpgradeLock)", new { UpgradeLock });
        }
        catch (NpgsqlException e)
        {
            throw new StoreUnavailableException(Name, e);
        }
    }

    public override async Task<DbConnection> OpenAsync(CancellationToken cancellationToken) =>
        await _source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>The server lets writers in side by side.</summary>
    public override Task<IDisposable> EnterAsync(CancellationToken cancellationToken) => Task.FromResult<IDisposable>(NoTurn.Instance);

    /// <summary>Others may be at work, and their leases hold.</summary>
    public override bool Claim() => false;

    /// <summary>Data that does not fit (22), a broken constraint (23), a limit of the server (54).</summary>
    public override bool IsRuleBroken(DbException e) => e is PostgresException { SqlState: ['2', '2' or '3', ..] or ['5', '4', ..] };

    /// <summary>Two transactions that wait for each other, or that cannot be put one after the other.</summary>
    public override bool IsLostRace(DbException e) => e is PostgresException { SqlState: ['4', '0', ..] };

    public override void Dispose() => _source.Dispose();

    private void RefuseOtherEncodings(NpgsqlConnection connection)
    {
        if (connection.ExecuteScalar<string>("SHOW server_encoding") is var encoding and not "UTF8")
        {
            throw new StoreUnavailableException(Name, $"its encoding is {encoding}; expected UTF8");
        }
    }

    private sealed class NoTurn : IDisposable
    {
        public static NoTurn Instance { get; } = new();

        public void Dispose()
        {
        }
    }
}
