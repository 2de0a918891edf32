using System.Data.Common;
using Dapper;
using DbUp;
using Microsoft.Data.Sqlite;

namespace StanceML.Store;

/// <summary>One file, one worker.</summary>
/// <remarks>
/// Write-ahead log, so readers never wait for the writer; <c>synchronous=FULL</c>, so what was committed survives a
/// power cut: an accepted article must. One writer of this process at a time: SQLite would let the others poll. They share one
/// connection, whose cache stays true since nobody else writes the file, and which keeps the statements that it has compiled.
/// </remarks>
internal sealed class SqliteEngine(string path, Func<TimeSpan> busyTimeout) : StoreEngine
{
    private static readonly StoreTable Search = new(
        "statement_search", [("rowid", "bigint"), ("words", "text"), ("names", "text"), ("facets", "text")], Keys: 1);

    /// <summary>
    /// A search considers so many finds, the newest arrivals first; it is put in order of time, and would take seconds for a word that millions of
    /// statements have in common.
    /// </summary>
    private const int MaxCandidates = 2_000;

    /// <summary>Of the connection that writes, in KB: most pages that a batch of articles changes were changed by the one before.</summary>
    private const int WriterCacheKilobytes = 32_768;

    /// <summary>Pages (of 4 KB) in the log before they are brought into the file: hot ones go there once for many commits.</summary>
    private const int LogPages = 8_192;

    private readonly string _connectionString = new SqliteConnectionStringBuilder { DataSource = path, ForeignKeys = true }.ToString();

    private readonly SemaphoreSlim _writer = new(1, 1);

    /// <summary>By their texts, of <see cref="_writing"/>, as the inserts are.</summary>
    private readonly Dictionary<string, SqliteCommand> _repeated = new(StringComparer.Ordinal);

    private readonly Dictionary<string, SqliteInsert> _inserts = new(StringComparer.Ordinal);

    /// <summary>Null until the first write, and after one that failed. Whoever has the turn has it.</summary>
    private SqliteConnection? _writing;

    private FileStream? _claim;
    private bool _isDisposed;

    public override string Name => path;

    public override string ForOneWorker => "";

    public override string ForUpdate => "";

    public override string ForShare => "";

    public override string? OneAfterTheOther => null;

    public override string NextSequences =>
        """
        UPDATE article_sequence SET last = last + @count;
        WITH RECURSIVE place (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM place WHERE number < @count)
        SELECT last - @count + number FROM place, article_sequence
        """;

    public override string SearchKey => "rowid";

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

    public override async Task<DbConnection> OpenAsync(CancellationToken cancellationToken) =>
        await OpenAsync(_connectionString, "PRAGMA synchronous = FULL", cancellationToken).ConfigureAwait(false);

    public override async Task<DbConnection> OpenToWriteAsync(CancellationToken cancellationToken)
    {
        if (_writing is null)
        {
            _writing = await OpenAsync(
                new SqliteConnectionStringBuilder(_connectionString) { Pooling = false }.ToString(),
                $"PRAGMA synchronous = FULL; PRAGMA cache_size = -{WriterCacheKilobytes}; PRAGMA wal_autocheckpoint = {LogPages}",
                cancellationToken).ConfigureAwait(false);
        }

        _writing.DefaultTimeout = (int)busyTimeout().TotalSeconds;
        return _writing;
    }

    public override ValueTask GiveBackAsync(DbConnection connection, bool isSound)
    {
        if (!isSound)
        {
            CloseWriting();
        }

        return ValueTask.CompletedTask;
    }

    public override Task<IReadOnlyList<IReadOnlyList<T>>> EachAsync<T>(
        DbTransaction transaction, string sql, IReadOnlyList<string> parameters, IReadOnlyList<object?[]> rows, Func<DbDataReader, T> read)
    {
        if (!_repeated.TryGetValue(sql, out var command))
        {
            command = new SqliteCommand(sql, _writing);
            command.Parameters.AddRange(parameters.Select(name => new SqliteParameter(name, null)));
            _repeated.Add(sql, command);
        }

        command.Transaction = (SqliteTransaction)transaction;
        command.CommandTimeout = _writing!.DefaultTimeout;
        return Task.FromResult<IReadOnlyList<IReadOnlyList<T>>>([.. rows.Select(Run)]);

        IReadOnlyList<T> Run(object?[] row)
        {
            foreach (var (index, value) in row.Index())
            {
                command.Parameters[index].Value = value ?? DBNull.Value;
            }

            using var reader = command.ExecuteReader();
            List<T> found = [];
            while (reader.Read())
            {
                found.Add(read(reader));
            }

            return found;
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

    public override Task InsertAsync(DbTransaction transaction, StoreTable table, IReadOnlyList<object?[]> rows)
    {
        if (rows.Count > 0)
        {
            var sql = $"INSERT INTO {table.Name} ({table.ColumnList}) VALUES ({string.Join(", ", Enumerable.Repeat('?', table.Columns.Count))}) {table.OnConflict}";
            if (!_inserts.TryGetValue(sql, out var insert))
            {
                _inserts.Add(sql, insert = new SqliteInsert(_writing!, sql));
            }

            foreach (var row in rows)
            {
                insert.Execute(row);
            }
        }

        return Task.CompletedTask;
    }

    public override Task InsertAsync(DbTransaction transaction, IReadOnlyList<SearchDocument> documents) => InsertAsync(
        transaction,
        Search,
        [.. documents.Select(document => new object?[]
        {
            document.Statement, document.Words.Statement, string.Join(' ', NameWord.In(document.Words.Speaker)), string.Join(' ', document.Facets),
        })]);

    public override bool SkipsInSearch => false;

    public override string Candidates(SearchQuery query, DynamicParameters values)
    {
        List<string> conditions =
        [
            .. (query.Words ?? []).Select(term => $"words : ({Phrase(term)})"),
            .. (query.Speaker ?? []).Select(term => $"names : \"{NameWord.Of(term)}\""),
            .. query.Facets.Select(facets => $"facets : ({string.Join(" OR ", facets.Select(facet => $"\"{facet}\""))})"),
        ];
        values.Add("search", string.Join(" AND ", conditions));
        values.Add("candidates", MaxCandidates);
        return "SELECT rowid AS id FROM statement_search WHERE statement_search MATCH @search ORDER BY rowid DESC LIMIT @candidates";

        static string Phrase(SearchTerm term) => $"\"{string.Join(' ', term.Words)}\"{(term.IsPrefix ? " *" : "")}";
    }

    public override string IsCandidate(SearchQuery query, string id, DynamicParameters values) => throw new NotSupportedException("A file is searched from the newest arrival on.");

    public override bool IsRuleBroken(DbException e) =>
        e is SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_CONSTRAINT or SQLitePCL.raw.SQLITE_TOOBIG };

    /// <summary>Writers queue up.</summary>
    public override bool IsLostRace(DbException e) => false;

    /// <summary>With what waits in the log.</summary>
    public override Task<long> ReadBytesAsync(DbConnection connection, CancellationToken cancellationToken) =>
        Task.FromResult(new[] { path, path + "-wal" }.Select(file => new FileInfo(file)).Where(file => file.Exists).Sum(file => file.Length));

    public override async Task BackUpAsync(string path, CancellationToken cancellationToken)
    {
        if (Path.Exists(path))
        {
            throw new IOException($"{path} is there already; a backup replaces nothing.");
        }

        var partial = path + ".partial";
        File.Delete(partial);
        try
        {
            await CopyAsync(partial, cancellationToken).ConfigureAwait(false);
            await CheckAsync(partial, cancellationToken).ConfigureAwait(false);
            await using (var copy = new FileStream(partial, FileMode.Open, FileAccess.ReadWrite))
            {
                copy.Flush(flushToDisk: true);
            }

            File.Move(partial, path, overwrite: false);
        }
        catch (SqliteException e)
        {
            throw new StoreUnavailableException(Name, e);
        }
        finally
        {
            File.Delete(partial);
        }
    }

    public override void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        // Whoever writes ends first, unless it hangs.
        if (_writer.Wait(busyTimeout()))
        {
            CloseWriting();
            _writer.Dispose();
        }

        using (var connection = new SqliteConnection(_connectionString))
        {
            SqliteConnection.ClearPool(connection);
        }

        _claim?.Dispose();
    }

    private async Task<SqliteConnection> OpenAsync(string connectionString, string settings, CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(connectionString) { DefaultTimeout = (int)busyTimeout().TotalSeconds };
        try
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            await connection.ExecuteAsync(settings).ConfigureAwait(false);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private void CloseWriting()
    {
        foreach (var command in _repeated.Values)
        {
            command.Dispose();
        }

        foreach (var insert in _inserts.Values)
        {
            insert.Dispose();
        }

        _repeated.Clear();
        _inserts.Clear();
        _writing?.Dispose();
        _writing = null;
    }

    private async Task CopyAsync(string target, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
        await connection.ExecuteAsync(new CommandDefinition("VACUUM INTO @target", new { target }, commandTimeout: 0, cancellationToken: cancellationToken))
            .ConfigureAwait(false);
    }

    private async Task CheckAsync(string copy, CancellationToken cancellationToken)
    {
        var connectionString = new SqliteConnectionStringBuilder { DataSource = copy, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString();
        await using var connection = new SqliteConnection(connectionString);
        var found = await connection.ExecuteScalarAsync<string>(
            new CommandDefinition("PRAGMA integrity_check(1)", commandTimeout: 0, cancellationToken: cancellationToken)).ConfigureAwait(false);
        if (found != "ok")
        {
            throw new StoreUnavailableException(Name, $"its copy is damaged: {found}");
        }
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
