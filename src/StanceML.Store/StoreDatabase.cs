using System.Data.Common;
using System.Security.Cryptography;

namespace StanceML.Store;

/// <summary>Where everything is kept: one SQLite file for one worker, or one PostgreSQL database that many workers share.</summary>
/// <remarks>
/// What was committed survives a power cut: an accepted article must. Safe for concurrent use.
/// </remarks>
public sealed class StoreDatabase : IDisposable
{
    /// <summary>Two transactions rarely meet twice; a fourth meeting is a store in trouble.</summary>
    private const int MaxRuns = 4;

    /// <param name="store">
    /// A file (made, with its folder, when it is not there), <c>postgres://user:password@host:port/database</c>, or <c>Host=…;Database=…</c>.
    /// </param>
    /// <param name="clock">The time of what this store records.</param>
    /// <exception cref="StoreUnavailableException">It cannot be opened, is no store, or was written by a newer StanceML.</exception>
    public StoreDatabase(string store, TimeProvider clock)
    {
        Clock = clock;
        Engine = StoreAddress.ConnectionIn(store) is { } connection
            ? new PostgresEngine(connection)
            : new SqliteEngine(Path.GetFullPath(store), () => BusyTimeout);
        Engine.Upgrade();
        Write(transaction => UnfinishedUpgrade.FinishAsync(Engine, transaction));
        while (Write(transaction => UnfinishedUpgrade.WriteNamesAsync(Engine, transaction)))
        {
        }

        T Write<T>(Func<DbTransaction, Task<T>> work) => WriteAsync(work, CancellationToken.None).GetAwaiter().GetResult();
    }

    /// <returns>Whether a store of that name is a file; else it is a database on a server.</returns>
    /// <exception cref="StoreUnavailableException">It begins like a connection string and is none.</exception>
    public static bool IsFile(string store) => StoreAddress.ConnectionIn(store) is null;

    /// <summary>For people and logs: the file, or the server and database; never a password.</summary>
    public string Name => Engine.Name;

    /// <summary>How long a write waits for another process that writes the file. Default 10 s; whole seconds. SQLite only.</summary>
    public TimeSpan BusyTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long an article that a worker took is its own. Default 5 min; <see cref="ArticleInbox.RenewAsync"/> begins it anew.</summary>
    public TimeSpan LeaseTime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Who takes articles: machine, process, and a word for this very opening.</summary>
    internal string Worker { get; } = $"{Environment.MachineName}/{Environment.ProcessId}/{RandomNumberGenerator.GetHexString(8, lowercase: true)}";

    /// <summary>Whether articles were taken through this opening, and every lease looked at.</summary>
    internal bool HasTaken { get; set; }

    internal TimeProvider Clock { get; }

    internal StoreEngine Engine { get; }

    /// <returns>Whether an address names a database that many workers can share, and no file.</returns>
    /// <exception cref="StoreUnavailableException">It begins like a connection string and is none.</exception>
    public static bool IsShared(string store) => StoreAddress.ConnectionIn(store) is not null;

    public void Dispose() => Engine.Dispose();

    /// <summary>Runs the work on a connection of its own.</summary>
    /// <exception cref="StoreUnavailableException">The store cannot be read.</exception>
    internal async Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await Engine.OpenAsync(cancellationToken).ConfigureAwait(false);
            return await work(connection).ConfigureAwait(false);
        }
        catch (DbException e)
        {
            throw new StoreUnavailableException(Name, e);
        }
    }

    /// <summary>Runs the work in one transaction: all of it is durable when this returns, none of it when it throws.</summary>
    /// <param name="work">Runs again from its start when its transaction lost against another one.</param>
    /// <exception cref="InvalidOperationException">What was written breaks a rule of the tables: trying again is of no use.</exception>
    /// <exception cref="StoreUnavailableException">
    /// The store cannot be written. Should the connection have broken while the server committed, all of it may be durable nevertheless.
    /// </exception>
    internal async Task<T> WriteAsync<T>(Func<DbTransaction, Task<T>> work, CancellationToken cancellationToken)
    {
        using var turn = await Engine.EnterAsync(cancellationToken).ConfigureAwait(false);
        for (var run = 1; ; run++)
        {
            try
            {
                return await RunAsync(work, cancellationToken).ConfigureAwait(false);
            }
            catch (DbException e) when (Engine.IsRuleBroken(e))
            {
                throw new InvalidOperationException($"The store refused what was written: {e.Message}", e);
            }
            catch (DbException e) when (run < MaxRuns && Engine.IsLostRace(e))
            {
                // Its locks are gone with its transaction: the next run starts from what the winner left.
            }
            catch (DbException e)
            {
                throw new StoreUnavailableException(Name, e);
            }
        }
    }

    private async Task<T> RunAsync<T>(Func<DbTransaction, Task<T>> work, CancellationToken cancellationToken)
    {
        var connection = await Engine.OpenToWriteAsync(cancellationToken).ConfigureAwait(false);
        var isDone = false;
        try
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
            var result = await work(transaction).ConfigureAwait(false);
            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            isDone = true;
            return result;
        }
        catch (OperationCanceledException)
        {
            // Rolled back, and nothing is wrong with the connection.
            isDone = true;
            throw;
        }
        finally
        {
            await Engine.GiveBackAsync(connection, isDone).ConfigureAwait(false);
        }
    }
}
