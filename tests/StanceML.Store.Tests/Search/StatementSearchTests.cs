using CsCheck;

namespace StanceML.Store.Tests.Search;

public abstract class StatementSearchTests : IDisposable
{
    private protected StoreWorld World { get; }

    private int _said;

    internal StatementSearchTests(StoreWorld world) => World = world;

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        World.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Words_rows_of_words_and_beginnings_are_found()
    {
        const string recognise = "We recognise Kosovo.", objects = "Vučić objects, 2008.";
        await World.SaveAsync(StoreWorld.Article(recognise));
        await World.SaveAsync(StoreWorld.Article(objects));
        (string Query, string? Found)[] cases =
        [
            ("recognise", recognise),
            ("KOSOVO we", recognise),
            ("\"recognise kosovo\"", recognise),
            ("\"kosovo recognise\"", null),
            ("“we recognise", recognise),
            ("recog*", recognise),
            ("recog", null),
            ("rec*", null),
            ("vucic", objects),
            ("VUČIĆ 2008", objects),
            ("vuc\u030Cic\u0301", objects),
            ("we AND kosovo", null),
            ("***", null),
        ];
        foreach (var (query, found) in cases)
        {
            Assert.Equal((query, found), (query, (await World.ListAsync(new StatementFilter { Text = query })).SingleOrDefault()));
        }
    }

    [Fact]
    public async Task What_fits_is_counted_as_far_as_that_is_cheap()
    {
        const int many = 2_100;
        await World.Inbox.AcceptAsync([.. Enumerable.Range(0, 3).Select(n => StoreWorld.Article($"Ferry {n}."))], 10, Token);
        var articles = await World.Inbox.TakeAsync(3, 3, Token);
        await World.Statements.SaveAsync(
            [.. articles.Select(article => new AnalyzedArticle(article, [.. Enumerable.Range(1, many / 3).Select(number =>
                Records.Of(article, number, new TextSpan(0, article.Text.Length)).Toward("kosovo", number == 1 ? "oppose" : "support"))]))],
            Token);
        (StatementFilter Filter, long Found, bool IsAll)[] cases =
        [
            (new(), 2_000, false),
            (new() { Text = "ferry" }, 2_000, false),
            (new() { Text = "\"ferry 1\"" }, 700, !World.Database.Engine.SkipsInSearch),
            (new() { Text = "nowhere" }, 0, !World.Database.Engine.SkipsInSearch),
            (new() { Article = articles[0].Id }, 700, true),
            (new() { Article = articles[0].Id, Stance = "oppose" }, 1, true),
            (new() { Article = articles[0].Id, Text = "ferry", Question = "kosovo", Stance = "oppose" }, 1, true),
            (new() { Actor = "RS" }, 0, true),
        ];
        foreach (var (filter, found, isAll) in cases)
        {
            Assert.Equal((filter, new StatementCount(found, isAll)), (filter, await World.Statements.CountAsync(filter, Token)));
        }
    }

    [Fact]
    public async Task A_speaker_is_found_by_words_of_the_name_and_not_by_words_said()
    {
        await World.SaveAsync(StoreWorld.Article("Beck lied."), record => record.By("Mr. Aleksandar Vučić", "RS"));
        Assert.Equal([], await World.ListAsync(new StatementFilter { Speaker = "beck" }));
        Assert.Equal(["Beck lied."], await World.ListAsync(new StatementFilter { Speaker = "vucic alek" }));
        Assert.Equal([], await World.ListAsync(new StatementFilter { Text = "vucic" }));
        Assert.Equal([], await World.ListAsync(new StatementFilter { Text = "lied", Speaker = "--" }));
    }

    [Fact]
    public async Task Each_word_of_a_name_finds_it_and_so_does_each_beginning_of_four_letters()
    {
        await Gen.String[Gen.Char["aBćλ7 -\uD801\uDC00\uE000"], 1, 40].SampleAsync(
            async name =>
            {
                var id = await World.SaveAsync(StoreWorld.Article($"Said {_said++}."), record => record.By(name, "RS"));
                var words = SearchWords.Of(StorableText.Of(name));
                foreach (var beginning in words.SelectMany(word => Enumerable.Range(1, word.Length).Select(length => word[..length])).Where(word => !char.IsHighSurrogate(word[^1])))
                {
                    var isFound = (await World.Statements.ListAsync(new StatementFilter { Speaker = beginning, Article = id }, null, 5, CancellationToken.None)).Statements.Count == 1;
                    Assert.Equal((beginning, beginning.Length >= 4 || words.Contains(beginning)), (beginning, isFound));
                }
            },
            iter: 30,
            threads: 1);
    }

    [Fact]
    public async Task Hostile_queries_are_queries()
    {
        await World.SaveAsync(StoreWorld.Article("We recognise Kosovo."));
        string[] hostile =
        [
            "\"", "'", "\"\"\"", "NEAR(a b, 3)", "words : kosovo", "kosovo^2", "-kosovo", "!kosovo & (", "a <-> b", "kosovo:*A", "\\", "%", "\0", "\uD800", "{words speaker}",
            new string('a', 5_000), string.Concat(Enumerable.Repeat("\"a b\" c* ", 500)), "' OR 1=1 --", "=qkosovo", "@beck",
        ];
        foreach (var query in hostile)
        {
            await World.ListAsync(new StatementFilter { Text = query });
            await World.ListAsync(new StatementFilter { Speaker = query, Outlet = query, Actor = query, Question = query, Article = query });
        }

        await Gen.String[Gen.Char, 0, 40].SampleAsync(
            async query => await World.Statements.ListAsync(new StatementFilter { Text = query, Speaker = query }, null, 5, CancellationToken.None), iter: 200, threads: 1);
    }

    [Fact]
    public async Task Every_word_and_row_of_words_of_a_statement_finds_it()
    {
        await Gen.String[Gen.Char, 2, 60].SampleAsync(
            async text =>
            {
                await World.SaveAsync(StoreWorld.Article(text), record => record with { Kind = "mixed" });
                var words = SearchWords.Of(StorableText.Of(text));
                foreach (var query in words.Concat(words.Zip(words.Skip(1), (word, next) => $"\"{word} {next}\"")).Append($"\"{string.Join(' ', words)}\"").Where(_ => words.Count > 0))
                {
                    Assert.NotEmpty((await World.Statements.ListAsync(new StatementFilter { Text = query }, null, 5, CancellationToken.None)).Statements);
                }
            },
            iter: 30,
            threads: 1);
    }

    /// <summary>Over more of the list than one look takes in, and months, years and centuries apart.</summary>
    [Fact]
    public async Task Pages_of_a_search_hold_all_that_it_finds_from_the_newest_on()
    {
        await SaveSpreadAsync();
        var all = (await World.Statements.ListAsync(new StatementFilter(), after: null, 1_000, Token)).Statements;
        Assert.Equal(Spread.Length, all.Count);
        var (first, last) = (all[20].Source.Published!.Value, all[^20].Source.Published!.Value);
        (StatementFilter Filter, Func<StoredStatement, bool> Fits)[] cases =
        [
            (new() { Text = "harbour" }, _ => true),
            (new() { Text = "sevenths" }, statement => Has(statement, "sevenths")),
            (new() { Text = "forties harb*" }, statement => Has(statement, "forties")),
            (new() { Text = "\"harbour at forties\"" }, statement => Has(statement, "forties")),
            (new() { Text = "sevenths", Sentiment = "negative" }, statement => Has(statement, "sevenths") && statement.Record.Sentiment?.Label == "negative"),
            (new() { Text = "sevenths", Question = "kosovo" }, statement => Has(statement, "sevenths") && statement.Record.Targets.Count == 1),
            (new() { Text = "sevenths", Question = "kosovo", Stance = "oppose" }, statement => Has(statement, "sevenths") && statement.Record.Targets is [{ Stance: "oppose" }]),
            (new() { Text = "sevenths", Decided = true }, statement => Has(statement, "sevenths") && statement.Record.Targets.Count == 1),
            (new() { Speaker = "beck", Actor = "RS" }, statement => statement.Record.Speaker?.Actor == "RS"),
            (new() { Text = "sevenths", From = last, To = first }, statement => Has(statement, "sevenths") && TimeOf(statement) >= last && TimeOf(statement) < first),
            (new() { Text = "forties", To = first }, statement => Has(statement, "forties") && TimeOf(statement) < first),
            (new() { Text = "sevenths", From = first }, statement => Has(statement, "sevenths") && TimeOf(statement) >= first),
            (new() { Text = "sevenths", To = new DateTimeOffset(1850, 1, 1, 0, 0, 0, TimeSpan.Zero) }, statement => Has(statement, "sevenths") && TimeOf(statement).Year < 1850),
            (new() { Text = "never" }, _ => false),
        ];
        foreach (var (filter, fits) in cases)
        {
            var expected = all.Where(fits).Select(statement => statement.Key).ToList();
            foreach (var size in new[] { 1, 4, 19 })
            {
                List<StatementKey> found = [];
                StatementKey? after = null;
                do
                {
                    var page = await World.Statements.ListAsync(filter, after, size, Token);
                    found.AddRange(page.Statements.Select(statement => statement.Key));
                    after = page.Next;
                }
                while (after is not null);
                Assert.Equal((filter, size, string.Join(' ', expected)), (filter, size, string.Join(' ', found)));
            }
        }

        static bool Has(StoredStatement statement, string word) => statement.Record.Text.Contains(word, StringComparison.Ordinal);

        static DateTimeOffset TimeOf(StoredStatement statement) => statement.Source.Published!.Value;
    }

    /// <summary>When each article of <see cref="SaveSpreadAsync"/> was published: many at one time, and on both sides of where months and years begin.</summary>
    private static DateTimeOffset[] Spread { get; } =
    [
        .. Enumerable.Range(0, 90).Select(n => new DateTimeOffset(2026, 2, 27, 12, 0, 0, TimeSpan.Zero).AddHours(-3 * (n / 30))),
        .. Enumerable.Range(0, 40).SelectMany(n => AroundMonth(2026, 2 - n)),
        .. Enumerable.Range(0, 30).SelectMany(n => AroundMonth(2022, -5 * n)),
        .. new[] { 1995, 1970, 1931, 1901, 1900, 1899, 1850, 1849, 1 }.SelectMany(year => AroundMonth(year, 2)),
    ];

    private static DateTimeOffset[] AroundMonth(int year, int months)
    {
        var first = new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMonths(months - 1);
        return [first, first, first.AddMilliseconds(-1), first.AddDays(9)];
    }

    private async Task SaveSpreadAsync()
    {
        // As an archive comes in: in no order of time.
        var times = Spread.Select((time, index) => (Time: time, Index: index)).OrderBy(one => one.Index * 7_919 % 1_009).ToList();
        foreach (var block in times.Chunk(100))
        {
            Assert.NotNull(await World.Inbox.AcceptAsync(
                [.. block.Select(one => StoreWorld.Article($"At the harbour {(one.Index % 40 == 3 ? "at forties" : "")} {(one.Index % 7 == 0 ? "sevenths" : "")} {one.Index}.") with { Published = one.Time })],
                maxPending: 1_000,
                Token));
            var taken = await World.Inbox.TakeAsync(100, maxAttempts: 3, Token);
            Assert.Equal(block.Length, await World.Statements.SaveAsync([.. taken.Select(article => new AnalyzedArticle(article, [Said(article)]))], Token));
        }

        static StatementRecord Said(Article article)
        {
            var number = int.Parse(article.Text.Split(' ')[^1].TrimEnd('.'), System.Globalization.CultureInfo.InvariantCulture);
            var record = Records.Of(article, 1, new TextSpan(0, article.Text.Length)).By("Ada Beck", number % 5 == 0 ? "RS" : "XK");
            record = number % 3 == 0 ? record.Toward("kosovo", number % 2 == 0 ? "oppose" : "support") : record;
            return record.Sounding(number % 4 == 0 ? "negative" : "neutral");
        }
    }
}
