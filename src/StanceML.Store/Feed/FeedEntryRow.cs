using System.Text.Json;

namespace StanceML.Store;

/// <summary>A row of the feed.</summary>
internal sealed class FeedEntryRow
{
    public const string Columns = """
        position, article, statement, shown, record, changed, question, actor, day, before_stance AS beforeStance, before_key AS beforeKey,
        after_stance AS afterStance, after_key AS afterKey
        """;

    public long Position { get; init; }

    /// <summary>Null where a position moved.</summary>
    public long? Article { get; init; }

    public long? Statement { get; init; }

    public string? Shown { get; init; }

    public string? Record { get; init; }

    public long? Changed { get; init; }

    public string? Question { get; init; }

    public string? Actor { get; init; }

    public int? Day { get; init; }

    public string? BeforeStance { get; init; }

    public string? BeforeKey { get; init; }

    public string? AfterStance { get; init; }

    public string? AfterKey { get; init; }

    public FeedKind Kind => Question is not null ? FeedKind.Changes : Statement is not null ? FeedKind.Corrected : FeedKind.Statements;

    public FeedChange? Change(PositionFilter filter)
    {
        var change = new PositionChange(Question!, Actor!, StoreDay.Date(Day!.Value), BeforeStance!, PositionRow.KeyOf(BeforeKey), AfterStance!, PositionRow.KeyOf(AfterKey));
        return filter.Fits(change) ? new FeedChange(new FeedPosition(Position, FeedPosition.Whole), change) : null;
    }

    /// <param name="article">Where it stands.</param>
    /// <returns>The correction, when what the statement said before or says since fits: whoever heard of it hears that it is no longer so.</returns>
    public FeedStatement? Correction(StatementMatch match, FeedArticleRow? article)
    {
        if (article is null)
        {
            return null;
        }

        var (source, before, after) = (article.ToSource(), Read(Shown), Read(Record)!);
        var correction = new FeedStatement(new FeedPosition(Position, FeedPosition.Whole), StatementId.KeyOf(article.Time, Statement!.Value), after, source)
        {
            Corrected = DateTimeOffset.FromUnixTimeMilliseconds(Changed!.Value),
        };
        return (before is not null && match.Fits(before, source, article.Time)) || (!correction.IsRejected && match.Fits(after, source, article.Time)) ? correction : null;
    }

    private static StatementRecord? Read(string? json) => json is null ? null : JsonSerializer.Deserialize(json, StanceJson.Readable.StatementRecord);
}
