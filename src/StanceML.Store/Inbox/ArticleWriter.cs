using System.Data.Common;
using Dapper;

namespace StanceML.Store;

/// <summary>Writes articles that are new as pending, each with the story that it tells, inside one transaction.</summary>
internal sealed class ArticleWriter(StoreDatabase database)
{
    /// <summary>
    /// Numbered in order of arrival, but written in order of their ids: two deliveries of the same articles would wait for each other.
    /// </summary>
    /// <param name="attempts">How often their analysis was begun elsewhere.</param>
    /// <returns>One receipt per article, in order.</returns>
    public async Task<AcceptedArticle[]> InsertAsync(DbTransaction transaction, IReadOnlyList<QueuedArticle> articles, int attempts = 0)
    {
        var sequences = (await transaction.Connection!.QueryAsync<long>(
            database.Engine.NextSequences, new { count = articles.Count }, transaction).ConfigureAwait(false)).AsList();
        var receipts = new AcceptedArticle[articles.Count];
        await using var find = database.Engine.Repeat(transaction, "SELECT state FROM article WHERE id = @id", "@id");
        await using var insert = database.Engine.Repeat(
            transaction,
            """
            INSERT INTO article (sequence, id, text, title, outlet, url, language, published, received, state, attempts, story, story_print)
            VALUES (@sequence, @id, @text, @title, @outlet, @url, @language, @published, @received, 'pending', @attempts, @story, @print)
            ON CONFLICT (id) DO NOTHING
            """,
            "@sequence", "@id", "@text", "@title", "@outlet", "@url", "@language", "@published", "@received", "@attempts", "@story", "@print");
        await using var stories = new StoryFinder(database.Engine, transaction);
        foreach (var (index, queued) in articles.Index().OrderBy(place => place.Item.Id, StringComparer.Ordinal))
        {
            receipts[index] = await find.FirstAsync(row => row.GetString(0), queued.Id).ConfigureAwait(false) is { } state
                ? new AcceptedArticle(queued.Id, ArticleRow.StateOf(state), IsNew: false)
                : await InsertAsync(insert, stories, sequences[index], queued, attempts).ConfigureAwait(false);
        }

        return receipts;
    }

    private static async Task<AcceptedArticle> InsertAsync(
        RepeatedCommand insert, StoryFinder stories, long sequence, QueuedArticle queued, int attempts)
    {
        var (article, print) = (queued.Article, queued.Print);
        var received = queued.Received.ToUnixTimeMilliseconds();
        var story = print is null ? null : await stories.FindAsync(print, received).ConfigureAwait(false);
        var inserted = await insert.ExecuteAsync(
            sequence,
            queued.Id,
            StorableText.Of(article.Text),
            StorableText.Of(article.Title),
            StorableText.Of(article.Outlet),
            StorableText.Of(article.Url),
            StorableText.Of(article.Language),
            article.Published?.ToUnixTimeMilliseconds(),
            received,
            attempts,
            story ?? sequence,
            print?.ToBytes()).ConfigureAwait(false);
        if (inserted == 1 && print is not null)
        {
            await stories.RememberAsync(print, sequence).ConfigureAwait(false);
        }

        // None was inserted where another worker accepted the same text a moment ago.
        return new AcceptedArticle(queued.Id, ArticleState.Pending, IsNew: inserted == 1);
    }
}
