using StanceML.Dashboard.Charts;
using StanceML.Dashboard.Maps;
using StanceML.Store;

namespace StanceML.Dashboard.Questions;

/// <summary>Reads from the store what a question's pages show. Safe for concurrent use.</summary>
internal sealed class QuestionReader(CountStore counts, PositionStore positions, StatementStore statements, DisplayNames names)
{
    /// <summary>More than there are.</summary>
    private const int AllActors = 10_000;

    /// <param name="rows">Of each table.</param>
    /// <param name="changes">How many of the newest changes of position.</param>
    /// <param name="latest">How many of the newest statements.</param>
    /// <exception cref="StoreUnavailableException">The store cannot be read.</exception>
    public async Task<QuestionFinding> ReadAsync(string question, QuestionQuery query, int rows, int changes, int latest, CancellationToken cancellationToken)
    {
        var (counted, filter) = (query.Of(question, copiesUnsaid: false), query.Statements(question, copiesUnsaid: false));
        var days = counts.TrendAsync(counted, TrendUnit.Day, cancellationToken);
        var actors = counts.ActorsAsync(counted, AllActors, cancellationToken);
        var speakers = counts.SpeakersAsync(counted, rows, cancellationToken);
        var outlets = counts.OutletsAsync(counted, rows, cancellationToken);
        var changed = ChangesAsync(question, query, changes, cancellationToken);
        var newest = statements.ListAsync(filter, after: null, Math.Max(1, latest), cancellationToken);
        var (standings, held) = await StandingsAsync(question, cancellationToken).ConfigureAwait(false);
        var (all, trend) = (await actors.ConfigureAwait(false), await days.ConfigureAwait(false));
        return new QuestionFinding(
            filter,
            trend.Aggregate(StanceTotals.None, (sum, day) => sum + StanceTotals.Of(day)),
            trend,
            TrendBuckets.Of(trend, query.Unit),
            standings,
            Leagues.Actors([.. all.Take(rows)], held, names, filter),
            all.Count,
            Leagues.Speakers(await speakers.ConfigureAwait(false), names, filter),
            Leagues.Outlets(await outlets.ConfigureAwait(false), filter),
            await changed.ConfigureAwait(false),
            (await newest.ConfigureAwait(false)).Statements);
    }

    /// <summary>Where everybody stands now: of all time and one of each story, as positions are found.</summary>
    /// <exception cref="StoreUnavailableException">The store cannot be read.</exception>
    public async Task<(IReadOnlyList<MapEntry> Entries, IReadOnlyList<ActorPosition> Positions)> StandingsAsync(string question, CancellationToken cancellationToken)
    {
        var actors = counts.ActorsAsync(new TrendFilter { Question = question, Copies = false }, AllActors, cancellationToken);
        var held = await positions.ListAsync(new PositionFilter { Question = question }, after: null, AllActors, cancellationToken).ConfigureAwait(false);
        return (MapEntry.Of(held.Positions, await actors.ConfigureAwait(false), names), held.Positions);
    }

    private async Task<IReadOnlyList<PairedChange>> ChangesAsync(string question, QuestionQuery query, int limit, CancellationToken cancellationToken)
    {
        var filter = new PositionFilter { Question = question, From = query.From, To = query.To };
        var changes = (await positions.ChangesAsync(filter, after: null, Math.Max(1, limit), cancellationToken).ConfigureAwait(false)).Changes;
        var keys = changes.SelectMany(change => new[] { change.BeforeKey, change.AfterKey }).OfType<StatementKey>().Distinct().ToList();
        var found = (await statements.FindAsync(keys, cancellationToken).ConfigureAwait(false)).ToDictionary(statement => statement.Key);
        return [.. changes.Select(change => new PairedChange(change, Of(change.BeforeKey), Of(change.AfterKey)))];

        StoredStatement? Of(StatementKey? key) => key is { } known ? found.GetValueOrDefault(known) : null;
    }
}
