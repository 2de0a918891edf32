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
        await Gen.String[Gen.Char, 1, 60].SampleAsync(
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
}
