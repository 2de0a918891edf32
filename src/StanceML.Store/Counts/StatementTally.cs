using System.Data.Common;

namespace StanceML.Store;

/// <summary>How the counts change by some statements that come or go.</summary>
internal sealed class StatementTally
{
    /// <summary>Stands for all actors together in the daily counts.</summary>
    public const string Everyone = "*";

    private readonly Dictionary<(string Question, string Actor, int Day, string Stance, bool Decided), Count> _daily = [];
    private readonly Dictionary<(string Question, string Outlet, string Stance, bool Decided), Count> _outlets = [];
    private readonly Dictionary<(string Kind, string Value), Count> _choices = [];

    /// <param name="times">1 for a statement that comes, -1 for one that goes.</param>
    public void Add(ArticlePlace place, StatementRecord record, int times)
    {
        var count = new Count(times, place.IsCopy ? 0 : times);
        var actor = StorableText.Of(record.Speaker?.Actor);
        if (actor is not null)
        {
            Add(_choices, ("actor", actor), count);
        }

        var (day, outlet) = (StoreDay.Of(place.Time), OutletKey.Of(place.Outlet) ?? "");
        foreach (var target in record.Targets)
        {
            Add(_daily, (target.Id, actor ?? "", day, target.Stance, target.Decided), count);
            Add(_daily, (target.Id, Everyone, day, target.Stance, target.Decided), count);
            Add(_choices, ("question", target.Id), count);
            Add(_outlets, (target.Id, outlet, target.Stance, target.Decided), count);
        }
    }

    /// <summary>In one order, whoever writes: two workers that wait for each other would never end.</summary>
    public async Task WriteAsync(StoreEngine engine, DbTransaction transaction)
    {
        await engine.InsertAsync(
            transaction,
            StatementTables.ChoiceCount,
            [
                .. _choices.OrderBy(pair => pair.Key.Kind, StringComparer.Ordinal).ThenBy(pair => pair.Key.Value, StringComparer.Ordinal)
                    .Select(pair => Row(pair.Value, pair.Key.Kind, pair.Key.Value)),
            ]).ConfigureAwait(false);
        var daily = _daily
            .OrderBy(pair => pair.Key.Question, StringComparer.Ordinal).ThenBy(pair => pair.Key.Actor, StringComparer.Ordinal)
            .ThenBy(pair => pair.Key.Day).ThenBy(pair => pair.Key.Stance, StringComparer.Ordinal).ThenBy(pair => pair.Key.Decided)
            .ToList();
        await engine.InsertAsync(
            transaction,
            StatementTables.DailyCount,
            [.. daily.Select(pair => Row(pair.Value, pair.Key.Question, pair.Key.Actor, pair.Key.Day, pair.Key.Stance, pair.Key.Decided))]).ConfigureAwait(false);
        var outlets = _outlets
            .OrderBy(pair => pair.Key.Question, StringComparer.Ordinal).ThenBy(pair => pair.Key.Outlet, StringComparer.Ordinal)
            .ThenBy(pair => pair.Key.Stance, StringComparer.Ordinal).ThenBy(pair => pair.Key.Decided);
        await engine.InsertAsync(
            transaction,
            StatementTables.OutletCount,
            [.. outlets.Select(pair => Row(pair.Value, pair.Key.Question, pair.Key.Outlet, pair.Key.Stance, pair.Key.Decided))]).ConfigureAwait(false);
        var pairs = daily.Select(pair => (pair.Key.Question, pair.Key.Actor)).Where(pair => pair.Actor.Length > 0 && pair.Actor != Everyone).Distinct();
        await engine.InsertAsync(
            transaction, StatementTables.PositionDue, [.. pairs.Select(pair => new object?[] { pair.Question, pair.Actor, 1L })]).ConfigureAwait(false);
    }

    private static void Add<T>(Dictionary<T, Count> counts, T key, Count count)
        where T : notnull
    {
        counts.TryGetValue(key, out var former);
        counts[key] = new Count(former.Statements + count.Statements, former.Firsts + count.Firsts);
    }

    private static object?[] Row(Count count, params object?[] key) => [.. key, count.Statements, count.Firsts];

    /// <param name="Firsts">Of the statements, those of articles that are the first of their story.</param>
    private readonly record struct Count(long Statements, long Firsts);
}
