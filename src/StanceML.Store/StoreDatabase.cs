using Microsoft.Data.Sqlite;

namespace StanceML.Store;

/// <summary>One SQLite file. Opens connections to it and lets one writer of this process in at a time.</summary>
/// <remarks>
/// Write-ahead log, so readers never wait for the writer; <c>synchronous=FULL</c>, so what was committed survives a
/// power cut: an accepted article must. Safe for concurrent use.
/// </remarks>
public sealed class StoreDatabase : IDisposable
{
    private readonly string _connectionString;
    private readonly SemaphoreSlim _writer = new(1, 1);

    /// <param name="path">The file; made, with its folder, when it is not there.</param>
    /// <param name="clock">The time of what this store records.</param>
    /// <exception cref="StoreUnavailableException">The file cannot be opened, is no store, or was written by a newer StanceML.</exception>
    public StoreDatabase(string path, TimeProvider clock)
    {
        Path = System.IO.Path.GetFullPath(path);
        Clock = clock;
        _connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = Path,
            ForeignKeys = true,
        }.ToString();
        StoreSchema.Upgrade(Path, _connectionString);
    }

    public string Path { get; }

    internal TimeProvider Clock { get; }

    /// <summary>How long a write waits for another process that writes. Default 10 s; whole seconds.</summary>
    public TimeSpan BusyTimeout { get; init; } = TimeSpan.FromSeconds(10);

    public void Dispose()
    {
        using (var connection = new SqliteConnection(_connectionString))
        {
            SqliteConnection.ClearPool(connection);
        }

        _writer.Dispose();
    }

    /// <summary>Runs the work on a connection of its own.</summary>
    /// <exception cref="StoreUnavailableException">The store cannot be read.</exception>
    internal async Task<T> ReadAsync<T>(Func<SqliteConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
            return await work(connection).ConfigureAwait(false);
        }
        catch (SqliteException e)
        {
            throw new StoreUnavailableException(Path, e);
        }
    }

    /// <summary>Runs the work in one transaction: all of it is durable when this returns, none of it when it throws or rolls back.</summary>
    /// <exception cref="InvalidOperationException">What was written breaks a rule of the tables: trying again is of no use.</exception>
    /// <exception cref="StoreUnavailableException">The store cannot be written.</exception>
    internal async Task<T> WriteAsync<T>(Func<SqliteTransaction, Task<T>> work, CancellationToken cancellationToken)
    {
        await _writer.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await using var connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
            await using var transaction = connection.BeginTransaction();
            var result = await work(transaction).ConfigureAwait(false);
            if (transaction.Connection is not null)
            {
                await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            }

            return result;
        }
        catch (SqliteException e) when (e.SqliteErrorCode is SQLitePCL.raw.SQLITE_CONSTRAINT or SQLitePCL.raw.SQLITE_TOOBIG)
        {
            throw new InvalidOperationException($"The store refused what was written: {e.Message}", e);
        }
        catch (SqliteException e)
        {
            throw new StoreUnavailableException(Path, e);
        }
        finally
        {
            _writer.Release();
        }
    }

    private async Task<SqliteConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(_connectionString) { DefaultTimeout = (int)BusyTimeout.TotalSeconds };
        try
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            await using var pragmas = connection.CreateCommand();
            pragmas.CommandText = "PRAGMA synchronous = FULL";
            await pragmas.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
