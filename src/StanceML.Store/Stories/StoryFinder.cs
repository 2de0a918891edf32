using System.Data.Common;
using Dapper;

namespace StanceML.Store;

/// <summary>Finds the story that a new article tells: that of the article it copies nearly word for word.</summary>
/// <remarks>
/// Looks at articles received in the last two weeks, 60 at most: the work per article is bounded. A story whose first article failed or
/// was pruned is over: nobody would count for it. Of two copies that two workers accept in the same
/// moment neither may see the other; each is then the first of a story of its own.
/// </remarks>
internal sealed class StoryFinder(StoreEngine engine)
{
    /// <summary>Wire copies follow within days.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromDays(14);

    private const int MaxPerBand = 10;

    /// <returns>Sequence of the story's first article; null when nobody told it before.</returns>
    public static async Task<long?> FindAsync(DbTransaction transaction, StoryPrint print, long nowMs)
    {
        var values = new DynamicParameters(new { since = nowMs - (long)Memory.TotalMilliseconds, MaxPerBand });
        var bands = print.Bands();
        for (var i = 0; i < bands.Count; i++)
        {
            values.Add($"band{i}", bands[i]);
        }

        var candidates = await transaction.Connection!.QueryAsync<Candidate>(
            $"""
            SELECT article.story, article.story_print AS print
            FROM ({string.Join(" UNION ", bands.Select((_, i) => $"SELECT article FROM {Newest($"@band{i}")}"))}) near
            JOIN article ON article.sequence = near.article
            JOIN article first ON first.sequence = article.story AND first.state <> 'failed'
            WHERE article.received >= @since
            """,
            values,
            transaction).ConfigureAwait(false);
        var (story, agreement) = candidates
            .Select(candidate => (candidate.Story, Agreement: print.AgreementWith(StoryPrint.FromBytes(candidate.Print))))
            .DefaultIfEmpty()
            .MaxBy(candidate => candidate.Agreement);
        return agreement > 0 ? story : null;

        static string Newest(string band) => $"(SELECT article FROM story_band WHERE band = {band} ORDER BY article DESC LIMIT @MaxPerBand) {band[1..]}";
    }

    public Task RememberAsync(DbTransaction transaction, StoryPrint print, long sequence) => engine.InsertAsync(
        transaction, StatementTables.StoryBand, [.. print.Bands().Distinct().Select(band => new object?[] { band, sequence })]);

    public static Task ForgetAsync(DbTransaction transaction, StoryPrint print, long sequence) => transaction.Connection!.ExecuteAsync(
        "DELETE FROM story_band WHERE band = @band AND article = @sequence", print.Bands().Select(band => new { band, sequence }), transaction);

    private sealed class Candidate
    {
        public long Story { get; init; }

        public required byte[] Print { get; init; }
    }
}
