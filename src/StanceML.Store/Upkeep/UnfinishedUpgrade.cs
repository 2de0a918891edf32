using System.Data.Common;
using System.Text.Json;
using Dapper;

namespace StanceML.Store;

/// <summary>The part of an upgrade that SQL alone cannot do: search words, counts and places in the review queue of statements that were there before these.</summary>
internal static class UnfinishedUpgrade
{
    private const int StatementsAtOnce = 1_000;

    private const string Findings = "search and counts";

    /// <summary>Of PostgreSQL alone.</summary>
    private const string Pairs = "pairs of words";

    private const string Queue = "review queue";

    /// <summary>Of SQLite alone.</summary>
    private const string Names = "names in the search";

    /// <summary>Written in a transaction: fewer cost more time for each, and the log that is kept beside the file grows with them.</summary>
    private const int NamesAtOnce = 2_500;

    /// <summary>In one transaction with the note that it is due: it happens wholly and once, whatever is killed when.</summary>
    public static async Task<int> FinishAsync(StoreEngine engine, DbTransaction transaction)
    {
        var done = 0;
        // Waits for whoever is at it, however long.
        var due = (await transaction.Connection!.QueryAsync<string>(
            "DELETE FROM upgrade_due WHERE work <> @Names RETURNING work", new { Names }, transaction, commandTimeout: 0).ConfigureAwait(false)).AsList();
        if (due.Count == 0)
        {
            return done;
        }

        if (due.Contains(Pairs))
        {
            // Whoever looks for words meanwhile waits for the new rows.
            await transaction.Connection!.ExecuteAsync("TRUNCATE statement_search", transaction: transaction, commandTimeout: 0).ConfigureAwait(false);
        }

        for (var after = long.MinValue; ;)
        {
            var rows = await ReadAsync(transaction, after, StatementsAtOnce).ConfigureAwait(false);
            if (rows.Count == 0)
            {
                return done;
            }

            var batch = new StatementBatch(engine);
            foreach (var row in rows)
            {
                Add(batch, row, due);
            }

            await batch.WriteAsync(transaction).ConfigureAwait(false);
            done += rows.Count;
            after = rows[^1].Statement;
        }
    }

    /// <summary>Writes the search rows of the next statements, in their order, each step in a transaction of its own: the rows themselves say how far it got.</summary>
    /// <returns>Whether there may be more.</returns>
    public static async Task<bool> WriteNamesAsync(StoreEngine engine, DbTransaction transaction)
    {
        var connection = transaction.Connection!;
        if (await connection.ExecuteScalarAsync<string>("SELECT work FROM upgrade_due WHERE work = @Names", new { Names }, transaction).ConfigureAwait(false) is null)
        {
            return false;
        }

        var last = await connection.ExecuteScalarAsync<long?>(
            $"SELECT {engine.SearchKey} FROM statement_search ORDER BY {engine.SearchKey} DESC LIMIT 1", transaction: transaction).ConfigureAwait(false);
        var rows = await ReadAsync(transaction, last ?? long.MinValue, NamesAtOnce).ConfigureAwait(false);
        var batch = new StatementBatch(engine);
        foreach (var row in rows)
        {
            batch.AddSearch(row.Statement, row, RecordOf(row));
        }

        await batch.WriteAsync(transaction).ConfigureAwait(false);
        if (rows.Count == 0)
        {
            await connection.ExecuteAsync("DELETE FROM upgrade_due WHERE work = @Names", new { Names }, transaction).ConfigureAwait(false);
        }

        return rows.Count > 0;
    }

    private static async Task<List<Row>> ReadAsync(DbTransaction transaction, long after, int limit) => (await transaction.Connection!.QueryAsync<Row>(
        $"""
        SELECT statement, record, article.sequence, article.outlet, article.story, article.published, article.received
        FROM statement_record JOIN article ON article.sequence = {StatementId.ArticleOf("statement")}
        WHERE statement > @after ORDER BY statement LIMIT @limit
        """,
        new { after, limit },
        transaction).ConfigureAwait(false)).AsList();

    private static StatementRecord RecordOf(Row row) => JsonSerializer.Deserialize(row.Record, StanceJson.Readable.StatementRecord)!;

    private static void Add(StatementBatch batch, Row row, List<string> due)
    {
        var record = RecordOf(row);
        if (due.Contains(Findings))
        {
            batch.AddFindings(row.Statement, row, record);
        }

        if (due.Contains(Pairs))
        {
            batch.AddSearch(row.Statement, row, record);
        }

        if (due.Contains(Queue))
        {
            batch.AddEntry(row.Statement, row, record);
        }
    }

    private sealed class Row : ArticlePlace
    {
        public long Statement { get; init; }

        public required string Record { get; init; }
    }
}
