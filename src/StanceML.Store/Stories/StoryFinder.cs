using System.Data.Common;
using Dapper;

namespace StanceML.Store;

/// <summary>Finds the stories that new articles tell: each that of the article it copies nearly word for word.</summary>
/// <remarks>
/// Looks at articles received in the last two weeks, 60 in the store and 60 beside it at most: the work per article is bounded. A story whose first article failed or
/// was pruned is over: nobody would count for it. Of two copies that two workers accept in the same
/// moment neither may see the other; each is then the first of a story of its own.
/// </remarks>
/// <param name="transaction">That the articles are written in.</param>
internal sealed class StoryFinder(StoreEngine engine, DbTransaction transaction)
{
    /// <summary>Wire copies follow within days.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromDays(14);

    private const int MaxPerBand = 10;

    private static readonly string[] Bands = [.. Enumerable.Range(0, StoryPrint.BandCount).Select(band => $"@band{band}")];

    private static readonly string Candidates =
        $"""
        SELECT article.story, article.story_print
        FROM ({string.Join(" UNION ", Bands.Select(band => $"SELECT article FROM (SELECT article FROM story_band WHERE band = {band} ORDER BY article DESC LIMIT {MaxPerBand}) {band[1..]}"))}) near
        JOIN article ON article.sequence = near.article
        JOIN article first ON first.sequence = article.story AND first.state <> 'failed'
        WHERE article.received >= @since
        """;

    private static readonly StoreTable Table = StoreTable.OfFirsts("story_band", [("band", "bigint"), ("article", "bigint")], keys: 2);

    /// <param name="articles">New ones, of which one may copy another that stands before it.</param>
    /// <returns>By an article's sequence, that of its story's first article; nothing for what nobody told before.</returns>
    public async Task<IReadOnlyDictionary<long, long>> FindAsync(IReadOnlyList<NumberedArticle> articles)
    {
        var printed = articles.Where(article => article.Queued.Print is not null).ToList();
        var near = await engine.EachAsync(
            transaction,
            Candidates,
            ["@since", .. Bands],
            printed.ConvertAll(article => (object?[])[article.Queued.Received.Subtract(Memory).ToUnixTimeMilliseconds(), .. article.Queued.Print!.Bands.Cast<object>()]),
            row => (Story: row.GetInt64(0), Print: StoryPrint.FromBytes(row.GetFieldValue<byte[]>(1)))).ConfigureAwait(false);
        Dictionary<long, long> stories = [];
        Dictionary<long, List<NumberedArticle>> before = [];
        foreach (var (article, known) in printed.Zip(near))
        {
            var print = article.Queued.Print!;
            var fresh = print.Bands.SelectMany(band => before.GetValueOrDefault(band, [])).DistinctBy(other => other.Sequence)
                .Where(other => other.Queued.Received >= article.Queued.Received - Memory)
                .Select(other => (Story: stories.GetValueOrDefault(other.Sequence, other.Sequence), Print: other.Queued.Print!));
            var (story, agreement) = known.Concat(fresh).Select(other => (other.Story, Agreement: print.AgreementWith(other.Print))).DefaultIfEmpty().MaxBy(other => other.Agreement);
            if (agreement > 0)
            {
                stories.Add(article.Sequence, story);
            }

            foreach (var band in print.Bands)
            {
                before.TryAdd(band, []);
                before[band].Add(article);
                if (before[band].Count > MaxPerBand)
                {
                    before[band].RemoveAt(0);
                }
            }
        }

        return stories;
    }

    public Task RememberAsync(IReadOnlyList<NumberedArticle> articles) => engine.InsertAsync(
        transaction,
        Table,
        [.. articles.SelectMany(article => article.Queued.Print?.Bands.Select(band => new object?[] { band, article.Sequence }) ?? [])]);

    public static Task ForgetAsync(DbTransaction transaction, StoryPrint print, long sequence) => transaction.Connection!.ExecuteAsync(
        "DELETE FROM story_band WHERE band = @band AND article = @sequence", print.Bands.Select(band => new { band, sequence }), transaction);
}
