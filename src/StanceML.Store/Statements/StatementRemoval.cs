using System.Data.Common;
using System.Text.Json;
using Dapper;

namespace StanceML.Store;

/// <summary>Takes the statements of articles out again, and out of the counts, the feed and the review queue. What was decided on them stays.</summary>
internal sealed class StatementRemoval(StoreEngine engine, DbTransaction transaction)
{
    private readonly StatementTally _tally = new();
    private readonly ReviewEntries _entries = new();

    public async Task RemoveAsync(ArticlePlace place)
    {
        var values = new { sequence = place.Sequence };
        foreach (var json in await transaction.Connection!.QueryAsync<string>(
            $"SELECT record FROM statement_record WHERE {StatementId.IsOfArticle("statement")}", values, transaction).ConfigureAwait(false))
        {
            _tally.Add(place, JsonSerializer.Deserialize(json, StanceJson.Readable.StatementRecord)!, -1);
            _entries.Remove(place);
        }

        await transaction.Connection!.ExecuteAsync(
            $"""
            DELETE FROM statement_feed WHERE article = @sequence;
            DELETE FROM judgment WHERE {StatementId.IsOfArticle("statement")};
            DELETE FROM nested_statement WHERE {StatementId.IsOfArticle("statement")};
            DELETE FROM statement_search WHERE {StatementId.IsOfArticle(engine.SearchKey)};
            DELETE FROM statement_record WHERE {StatementId.IsOfArticle("statement")};
            DELETE FROM statement WHERE {StatementId.IsOfArticle("id")};
            DELETE FROM review_queue WHERE {StatementId.IsOfArticle("statement")};
            DELETE FROM review_original WHERE {StatementId.IsOfArticle("statement")};
            DELETE FROM review_mark WHERE {StatementId.IsOfArticle("statement")};
            """,
            values,
            transaction).ConfigureAwait(false);
    }

    /// <summary>Takes single statements out of all but the counts, the feed and the review queue.</summary>
    public static async Task RemoveAsync(StoreEngine engine, DbTransaction transaction, IEnumerable<long> statements)
    {
        foreach (var statement in statements)
        {
            await transaction.Connection!.ExecuteAsync(
                $"""
                DELETE FROM judgment WHERE statement = @statement;
                DELETE FROM nested_statement WHERE statement = @statement;
                DELETE FROM statement_search WHERE {engine.SearchKey} = @statement;
                DELETE FROM statement_record WHERE statement = @statement;
                DELETE FROM statement WHERE id = @statement;
                """,
                new { statement },
                transaction).ConfigureAwait(false);
        }
    }

    /// <summary>Once, after the last article.</summary>
    public async Task CountAsync()
    {
        await _tally.WriteAsync(engine, transaction).ConfigureAwait(false);
        await _entries.WriteAsync(engine, transaction).ConfigureAwait(false);
    }
}
