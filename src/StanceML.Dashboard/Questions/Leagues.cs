using StanceML.Dashboard.Charts;
using StanceML.Dashboard.Parts;
using StanceML.Store;

namespace StanceML.Dashboard.Questions;

/// <summary>Counts as rows of a chart, in the order of the counts.</summary>
public static class Leagues
{
    /// <summary>What an outlet is called that no article names.</summary>
    public const string NoOutlet = "outlet not known";

    /// <param name="positions">On the same question, for what is said beside the name.</param>
    /// <param name="filter">All statements that are counted.</param>
    public static IReadOnlyList<LeagueRow> Actors(
        IReadOnlyList<ActorCount> counts, IReadOnlyList<ActorPosition> positions, DisplayNames names, StatementFilter filter)
    {
        var held = positions.ToDictionary(position => position.Actor, StringComparer.Ordinal);
        return
        [
            .. counts.Select(count => new LeagueRow(
                names.Actor(count.Actor),
                PageAddress.OfActor(count.Actor),
                count.Totals,
                filter with { Actor = count.Actor },
                held.TryGetValue(count.Actor, out var position) ? $"{position.Stance} since {ChartWords.Day(position.Since)}" : null)),
        ];
    }

    /// <param name="filter">All statements that are counted. A name is searched for by its words, so a link may show a namesake more.</param>
    public static IReadOnlyList<LeagueRow> Speakers(IReadOnlyList<SpeakerCount> counts, DisplayNames names, StatementFilter filter) =>
    [
        .. counts.Select(count => new LeagueRow(
            count.Speaker,
            PageAddress.OfSpeaker(count.Speaker),
            count.Totals,
            filter with { Speaker = count.Speaker, Actor = count.Actor },
            count.Actor is { } actor ? $"for {names.Actor(actor)}" : null)),
    ];

    /// <param name="filter">All statements that are counted. No filter asks for articles without an outlet: their row shows all.</param>
    public static IReadOnlyList<LeagueRow> Outlets(IReadOnlyList<OutletCount> counts, StatementFilter filter) =>
        [.. counts.Select(count => new LeagueRow(count.Outlet ?? NoOutlet, null, count.Totals, filter with { Outlet = count.Outlet }))];
}
