using System.Data.Common;
using System.Globalization;
using System.Text;
using Dapper;
using DbUp;
using Npgsql;

namespace StanceML.Store;

/// <summary>One database on a server, and as many workers as wanted.</summary>
internal sealed class PostgresEngine : StoreEngine
{
    /// <summary>"Stance" in ASCII: whoever upgrades holds this lock, so that workers started together do it one after the other.</summary>
    private const long UpgradeLock = 0x5374616E6365;

    /// <summary>Of a word in a tsvector; farther ones count as there.</summary>
    private const int MaxPosition = 16_383;

    /// <summary>
    /// Every question here is a short walk along an index. The planner's own prices are those of rotating disks: it would read a table of millions
    /// of rows for the 2,000 that a search found (600 ms of a million statements; so 12 to 80).
    /// </summary>
    private const string Planning =
        "-c random_page_cost=1.1 -c enable_hashjoin=off -c enable_mergejoin=off -c jit=off -c max_parallel_workers_per_gather=0";

    private static readonly StoreTable Search = new("statement_search", [("statement", "bigint"), ("words", "tsvector")], Keys: 1);

    private static readonly StoreTable Names = StoreTable.OfFirsts("name_word", [("word", "text")], keys: 1);

    /// <summary>Names that begin alike and are looked for one by one; real ones share four letters with some dozens.</summary>
    private const int MaxNames = 200;

    /// <summary>Looked at in one transaction.</summary>
    private const int WordsAtOnce = 200;

    /// <summary>Of a connection; some 20 statements run for every batch of articles.</summary>
    private const int MaxPrepared = 40;

    /// <summary>"Feed": whoever appends to the feed holds this one until its commit.</summary>
    private const long FeedLock = 0x46656564;

    private readonly NpgsqlDataSource _source;

    /// <summary>
    /// What runs for every article is read and planned once a connection. What readers ask is not: a plan for any word reads all statements that have
    /// a frequent one (190 ms instead of 20 of half a million statements).
    /// </summary>
    private readonly NpgsqlDataSource _writing;

    private readonly string _upgradeConnection;

    public PostgresEngine(NpgsqlConnectionStringBuilder connection)
    {
        Name = $"postgres://{connection.Username}@{connection.Host}:{connection.Port}/{connection.Database}";
        connection.Options = $"{Planning} {connection.Options}";
        _source = NpgsqlDataSource.Create(connection);
        connection.MaxAutoPrepare = MaxPrepared;
        _writing = NpgsqlDataSource.Create(connection);
        // The upgrade makes its own connections, and a pool of theirs would outlive it.
        // A large store takes long, and half an upgrade is none.
        _upgradeConnection = new NpgsqlConnectionStringBuilder(connection.ToString()) { Pooling = false, CommandTimeout = 0 }.ToString();
    }

    public override string Name { get; }

    public override string ForOneWorker => "FOR UPDATE SKIP LOCKED";

    public override string ForUpdate => "FOR UPDATE";

    public override string ForShare => "FOR KEY SHARE";

    public override string OneAfterTheOther => $"SELECT pg_advisory_xact_lock({FeedLock})";

    public override string NextSequences => "SELECT nextval(pg_get_serial_sequence('article', 'sequence')) FROM generate_series(1, @count)";

    public override string SearchKey => "statement";

    public override void Upgrade()
    {
        try
        {
            using var connection = new NpgsqlConnection(_upgradeConnection);
            connection.Open();
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

    public override async Task<DbConnection> OpenToWriteAsync(CancellationToken cancellationToken) =>
        await _writing.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);

    public override Task<long> ReadBytesAsync(DbConnection connection, CancellationToken cancellationToken) => connection.ExecuteScalarAsync<long>(
        new CommandDefinition("SELECT pg_database_size(current_database())", cancellationToken: cancellationToken));

    /// <summary>The server lets writers in side by side.</summary>
    public override Task<IDisposable> EnterAsync(CancellationToken cancellationToken) => Task.FromResult<IDisposable>(NoTurn.Instance);

    public override async Task<IReadOnlyList<IReadOnlyList<T>>> EachAsync<T>(
        DbTransaction transaction, string sql, IReadOnlyList<string> parameters, IReadOnlyList<object?[]> rows, Func<DbDataReader, T> read)
    {
        if (rows.Count == 0)
        {
            return [];
        }

        await using var batch = new NpgsqlBatch((NpgsqlConnection)transaction.Connection!, (NpgsqlTransaction)transaction);
        foreach (var row in rows)
        {
            var command = new NpgsqlBatchCommand(sql);
            command.Parameters.AddRange(parameters.Zip(row, (name, value) => new NpgsqlParameter(name, value ?? DBNull.Value)).ToArray());
            batch.BatchCommands.Add(command);
        }

        await using var reader = await batch.ExecuteReaderAsync().ConfigureAwait(false);
        List<IReadOnlyList<T>> given = [];
        do
        {
            List<T> found = [];
            while (await reader.ReadAsync().ConfigureAwait(false))
            {
                found.Add(read(reader));
            }

            given.Add(found);
        }
        while (await reader.NextResultAsync().ConfigureAwait(false));
        return given;
    }

    /// <summary>Others may be at work, and their leases hold.</summary>
    public override bool Claim() => false;

    /// <summary>One statement however many rows: they travel as one array a column.</summary>
    public override async Task InsertAsync(DbTransaction transaction, StoreTable table, IReadOnlyList<object?[]> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        var connection = (NpgsqlConnection)transaction.Connection!;
        var arrays = table.Columns.Select((column, index) => $"@p{index}::{ArrayTypeOf(column)}[]");
        var values = table.Columns.Select(column => column.Type == "tsvector" ? $"{column.Name}::tsvector" : column.Name);
        await using var insert = new NpgsqlCommand(
            $"""
            INSERT INTO {table.Name} ({table.ColumnList})
            SELECT {string.Join(", ", values)} FROM unnest({string.Join(", ", arrays)}) AS given ({table.ColumnList})
            {table.OnConflict}
            """,
            connection,
            (NpgsqlTransaction)transaction);
        for (var column = 0; column < table.Columns.Count; column++)
        {
            insert.Parameters.AddWithValue($"@p{column}", ArrayOf(table.Columns[column], rows, column));
        }

        await insert.ExecuteNonQueryAsync().ConfigureAwait(false);
    }

    public override async Task InsertAsync(DbTransaction transaction, IReadOnlyList<SearchDocument> documents)
    {
        await InsertAsync(transaction, Search, [.. documents.Select(document => new object?[] { document.Statement, Vector(document) })]).ConfigureAwait(false);
        // In one order, whoever writes: two workers with the same names would wait for each other.
        var names = documents.SelectMany(document => Split(document.Words.Speaker)).Distinct().Order(StringComparer.Ordinal);
        await InsertAsync(transaction, Names, [.. names.Select(name => new object?[] { name })]).ConfigureAwait(false);
    }

    public override bool SkipsInSearch => true;

    /// <summary>
    /// Locked, so that no worker finds a word there that goes before its statements come: whoever saves waits. So the words that may go are looked for
    /// before, and only these again.
    /// </summary>
    public override async Task<string?> SweepSearchAsync(DbTransaction transaction, string after)
    {
        const string IsUnused = "NOT EXISTS (SELECT 1 FROM statement_search WHERE words @@ ('''@' || word || '''')::tsquery)";
        var words = (await transaction.Connection!.QueryAsync<(string Word, bool IsUnused)>(
            $"SELECT word, {IsUnused} FROM name_word WHERE word > @after ORDER BY word LIMIT @WordsAtOnce", new { after, WordsAtOnce }, transaction).ConfigureAwait(false)).AsList();
        string[] unused = [.. words.Where(word => word.IsUnused).Select(word => word.Word)];
        if (unused.Length > 0)
        {
            await transaction.Connection!.ExecuteAsync(
                $"LOCK TABLE name_word IN SHARE ROW EXCLUSIVE MODE; DELETE FROM name_word WHERE word = ANY (@unused) AND {IsUnused}", new { unused }, transaction).ConfigureAwait(false);
        }

        return words.Count == WordsAtOnce ? words[^1].Word : null;
    }

    public override async Task<SearchQuery> WithNamesAsync(DbConnection connection, SearchQuery query, CancellationToken cancellationToken)
    {
        List<SearchTerm> terms = [];
        foreach (var term in query.Speaker ?? [])
        {
            terms.Add(term.IsPrefix ? term with { Known = await NamesAsync(connection, term.Words[0], cancellationToken).ConfigureAwait(false) } : term);
        }

        return query with { Speaker = query.Speaker is null ? null : terms };
    }

    public override string Candidates(SearchQuery query, DynamicParameters values) => $"SELECT statement AS id FROM statement_search WHERE {Matches(query, values)}";

    /// <summary>A value that is asked for row by row: the planner cannot turn it round.</summary>
    public override string IsCandidate(SearchQuery query, string id, DynamicParameters values) =>
        $"(SELECT {Matches(query, values)} FROM statement_search WHERE statement = {id})";

    /// <summary>Data that does not fit (22), a broken constraint (23), a limit of the server (54).</summary>
    public override bool IsRuleBroken(DbException e) => e is PostgresException { SqlState: ['2', '2' or '3', ..] or ['5', '4', ..] };

    /// <summary>Two transactions that wait for each other, or that cannot be put one after the other.</summary>
    public override bool IsLostRace(DbException e) => e is PostgresException { SqlState: ['4', '0', ..] };

    public override Task BackUpAsync(string path, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"{Name} is a PostgreSQL database: copy it with pg_dump, or archive its log for a copy of every moment.");

    public override void Dispose()
    {
        _source.Dispose();
        _writing.Dispose();
    }

    /// <returns>Null for more than can be asked for one by one, and for none.</returns>
    private static async Task<IReadOnlyList<string>?> NamesAsync(DbConnection connection, string beginning, CancellationToken cancellationToken)
    {
        // Words are letters and digits: none is a sign of LIKE.
        var words = (await connection.QueryAsync<string>(new CommandDefinition(
            "SELECT word FROM name_word WHERE word LIKE @beginning LIMIT @limit",
            new { beginning = beginning + "%", limit = MaxNames + 1 },
            cancellationToken: cancellationToken)).ConfigureAwait(false)).AsList();
        return words.Count is 0 or > MaxNames ? null : words;
    }

    /// <summary>One condition for each word: the index then goes from one place where all may meet to the next, and reads nothing between.</summary>
    private static string Matches(SearchQuery query, DynamicParameters values)
    {
        IEnumerable<string> conditions =
        [
            .. (query.Words ?? []).Select(term => Phrase(term, "")),
            .. (query.Words ?? []).SelectMany(WordPair.In).Distinct().Select(pair => $"'#{pair:x}'"),
            .. (query.Speaker ?? []).Select(term => Phrase(term, "@")),
            .. query.Facets.Select(facets => string.Join(" | ", facets.Select(facet => $"'={facet}'"))),
        ];
        return string.Join(" AND ", conditions.Select((condition, index) =>
        {
            values.Add($"search{index}", condition);
            return $"words @@ @search{index}::tsquery";
        }));
    }

    private static string Phrase(SearchTerm term, string kind) => term.Known is { } known
        ? string.Join(" | ", known.Select(word => $"'{kind}{word}'"))
        : string.Join(" <-> ", term.Words.Select((word, index) => $"'{kind}{word}'{(term.IsPrefix && index == term.Words.Count - 1 ? ":*" : "")}"));

    private static string ArrayTypeOf(StoreColumn column) => column.Type == "tsvector" ? "text" : column.Type;

    private static Array ArrayOf(StoreColumn column, IReadOnlyList<object?[]> rows, int index) => column.Type switch
    {
        "bigint" => rows.Select(row => (long?)row[index]).ToArray(),
        "integer" => rows.Select(row => (int?)row[index]).ToArray(),
        "boolean" => rows.Select(row => (bool?)row[index]).ToArray(),
        "double precision" => rows.Select(row => (double?)row[index]).ToArray(),
        _ => rows.Select(row => (string?)row[index]).ToArray(),
    };

    /// <summary>Words with their places, so that words in a row are found, fast by their pairs (#); a name's begin with @, facets with =.</summary>
    private static string Vector(SearchDocument document)
    {
        var vector = new StringBuilder();
        var words = Split(document.Words.Statement);
        Append("", words);
        Append("@", Split(document.Words.Speaker));
        foreach (var pair in WordPair.In(words))
        {
            vector.Append(CultureInfo.InvariantCulture, $"'#{pair:x}' ");
        }

        foreach (var facet in document.Facets)
        {
            vector.Append(CultureInfo.InvariantCulture, $"'={facet}' ");
        }

        return vector.ToString();

        void Append(string kind, IReadOnlyList<string> words)
        {
            foreach (var (index, word) in words.Index())
            {
                vector.Append(CultureInfo.InvariantCulture, $"'{kind}{word}':{Math.Min(index + 1, MaxPosition)} ");
            }
        }
    }

    private static string[] Split(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries);

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
