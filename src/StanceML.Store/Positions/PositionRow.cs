namespace StanceML.Store;

/// <summary>A row of the table of positions.</summary>
internal sealed class PositionRow
{
    public required string Question { get; init; }

    public required string Actor { get; init; }

    public required string Stance { get; init; }

    /// <summary>A day.</summary>
    public int Since { get; init; }

    public long Support { get; init; }

    public long Oppose { get; init; }

    public long Neutral { get; init; }

    /// <summary>Keys, with a space between.</summary>
    public required string Latest { get; init; }

    public ActorPosition ToPosition() => new(
        Question, Actor, Stance, StoreDay.Date(Since), new StanceCounts(Support, Oppose, Neutral), [.. Latest.Split(' ').Select(KeyOf).OfType<StatementKey>()]);

    public static StatementKey? KeyOf(string? word) => StatementKey.TryParse(word, out var key) ? key : null;
}
