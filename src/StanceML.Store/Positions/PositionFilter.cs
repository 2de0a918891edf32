namespace StanceML.Store;

/// <summary>Which positions or changes to list. A null asks for nothing.</summary>
public sealed record PositionFilter
{
    /// <summary>The filters of statements that can be asked of positions too, as addresses spell them.</summary>
    public static IReadOnlyList<string> Names { get; } = ["question", "actor", "stance", "from", "to"];

    /// <summary>Id of a recognition question.</summary>
    public string? Question { get; init; }

    /// <summary>Id of an actor.</summary>
    public string? Actor { get; init; }

    /// <summary>The position now; of changes, the one after.</summary>
    public string? Stance { get; init; }

    /// <summary>Held or changed on this day (UTC) or later.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Held or changed before this day (UTC).</summary>
    public DateOnly? To { get; init; }

    /// <returns>What can be asked of positions too. A day counts from its beginning to its end.</returns>
    public static PositionFilter Of(StatementFilter filter) => new()
    {
        Question = filter.Question,
        Actor = filter.Actor,
        Stance = filter.Stance,
        From = filter.From is { } from ? DateOnly.FromDateTime(from.UtcDateTime) : null,
        To = filter.To is { } to ? EndOf(to.UtcDateTime) : null,
    };

    /// <returns>The first day that begins at this time or later; the last of all where none does.</returns>
    private static DateOnly EndOf(DateTime time)
    {
        var day = DateOnly.FromDateTime(time);
        return time.TimeOfDay == TimeSpan.Zero || day == DateOnly.MaxValue ? day : day.AddDays(1);
    }

    /// <returns>The answer that a list of changes gives.</returns>
    internal bool Fits(PositionChange change) =>
        (Question is null || change.Question == Question)
        && (Actor is null || change.Actor == Actor)
        && (Stance is null || change.After == Stance)
        && (From is null || change.Day >= From)
        && (To is null || change.Day < To);
}
