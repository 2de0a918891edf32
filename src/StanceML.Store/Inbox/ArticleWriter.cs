using System.Data.Common;
using Dapper;

namespace StanceML.Store;

/// <summary>Writes articles that are new as pending, each with the story that it tells, inside one transaction.</summary>
internal sealed class ArticleWriter(StoreDatabase database)
{
    private readonly StoryFinder _stories = new(database.Engine);

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
        foreach (var (index, id) in articles.Select((queued, index) => (index, ContentHash.Of(queued.Article.Text))).OrderBy(pair => pair.Item2, StringComparer.Ordinal))
        {
            receipts[index] = await InsertAsync(transaction, sequences[index], id, articles[index], attempts).ConfigureAwait(false);
        }

        return receipts;
    }

    private async Task<AcceptedArticle> InsertAsync(DbTransaction transaction, long sequence, string id, QueuedArticle queued, int attempts)
    {
        var state = await transaction.Connection!.ExecuteScalarAsync<string>(
            "SELECT state FROM article WHERE id = @id", new { id }, transaction).ConfigureAwait(false);
        if (state is not null)
        {
            return new AcceptedArticle(id, ArticleRow.StateOf(state), IsNew: false);
        }

        var article = queued.Article;
        var received = queued.Received.ToUnixTimeMilliseconds();
        var print = StoryPrint.Of(article.Text);
        var story = print is null ? null : await StoryFinder.FindAsync(transaction, print, received).ConfigureAwait(false);
        var inserted = await transaction.Connection!.ExecuteAsync(
            """
            INSERT INTO article (sequence, id, text, title, outlet, url, language, published, received, state, attempts, story, story_print)
            VALUES (@sequence, @id, @text, @title, @outlet, @url, @language, @published, @received, 'pending', @attempts, @story, @print)
            ON CONFLICT (id) DO NOTHING
            """,
            new
            {
                sequence,
                id,
                text = StorableText.Of(article.Text),
                title = StorableText.Of(article.Title),
                outlet = StorableText.Of(article.Outlet),
                url = StorableText.Of(article.Url),
                language = StorableText.Of(article.Language),
                published = article.Published?.ToUnixTimeMilliseconds(),
                received,
                attempts,
                story = story ?? sequence,
                print = print?.ToBytes(),
            },
            transaction).ConfigureAwait(false);
        if (inserted == 1 && print is not null)
        {
            await _stories.RememberAsync(transaction, print, sequence).ConfigureAwait(false);
        }

        // None was inserted where another worker accepted the same text a moment ago.
        return new AcceptedArticle(id, ArticleState.Pending, IsNew: inserted == 1);
    }
}
