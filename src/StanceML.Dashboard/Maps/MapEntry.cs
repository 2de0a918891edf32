using StanceML.Dashboard.Parts;
using StanceML.Store;

namespace StanceML.Dashboard.Maps;

/// <summary>Where an actor stands, for the map.</summary>
/// <param name="Stance">The position now, or <c>undecided</c> where no statement is decided.</param>
/// <param name="Since">The day (UTC) since when; null for no position.</param>
/// <param name="Totals">All of the actor's statements on the question, one of each story.</param>
public sealed record MapEntry(string Actor, string Name, string Stance, DateOnly? Since, StanceTotals Totals)
{
    public string Address => PageAddress.OfActor(Actor);

    /// <summary>For a pointer that rests on it: <c>Serbia: oppose since 3 Mar 2026 (+0 −4 ○1 ?0)</c>.</summary>
    public string Words => $"{Name}: {Stance}{(Since is { } since ? $" since {Charts.ChartWords.Day(since)}" : "")} ({Charts.ChartWords.Signed(Totals)})";

    /// <param name="positions">On one question.</param>
    /// <param name="actors">All who said something on it; those without a position have said nothing decided.</param>
    /// <returns>By name.</returns>
    public static IReadOnlyList<MapEntry> Of(IReadOnlyList<ActorPosition> positions, IReadOnlyList<ActorCount> actors, DisplayNames names)
    {
        var held = positions.ToDictionary(position => position.Actor, StringComparer.Ordinal);
        return
        [
            .. actors.Select(actor => held.TryGetValue(actor.Actor, out var position)
                ? new MapEntry(actor.Actor, names.Actor(actor.Actor), position.Stance, position.Since, actor.Totals)
                : new MapEntry(actor.Actor, names.Actor(actor.Actor), Charts.Stances.Undecided, null, actor.Totals))
                .OrderBy(entry => entry.Name, StringComparer.Ordinal),
        ];
    }
}
