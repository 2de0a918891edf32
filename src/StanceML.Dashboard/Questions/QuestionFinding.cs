using StanceML.Dashboard.Charts;
using StanceML.Dashboard.Maps;
using StanceML.Store;

namespace StanceML.Dashboard.Questions;

/// <summary>All that a page shows of a question.</summary>
/// <param name="Filter">The statements that are counted.</param>
/// <param name="Totals">Of all of them.</param>
/// <param name="Days">By day, in order of time.</param>
/// <param name="Standings">Where everybody stands now, of all time and one of each story, by name.</param>
/// <param name="Actors">Those with the most statements; of them as many as <paramref name="ActorCount"/> have any.</param>
internal sealed record QuestionFinding(
    StatementFilter Filter,
    StanceTotals Totals,
    IReadOnlyList<TrendPoint> Days,
    TrendBuckets Trend,
    IReadOnlyList<MapEntry> Standings,
    IReadOnlyList<LeagueRow> Actors,
    int ActorCount,
    IReadOnlyList<LeagueRow> Speakers,
    IReadOnlyList<LeagueRow> Outlets,
    IReadOnlyList<PairedChange> Changes,
    IReadOnlyList<StoredStatement> Latest);
