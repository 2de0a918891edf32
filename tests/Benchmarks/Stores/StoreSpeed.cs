using System.Diagnostics;
using System.Globalization;
using StanceML.Store;

namespace StanceML.Benchmarks;

/// <summary>Fills a store with generated statements, unless it has some, and prints how long the questions of pages and API take.</summary>
/// <param name="statements">How many it is filled with, or was.</param>
internal sealed class StoreSpeed(string store, long statements)
{
    private const int Runs = 60;

    private static readonly Reviewer Reviewer = new("speed", "speed");

    private readonly GeneratedStatements _asked = new(seed: 2, statements / GeneratedStatements.PerArticle);

    public async Task PrintAsync(TextWriter output)
    {
        using var database = new StoreDatabase(store, TimeProvider.System);
        if ((await new StatementStore(database).ListAsync(new(), null, 1, default)).Statements.Count == 0)
        {
            await new StoreFill(database, statements).WriteAsync(output);
        }

        output.WriteLine($"| question | p50 ms | p95 ms | max ms |\n|---|---|---|---|");
        List<double> slowest = [];
        foreach (var (name, ask) in Questions(database))
        {
            slowest.Add(await TimeAsync(output, name, ask));
        }

        output.WriteLine(Line($"slowest p95: {slowest.Max():0.0} ms"));
    }

    /// <summary>What the pages and the API ask, with values as frequent as their statements are.</summary>
    private IEnumerable<(string Name, Func<Task> Ask)> Questions(StoreDatabase database)
    {
        var (list, positions, counts) = (new StatementStore(database), new PositionStore(database), new CountStore(database));
        var end = GeneratedStatements.End;
        return
        [
            ("newest", () => List(new())),
            ("a page from any time", () => List(new(), new StatementKey(_asked.Time().ToUnixTimeMilliseconds(), long.MaxValue >> 24, 1))),
            ("question", () => List(new() { Question = _asked.Question() })),
            ("question, any time", () => List(new() { Question = _asked.Question(), To = _asked.Time() })),
            ("question, stance, decided", () => List(new() { Question = _asked.Question(), Stance = _asked.Stance(), Decided = true })),
            ("question, undecided, sentiment, kind", () => List(new() { Question = _asked.Question(), Decided = false, Sentiment = "negative", Kind = "mixed" })),
            ("question, actor", () => List(new() { Question = _asked.Question(), Actor = _asked.Actor() })),
            ("question, actor, stance, decided", () => List(new() { Question = _asked.Question(), Actor = _asked.Actor(), Stance = _asked.Stance(), Decided = true })),
            ("question, outlet", () => List(new() { Question = _asked.Question(), Outlet = _asked.Outlet() })),
            ("question, outlet, actor", () => List(new() { Question = _asked.Question(), Outlet = _asked.Outlet(), Actor = _asked.Actor() })),
            ("question, first copies only", () => List(new() { Question = _asked.Question(), Copies = false })),
            ("question that nobody asked", () => List(new() { Question = "none" })),
            ("actor", () => List(new() { Actor = _asked.Actor() })),
            ("actor, sentiment, kind", () => List(new() { Actor = _asked.Actor(), Sentiment = "negative", Kind = "direct" })),
            ("actor, stance", () => List(new() { Actor = _asked.Actor(), Stance = _asked.Stance() })),
            ("actor, outlet", () => List(new() { Actor = _asked.Actor(), Outlet = _asked.Outlet() })),
            ("outlet", () => List(new() { Outlet = _asked.Outlet() })),
            ("outlet that is none", () => List(new() { Outlet = "none", Sentiment = "negative" })),
            ("undecided (review)", () => List(new() { Decided = false })),
            ("stance, sentiment, kind", () => List(new() { Stance = _asked.Stance(), Sentiment = "positive", Kind = "indirect" })),
            ("a month", () => { var from = _asked.Time(); return List(new() { From = from, To = from.AddDays(30) }); }),
            ("text, any word", () => List(new() { Text = _asked.Word() })),
            ("text, the most frequent word", () => List(new() { Text = _asked.Word(0) })),
            ("text, a rare word", () => List(new() { Text = _asked.Word(30_000 + _asked.Next(9_000)) })),
            ("text, two words", () => List(new() { Text = $"{_asked.Word()} {_asked.Word()}" })),
            ("text, words in a row", () => List(new() { Text = $"\"{_asked.Word(_asked.Next(20))} {_asked.Word(_asked.Next(20))}\"" })),
            ("text, a beginning", () => List(new() { Text = $"{_asked.Word()[..4]}*" })),
            ("text, question, actor", () => List(new() { Text = _asked.Word(_asked.Next(50)), Question = _asked.Question(), Actor = _asked.Actor() })),
            ("text, outlet, a month", () => { var from = _asked.Time(); return List(new() { Text = _asked.Word(0), Outlet = _asked.Outlet(), From = from, To = from.AddDays(30) }); }),
            ("speaker", () => List(new() { Speaker = _asked.Speaker() })),
            ("speaker's first name, question", () => List(new() { Speaker = _asked.Speaker().Split(' ')[0], Question = _asked.Question() })),
            ("statements of an article", () => list.OfArticleAsync($"{1 + _asked.Next((int)(statements / 8)):x64}", default)),
            ("choices", () => list.ChoicesAsync(default)),
            ("positions on a question", () => positions.ListAsync(new() { Question = _asked.Question() }, null, 200, default)),
            ("positions of an actor", () => positions.ListAsync(new() { Actor = _asked.Actor() }, null, 200, default)),
            ("newest changes", () => positions.ChangesAsync(new(), null, 50, default)),
            ("changes on a question", () => positions.ChangesAsync(new() { Question = _asked.Question() }, null, 50, default)),
            ("changes of an actor", () => positions.ChangesAsync(new() { Actor = _asked.Actor() }, null, 50, default)),
            ("trend by day, ten years", () => counts.TrendAsync(new() { Question = _asked.Question() }, TrendUnit.Day, default)),
            ("trend by month, one actor", () => counts.TrendAsync(new() { Question = _asked.Question(), Actor = _asked.Actor() }, TrendUnit.Month, default)),
            ("trend by day, a year", () => counts.TrendAsync(new() { Question = _asked.Question(), From = DateOnly.FromDateTime(end.DateTime).AddDays(-365) }, TrendUnit.Day, default)),
            ("questions", () => counts.QuestionsAsync(copies: false, default)),
            ("actors on a question", () => counts.ActorsAsync(On(), 50, default)),
            ("actors on the most frequent question", () => counts.ActorsAsync(new() { Question = _asked.Question(0) }, 50, default)),
            ("speakers on a question", () => counts.SpeakersAsync(On(), 50, default)),
            ("speakers on the most frequent question", () => counts.SpeakersAsync(new() { Question = _asked.Question(0) }, 50, default)),
            ("speakers on the most frequent question, a year", () => counts.SpeakersAsync(new() { Question = _asked.Question(0), From = DateOnly.FromDateTime(end.DateTime).AddDays(-365) }, 50, default)),
            ("outlets on a question", () => counts.OutletsAsync(On(), 20, default)),
            ("outlets on the most frequent question, a year", () => counts.OutletsAsync(new() { Question = _asked.Question(0), From = DateOnly.FromDateTime(end.DateTime).AddDays(-365) }, 20, default)),
            ("queue", () => new ArticleInbox(database).CountPendingAsync(default)),
            ("review desk, the next 20", () => new ReviewDesk(database).ListAsync(Reviewer, 20, default)),
            ("review desk, progress", () => new ReviewDesk(database).ProgressAsync(Reviewer, end, default)),
            ("a reviewer's decision", async () =>
            {
                var next = (await new ReviewDesk(database).ListAsync(Reviewer, 1, default))[0].Statement;
                var correction = new ReviewCorrection { Targets = [new ReviewedTarget(_asked.Question(), _asked.Stance())] };
                await new ReviewStore(database).DecideAsync(new ReviewSubmission(next.Key, ReviewKind.Correct) { Correction = correction }, Reviewer, default);
            }),
        ];

        TrendFilter On() => new() { Question = _asked.Question() };

        Task List(StatementFilter filter, StatementKey? after = null) => list.ListAsync(filter, after, 50, default);
    }

    private static async Task<double> TimeAsync(TextWriter output, string name, Func<Task> ask)
    {
        List<double> times = [];
        for (var run = 0; run < Runs; run++)
        {
            var started = Stopwatch.GetTimestamp();
            await ask();
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        times.Sort();
        output.WriteLine(Line($"| {name} | {times[Runs / 2]:0.0} | {times[(int)(Runs * 0.95)]:0.0} | {times[^1]:0.0} |"));
        return times[(int)(Runs * 0.95)];
    }

    private static string Line(FormattableString line) => line.ToString(CultureInfo.InvariantCulture);
}
