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

    /// <summary>In one transaction with the note that it is due: it happens wholly and once, whatever is killed when.</summary>
    public static async Task<int> FinishAsync(StoreEngine engine, DbTransaction transaction)
    {
        var done = 0;
        // Waits for whoever is at it, however long.
        var due = (await transaction.Connection!.QueryAsync<string>(
            "DELETE FROM upgrade_due RETURNING work", transaction: transaction, commandTimeout: 0).ConfigureAwait(false)).AsList();
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
            var rows = (await transaction.Connection!.QueryAsync<Row>(
                $"""
                SELECT statement, record, article.sequence, article.outlet, article.story, article.published, article.received
                FROM statement_record JOIN article ON article.sequence = {StatementId.ArticleOf("statement")}
                WHERE statement > @after ORDER BY statement LIMIT @StatementsAtOnce
                """,
                new { after, StatementsAtOnce },
                transaction).ConfigureAwait(false)).AsList();
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

    private static void Add(StatementBatch batch, Row row, List<string> due)
    {
        var record = JsonSerializer.Deserialize(row.Record, StanceJson.Readable.StatementRecord)!;
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
