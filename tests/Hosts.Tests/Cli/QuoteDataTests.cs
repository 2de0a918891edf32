namespace StanceML.Hosts.Tests.Cli;

public sealed class QuoteDataTests(ToyModels models) : IDisposable
{
    private const string Marked = """
        style: wire
        speaker: Ada Holt = UN
        ---
        {s1|Ada Holt} {q1|said} on Monday {c1|that the ferry would sail again}. {s2=Ada Holt|She} {q2|added}: {c2|“It took a year.”}
        """;

    private readonly CliWorld _world = new(models);

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task Checking_what_holds_no_data_fails_and_says_what_was_expected()
    {
        _world.Write("notes.txt", "");
        var run = await _world.RunBareAsync("data", "check", "notes.txt");
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("notes.txt: holds neither labelled rows nor annotated articles", Assert.Single(run.MessageLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Checking_a_folder_checks_rows_and_articles()
    {
        _world.Write("mine/statements/rows.jsonl", ToyModels.RowsAsJsonLines());
        _world.Write("mine/quotes/README.md", "# Papers\n\n{any text}");
        _world.Write("mine/quotes/0001-wire.md", Marked);
        _world.Write("mine/quotes/0002-wire.md", "style: wire\n---\n\n{s1|Quist} {x1|said}.");
        var run = await _world.RunBareAsync("data", "check", "mine");
        Assert.Contains(run.MessageLines, line => line.StartsWith("mine/quotes/0002-wire.md:4: found '{x1|said}.'", StringComparison.Ordinal));
        Assert.Contains("66 rows, 0 errors", run.Output, StringComparison.Ordinal);
        Assert.Contains("1 annotated articles, 1 errors, 0 warnings", run.Output, StringComparison.Ordinal);
        Assert.Contains("17 words, 2 attributions, 2 distinct cues\n0 % of the attributions without a source", run.Output, StringComparison.Ordinal);
        Assert.Matches("direct +1 +1", run.Output);
        Assert.Matches("wire +1 +2", run.Output);
        Assert.Equal(1, run.ExitCode);
    }

    [Fact]
    public async Task A_clean_article_passes_the_check()
    {
        _world.Write("0001-wire.md", Marked);
        var run = await _world.RunBareAsync("data", "check", "0001-wire.md");
        Assert.Equal((0, ""), (run.ExitCode, run.Messages));
        Assert.DoesNotContain("rows", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_imported_corpus_is_checked_and_measured()
    {
        _world.Write("brat/toy.txt", "Quist said that the ferry was late.");
        _world.Write("brat/toy.ann", "T1\tSource 0 5\tQuist\nT2\tCue 6 10\tsaid\nT3\tContent 11 34\tthat the ferry was late\nE1\tAttribution:T2 Source:T1 Cue:T2 Content:T3\n");
        var import = await _world.RunBareAsync("data", "import", "polnear", "brat", "--out", "toy.jsonl");
        Assert.Equal((0, "toy.jsonl: 1 articles, 1 attributions\n"), (import.ExitCode, import.Output));
        Assert.Equal(0, (await _world.RunBareAsync("data", "check", "toy.jsonl")).ExitCode);
        var measured = await _world.RunAsync("evaluate", "--task", "quotes", "--data", "toy.jsonl", "--errors", "5");
        Assert.Equal(0, measured.ExitCode);
        Assert.Contains("strict", measured.Output, StringComparison.Ordinal);
        Assert.Contains("leveled", measured.Output, StringComparison.Ordinal);
        Assert.Matches(@"content exact +P 0\.000 .*n=1 gold", measured.Output);
        Assert.Matches(@"content exact +P 1\.000 .*n=1 gold", measured.Output);
    }

    [Fact]
    public async Task Articles_that_cannot_be_imported_are_named_with_their_line()
    {
        _world.Write("brat/toy.txt", "Quist said so.");
        _world.Write("brat/toy.ann", "T1\tSource 0 5\tHolt\n");
        var run = await _world.RunBareAsync("data", "import", "polnear", "brat", "--out", "toy.jsonl");
        Assert.Contains("brat/toy.ann:1: T1: found 'Quist' at its offsets; expected 'Holt'", run.MessageLines);
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.False(File.Exists(Path.Combine(_world.Folder, "toy.jsonl")));
    }

    [Fact]
    public async Task Errors_of_quotes_are_listed_only_when_asked_for()
    {
        _world.Write("quotes/0001-wire.md", Marked.Replace("{q2|added}", "{q2|nodded}", StringComparison.Ordinal));
        var quiet = await _world.RunAsync("evaluate", "--task", "quotes", "--data", "quotes");
        Assert.DoesNotContain("0001-wire:", quiet.Output, StringComparison.Ordinal);
        var told = await _world.RunAsync("evaluate", "--task", "quotes", "--data", "quotes", "--errors", "3");
        Assert.Matches(@"0001-wire:\d+  gold «", told.Output);
    }

    [Fact]
    public async Task A_layout_that_is_not_known_is_refused()
    {
        var run = await _world.RunBareAsync("data", "import", "parc", "brat", "--out", "toy.jsonl");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("polnear", run.Messages, StringComparison.Ordinal);
    }
}
