using System.Data.Common;

namespace StanceML.Store;

/// <summary>How the counts change by some statements that come or go.</summary>
/// <remarks>What one speaker says of another is hearsay: lists can be chosen by it, but it counts nowhere and moves nobody's position.</remarks>
internal sealed class StatementTally
{
    /// <summary>Stands for all actors together in the daily counts.</summary>
    public const string Everyone = "*";

    private readonly Dictionary<(string Question, string Actor, int Day, string Stance, bool Decided), Count> _daily = [];
    private readonly Dictionary<(string Question, string Speaker, string Actor, int Day, string Stance, bool Decided), Count> _speakers = [];
    private readonly Dictionary<(string Question, string Speaker, string Actor), Count> _speakerTotals = [];
    private readonly Dictionary<(string Question, string Actor, string Stance, bool Decided), Count> _actors = [];
    private readonly Dictionary<(string Question, string Outlet, string Stance, bool Decided), Count> _outlets = [];
    private readonly Dictionary<(string Question, string Stance, bool Decided), Count> _questions = [];
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

        foreach (var target in record.Targets)
        {
            Add(_choices, ("question", target.Id), count);
        }

        if (record.Within is not null)
        {
            return;
        }

        var speaker = SpeakerKey.Of(record.Speaker?.Name);
        var (day, outlet) = (StoreDay.Of(place.Time), OutletKey.Of(place.Outlet) ?? "");
        foreach (var target in record.Targets)
        {
            Add(_daily, (target.Id, actor ?? "", day, target.Stance, target.Decided), count);
            Add(_daily, (target.Id, Everyone, day, target.Stance, target.Decided), count);
            Add(_questions, (target.Id, target.Stance, target.Decided), count);
            if (actor is not null)
            {
                Add(_actors, (target.Id, actor, target.Stance, target.Decided), count);
            }

            if (speaker is not null)
            {
                Add(_speakers, (target.Id, speaker, actor ?? "", day, target.Stance, target.Decided), count);
                Add(_speakerTotals, (target.Id, speaker, actor ?? ""), count);
            }

            Add(_outlets, (target.Id, outlet, target.Stance, target.Decided), count);
        }
    }

    /// <summary>In one order, whoever writes: two workers that wait for each other would never end.</summary>
    public async Task WriteAsync(StoreEngine engine, DbTransaction transaction)
    {
        foreach (var (table, rows) in Tables())
        {
            await engine.InsertAsync(transaction, table, rows).ConfigureAwait(false);
        }
    }

    private IEnumerable<(StoreTable Table, IReadOnlyList<object?[]> Rows)> Tables()
    {
        yield return (StatementTables.ChoiceCount, Rows(_choices, key => [key.Kind, key.Value]));
        yield return (StatementTables.DailyCount, Rows(_daily, key => [key.Question, key.Actor, key.Day, key.Stance, key.Decided]));
        yield return (StatementTables.QuestionCount, Rows(_questions, key => [key.Question, key.Stance, key.Decided]));
        yield return (StatementTables.SpeakerCount, Rows(_speakers, key => [key.Question, key.Speaker, key.Actor, key.Day, key.Stance, key.Decided]));
        yield return (StatementTables.SpeakerTotal, Rows(_speakerTotals, key => [key.Question, key.Speaker, key.Actor]));
        yield return (StatementTables.ActorCount, Rows(_actors, key => [key.Question, key.Actor, key.Stance, key.Decided]));
        yield return (StatementTables.OutletCount, Rows(_outlets, key => [key.Question, key.Outlet, key.Stance, key.Decided]));
        var pairs = _daily.Keys.Select(key => (key.Question, key.Actor)).Where(pair => pair.Actor.Length > 0 && pair.Actor != Everyone).Distinct();
        yield return (StatementTables.PositionDue, InOrder(pairs.Select(pair => new object?[] { pair.Question, pair.Actor, 1L })));
    }

    private static void Add<T>(Dictionary<T, Count> counts, T key, Count count)
        where T : notnull
    {
        counts.TryGetValue(key, out var former);
        counts[key] = new Count(former.Statements + count.Statements, former.Firsts + count.Firsts);
    }

    private static List<object?[]> Rows<T>(Dictionary<T, Count> counts, Func<T, object?[]> values)
        where T : notnull => InOrder(counts.Select(pair => (object?[])[.. values(pair.Key), pair.Value.Statements, pair.Value.Firsts]));

    private static List<object?[]> InOrder(IEnumerable<object?[]> rows)
    {
        var all = rows.ToList();
        all.Sort((one, other) => one.Zip(other, Compare).FirstOrDefault(difference => difference != 0));
        return all;
    }

    private static int Compare(object? one, object? other) =>
        one is string word ? string.CompareOrdinal(word, other as string) : System.Collections.Comparer.DefaultInvariant.Compare(one, other);

    /// <param name="Firsts">Of the statements, those of articles that are the first of their story.</param>
    private readonly record struct Count(long Statements, long Firsts);
}
