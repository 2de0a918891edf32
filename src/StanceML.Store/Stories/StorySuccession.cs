using System.Data.Common;
using System.Text.Json;
using Dapper;

namespace StanceML.Store;

/// <summary>Makes the next article the first of its story where the first failed or was deleted, so that somebody counts for the story.</summary>
/// <remarks>A copy that another worker accepts in the same moment may still join the article that fails; it then counts for no story.</remarks>
internal sealed class StorySuccession(StoreEngine engine, DbTransaction transaction)
{
    /// <param name="ended">Sequences of articles that failed or were deleted, firsts of their stories or not.</param>
    public async Task HandOnAsync(IEnumerable<long> ended)
    {
        var (tally, entries) = (new StatementTally(), new ReviewEntries());
        foreach (var first in ended)
        {
            await HandOnAsync(tally, entries, first).ConfigureAwait(false);
        }

        await tally.WriteAsync(engine, transaction).ConfigureAwait(false);
        await entries.WriteAsync(engine, transaction).ConfigureAwait(false);
    }

    private async Task HandOnAsync(StatementTally tally, ReviewEntries entries, long first)
    {
        var heir = await transaction.Connection!.QuerySingleOrDefaultAsync<ArticlePlace>(
            $"""
            SELECT {ArticlePlace.Columns} FROM article
            WHERE story = @first AND sequence <> @first AND state <> 'failed' ORDER BY sequence LIMIT 1
            """,
            new { first },
            transaction).ConfigureAwait(false);
        if (heir is null)
        {
            return;
        }

        // The article's row first: whoever saves its statements at the same time holds it.
        var values = new { sequence = heir.Sequence, first };
        await transaction.Connection!.ExecuteAsync(
            "UPDATE article SET story = @sequence WHERE story = @first; UPDATE review SET story = @sequence WHERE story = @first", values, transaction).ConfigureAwait(false);
        await transaction.Connection!.ExecuteAsync(
            $"""
            UPDATE statement SET is_copy = FALSE WHERE {StatementId.IsOfArticle("id")};
            UPDATE judgment SET is_copy = FALSE WHERE {StatementId.IsOfArticle("statement")};
            """,
            values,
            transaction).ConfigureAwait(false);
        var itself = new ArticlePlace { Sequence = heir.Sequence, Outlet = heir.Outlet, Story = heir.Sequence, Published = heir.Published, Received = heir.Received };
        foreach (var (statement, json) in await transaction.Connection!.QueryAsync<(long, string)>(
            $"SELECT statement, record FROM statement_record WHERE {StatementId.IsOfArticle("statement")}", values, transaction).ConfigureAwait(false))
        {
            var record = JsonSerializer.Deserialize(json, StanceJson.Readable.StatementRecord)!;
            tally.Add(heir, record, -1);
            tally.Add(itself, record, 1);
            entries.Add(statement, itself, record);
        }
    }
}
