using System.Data.Common;
using Dapper;

namespace StanceML.Store;

/// <summary>Finds the story that a new article tells: that of the article it copies nearly word for word.</summary>
/// <remarks>
/// Looks at articles received in the last two weeks, 60 at most: the work per article is bounded. A story whose first article failed or
/// was pruned is over: nobody would count for it. Of two copies that two workers accept in the same
/// moment neither may see the other; each is then the first of a story of its own.
/// </remarks>
internal sealed class StoryFinder : IAsyncDisposable
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

    private readonly RepeatedCommand _find;
    private readonly RepeatedCommand _remember;

    /// <param name="transaction">That the articles are written in.</param>
    public StoryFinder(StoreEngine engine, DbTransaction transaction)
    {
        _find = engine.Repeat(transaction, Candidates, ["@since", .. Bands]);
        _remember = engine.Repeat(
            transaction,
            $"INSERT INTO story_band (band, article) VALUES {string.Join(", ", Bands.Select(band => $"({band}, @article)"))} ON CONFLICT DO NOTHING",
            ["@article", .. Bands]);
    }

    /// <returns>Sequence of the story's first article; null when nobody told it before.</returns>
    public async Task<long?> FindAsync(StoryPrint print, long nowMs)
    {
        var candidates = await _find.ListAsync(
            row => (Story: row.GetInt64(0), Agreement: print.AgreementWith(StoryPrint.FromBytes(row.GetFieldValue<byte[]>(1)))),
            [nowMs - (long)Memory.TotalMilliseconds, .. print.Bands()]).ConfigureAwait(false);
        var (story, agreement) = candidates.DefaultIfEmpty().MaxBy(candidate => candidate.Agreement);
        return agreement > 0 ? story : null;
    }

    public Task RememberAsync(StoryPrint print, long sequence) => _remember.ExecuteAsync([sequence, .. print.Bands()]);

    public static Task ForgetAsync(DbTransaction transaction, StoryPrint print, long sequence) => transaction.Connection!.ExecuteAsync(
        "DELETE FROM story_band WHERE band = @band AND article = @sequence", print.Bands().Select(band => new { band, sequence }), transaction);

    public async ValueTask DisposeAsync()
    {
        await _find.DisposeAsync().ConfigureAwait(false);
        await _remember.DisposeAsync().ConfigureAwait(false);
    }
}
