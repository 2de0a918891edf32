using System.Data.Common;
using Dapper;

namespace StanceML.Store;

/// <summary>Writes articles that are new as pending, each with the story that it tells, inside one transaction.</summary>
internal sealed class ArticleWriter(StoreDatabase database)
{
    private const string Find = "SELECT state FROM article WHERE id = @id";

    private const string Insert =
        """
        INSERT INTO article (sequence, id, text, title, outlet, url, language, published, received, state, attempts, story, story_print)
        VALUES (@sequence, @id, @text, @title, @outlet, @url, @language, @published, @received, 'pending', @attempts, @story, @print)
        ON CONFLICT (id) DO NOTHING
        RETURNING sequence
        """;

    private static readonly string[] Values =
    [
        "@sequence", "@id", "@text", "@title", "@outlet", "@url", "@language", "@published", "@received", "@attempts", "@story", "@print",
    ];

    /// <summary>
    /// Numbered in order of arrival, but written in order of their ids: two deliveries of the same articles would wait for each other.
    /// </summary>
    /// <param name="attempts">How often their analysis was begun elsewhere.</param>
    /// <returns>One receipt per article, in order.</returns>
    public async Task<AcceptedArticle[]> InsertAsync(DbTransaction transaction, IReadOnlyList<QueuedArticle> articles, int attempts = 0)
    {
        var sequences = (await transaction.Connection!.QueryAsync<long>(
            database.Engine.NextSequences, new { count = articles.Count }, transaction).ConfigureAwait(false)).AsList();
        var states = await database.Engine.EachAsync(
            transaction, Find, ["@id"], [.. articles.Select(queued => new object?[] { queued.Id })], row => ArticleRow.StateOf(row.GetString(0))).ConfigureAwait(false);
        // Of two with the same text the first is new.
        List<NumberedArticle> unknown =
            [.. articles.Zip(sequences, (queued, sequence) => new NumberedArticle(sequence, queued)).Where((_, index) => states[index].Count == 0)
                .DistinctBy(article => article.Queued.Id)];
        var own = unknown.Select(article => article.Sequence).ToHashSet();
        var stories = new StoryFinder(database.Engine, transaction);
        var found = await stories.FindAsync(unknown).ConfigureAwait(false);
        var inserted = await InsertAsync(transaction, unknown, found, attempts).ConfigureAwait(false);
        // Another worker accepted what they copy a moment ago: by now it can be found.
        await TellAnewAsync(
            transaction,
            stories,
            unknown.FindAll(article => inserted.Contains(article.Sequence) && found.TryGetValue(article.Sequence, out var first) && own.Contains(first) && !inserted.Contains(first))).ConfigureAwait(false);
        await stories.RememberAsync([.. unknown.Where(article => inserted.Contains(article.Sequence))]).ConfigureAwait(false);
        return [.. articles.Select((queued, index) => new AcceptedArticle(
            queued.Id, states[index] is [var state] ? state : ArticleState.Pending, IsNew: inserted.Contains(sequences[index])))];
    }

    /// <returns>Sequences of those that were not there.</returns>
    private async Task<HashSet<long>> InsertAsync(DbTransaction transaction, List<NumberedArticle> articles, IReadOnlyDictionary<long, long> stories, int attempts)
    {
        var rows = articles.OrderBy(article => article.Queued.Id, StringComparer.Ordinal).Select(numbered =>
        {
            var (sequence, queued) = numbered;
            var article = queued.Article;
            return new object?[]
            {
                sequence,
                queued.Id,
                StorableText.Of(article.Text),
                StorableText.Of(article.Title),
                StorableText.Of(article.Outlet),
                StorableText.Of(article.Url),
                StorableText.Of(article.Language),
                article.Published?.ToUnixTimeMilliseconds(),
                queued.Received.ToUnixTimeMilliseconds(),
                attempts,
                stories.GetValueOrDefault(sequence, sequence),
                queued.Print?.ToBytes(),
            };
        });
        return [.. (await database.Engine.EachAsync(transaction, Insert, Values, [.. rows], row => row.GetInt64(0)).ConfigureAwait(false)).SelectMany(one => one)];
    }

    private async Task TellAnewAsync(DbTransaction transaction, StoryFinder stories, List<NumberedArticle> articles)
    {
        if (articles.Count > 0)
        {
            var found = await stories.FindAsync(articles).ConfigureAwait(false);
            await database.Engine.EachAsync(
                transaction,
                "UPDATE article SET story = @story WHERE sequence = @sequence RETURNING sequence",
                ["@story", "@sequence"],
                articles.ConvertAll(article => new object?[] { found.GetValueOrDefault(article.Sequence, article.Sequence), article.Sequence }),
                row => row.GetInt64(0)).ConfigureAwait(false);
        }
    }
}
