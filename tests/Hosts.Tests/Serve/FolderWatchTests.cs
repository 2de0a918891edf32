using System.Diagnostics;
using StanceML.Store;
using StanceML.Worker;

namespace StanceML.Hosts.Tests.Serve;

public sealed class FolderWatchTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stanceml-watch-");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Files_of_every_kind_are_taken_in_and_moved_to_done()
    {
        Put("one.txt", Samples.Numbered(1));
        Put("two.md", Samples.Numbered(2));
        Put("three.html", SamplePages.News);
        Put("four.json", $$"""[{"text":"Four."},{"text":"Four and a half."}]""");
        Put("five.ndjson", "{\"text\":\"Five.\"}\n\n{\"text\":\"Six.\"}");
        await using var world = await StartAsync();
        await UntilAsync(() => Names(".done").Count == 5);
        Assert.Equal(["five.ndjson", "four.json", "one.txt", "three.html", "two.md"], Names(".done"));
        Assert.Empty(Names(".taking"));
        foreach (var text in new[] { Samples.Numbered(1), Samples.Numbered(2), SamplePages.NewsText, "Four.", "Four and a half.", "Five.", "Six." })
        {
            Assert.Equal("done", (await world.FinishAsync(ContentHash.Of(text))).GetProperty("state").GetString());
        }
    }

    [Fact]
    public async Task A_bad_file_is_set_aside_with_its_reason_and_good_lines_of_one_are_taken()
    {
        Put("picture.png", "x");
        Put("latin.txt", [(byte)'C', (byte)'a', (byte)'f', 0xE9]);
        Put("broken.json", """{"text":"Words","colour":"red"}""");
        Put("nowhere.json", """{"url":"https://\u05d0a.example/"}""");
        Put("large.txt", new string('a', 3_000));
        Put("mixed.ndjson", "{\"text\":\"Good line.\"}\nnonsense\n");
        await using var world = await StartAsync(options => options.MaxArticleBytes = 2_000);
        await UntilAsync(() => Names(".failed").Count == 12);
        Assert.Contains(".png", Reason("picture.png"), StringComparison.Ordinal);
        Assert.Contains("not UTF-8", Reason("latin.txt"), StringComparison.Ordinal);
        Assert.Contains("colour", Reason("broken.json"), StringComparison.Ordinal);
        Assert.Contains("url names a host that cannot be", Reason("nowhere.json"), StringComparison.Ordinal);
        Assert.Contains("3000 bytes", Reason("large.txt"), StringComparison.Ordinal);
        Assert.Contains("line 2: body", Reason("mixed.ndjson"), StringComparison.Ordinal);
        Assert.Equal("done", (await world.FinishAsync(ContentHash.Of("Good line."))).GetProperty("state").GetString());
    }

    [Fact]
    public async Task Links_and_pipes_are_refused_without_being_followed_or_opened()
    {
        var secret = Path.Combine(_folder.FullName, ".secret");
        File.WriteAllText(secret, "Nobody's business.");
        File.CreateSymbolicLink(Path.Combine(_folder.FullName, "link.txt"), secret);
        File.SetLastWriteTimeUtc(secret, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        using (var made = Process.Start("mkfifo", [Path.Combine(_folder.FullName, "pipe.txt")]))
        {
            await made.WaitForExitAsync(Token);
        }

        await using var world = await StartAsync();
        await UntilAsync(() => Names(".failed").Count == 4);
        Assert.Contains("link", Reason("link.txt"), StringComparison.Ordinal);
        Assert.Contains("no regular file", Reason("pipe.txt"), StringComparison.Ordinal);
        Assert.Equal("Nobody's business.", File.ReadAllText(secret));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await world.Client.GetAsync($"/v1/articles/{ContentHash.Of("Nobody's business.")}", Token)).StatusCode);
    }

    [Fact]
    public async Task A_file_that_is_still_written_is_left_until_it_is_quiet()
    {
        await using var world = await StartAsync(options => options.WatchQuiet = TimeSpan.FromMilliseconds(600));
        using (var writer = File.CreateText(Path.Combine(_folder.FullName, "slow.txt")))
        {
            for (var n = 0; n < 8; n++)
            {
                await writer.WriteAsync($"Part {n}. ");
                await writer.FlushAsync(Token);
                await Task.Delay(150, Token);
                Assert.Empty(Names(".taking").Concat(Names(".done")));
            }
        }

        await UntilAsync(() => Names(".done").Count == 1);
        Assert.Equal("done", (await world.FinishAsync(ContentHash.Of("Part 0. Part 1. Part 2. Part 3. Part 4. Part 5. Part 6. Part 7. "))).GetProperty("state").GetString());
    }

    [Fact]
    public async Task Hidden_and_unfinished_files_are_left_alone()
    {
        Put(".hidden.txt", "Hidden.");
        Put("a.txt.part", "Half.");
        Put("b.txt", "Whole.");
        await using var world = await StartAsync();
        await UntilAsync(() => Names(".done").Count == 1);
        Assert.True(File.Exists(Path.Combine(_folder.FullName, ".hidden.txt")) && File.Exists(Path.Combine(_folder.FullName, "a.txt.part")));
    }

    [Fact]
    public async Task A_name_that_comes_again_overwrites_nothing()
    {
        await using var world = await StartAsync();
        foreach (var n in Enumerable.Range(1, 3))
        {
            Put("same.txt", $"Version {n}.");
            await UntilAsync(() => Names(".done").Count == n);
        }

        Assert.Equal(["same.2.txt", "same.3.txt", "same.txt"], Names(".done"));
        Assert.Equal(["Version 1.", "Version 2.", "Version 3."], Names(".done").Select(name => File.ReadAllText(Path.Combine(_folder.FullName, ".done", name))).Order());
    }

    [Theory]
    [InlineData("taken")]
    [InlineData("accepted")]
    [InlineData("reason written")]
    public async Task A_crash_between_two_steps_loses_and_doubles_nothing(string after)
    {
        var folder = new WatchedFolder(_folder.FullName);
        Put("a.txt", after == "reason written" ? " " : Samples.Article);
        var taken = folder.Take(Assert.Single(folder.List(TimeProvider.System.GetUtcNow())))!;
        if (after == "reason written")
        {
            File.WriteAllText(Path.Combine(_folder.FullName, ".failed", "a.txt.reason.txt"), "an earlier reason");
        }

        await using var world = await StartAsync(options => options.WatchFolder = after == "accepted" ? "" : _folder.FullName);
        if (after == "accepted")
        {
            await world.AcceptAndFinishAsync(new { text = Samples.Article });
            await using var second = await StartAsync(options => options.Store = world.StorePath);
            await UntilAsync(() => Names(".done").Count == 1);
            Assert.Single((await second.GetJsonAsync("/v1/articles?state=done")).GetProperty("articles").EnumerateArray());
        }
        else if (after == "taken")
        {
            await UntilAsync(() => Names(".done").Count == 1);
            Assert.Equal("done", (await world.FinishAsync(ContentHash.Of(Samples.Article))).GetProperty("state").GetString());
        }
        else
        {
            await UntilAsync(() => File.Exists(Path.Combine(_folder.FullName, ".failed", "a.txt")));
            Assert.Contains("blank", Reason("a.txt"), StringComparison.Ordinal);
        }

        Assert.False(File.Exists(taken));
    }

    [Fact]
    public async Task A_name_as_long_as_names_can_be_is_shortened_where_its_reason_needs_the_room()
    {
        var stem = string.Concat(Enumerable.Repeat("ш", 125));
        foreach (var n in Enumerable.Range(1, 2))
        {
            Put($"{stem}.png", "no article");
            Put($"{stem}.txt", $"Version {n}.");
            await using var world = await StartAsync();
            await UntilAsync(() => Names(".failed").Count == 2 * n && Names(".done").Count == n);
        }

        Assert.Equal([$"{stem[..^1]}.2.txt", $"{stem}.txt"], Names(".done"));
        Assert.Contains(".png", Reason($"{stem[..^5]}.png"), StringComparison.Ordinal);
        Assert.Contains(".png", Reason($"{stem[..^6]}.2.png"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_moved_holds_up_no_other()
    {
        await using var world = await StartAsync();
        await UntilAsync(() => Directory.Exists(Path.Combine(_folder.FullName, ".failed")));
        Directory.Delete(Path.Combine(_folder.FullName, ".failed"));
        File.WriteAllText(Path.Combine(_folder.FullName, ".failed"), "in the way");
        Put("a.png", "no article");
        await UntilAsync(() => Names(".taking").Count == 1);
        Put("b.txt", Samples.Article);
        await UntilAsync(() => Names(".done").Count == 1);
        Assert.Equal(["a.png"], Names(".taking"));
    }

    [Fact]
    public async Task What_another_worker_has_in_hand_is_left_to_it()
    {
        var other = new WatchedFolder(_folder.FullName);
        var turn = other.TryEnter();
        Assert.NotNull(turn);
        Assert.Null(new WatchedFolder(_folder.FullName).TryEnter());
        Put("a.txt", Samples.Article);
        other.Take(Path.Combine(_folder.FullName, "a.txt"));
        await using var world = await StartAsync();
        await Task.Delay(500, Token);
        Assert.Equal(["a.txt"], Names(".taking"));
        turn.Dispose();
        await UntilAsync(() => Names(".done").Count == 1);
    }

    [Fact]
    public async Task What_the_inbox_can_never_hold_at_once_is_set_aside_and_lines_are_taken_as_many_at_a_time_as_it_can()
    {
        Put("a.json", """[{"text":"One."},{"text":"Two."},{"text":"Three."}]""");
        Put("b.ndjson", "{\"text\":\"Four.\"}\n{\"text\":\"Five.\"}\n{\"text\":\"Six.\"}");
        await using var world = await StartAsync(options =>
        {
            options.MaxPending = 2;
            options.RetryAfter = TimeSpan.FromSeconds(1);
        });
        await UntilAsync(() => Names(".failed").Count == 2 && Names(".done").Count == 1);
        Assert.Contains("3 articles", Reason("a.json"), StringComparison.Ordinal);
        Assert.Equal("done", (await world.FinishAsync(ContentHash.Of("Six."))).GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_full_inbox_lets_files_wait()
    {
        using var gate = new ManualResetEventSlim();
        await using var world = await WorkerWorld.StartAsync(
            options =>
            {
                Configure(options);
                options.MaxPending = 1;
                options.RetryAfter = TimeSpan.FromSeconds(1);
            },
            (article, limit) =>
            {
                if (article.Id != "warm-up")
                {
                    gate.Wait(Token);
                }

                return RealAnalyzer.Instance.Analyze(article, limit);
            });
        try
        {
            Assert.True((await world.PostAsync("/v1/articles", new { text = "First." })).IsSuccessStatusCode);
            Put("a.txt", Samples.Article);
            await UntilAsync(() => Names(".taking").Count == 1);
        }
        finally
        {
            gate.Set();
        }

        await UntilAsync(() => Names(".done").Count == 1);
        Assert.Equal("done", (await world.FinishAsync(ContentHash.Of(Samples.Article))).GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_full_inbox_holds_lines_up_and_none_is_taken_in_twice()
    {
        Put("a.ndjson", "{\"text\":\"One.\"}\n{\"text\":\"Two.\"}\n{\"text\":\"Three.\"}");
        var store = Directory.CreateTempSubdirectory("stanceml-folder-");
        var (process, client) = await ServeProcess.StartAsync(
            ["--store", Path.Combine(store.FullName, "store.db"), "--watch", _folder.FullName, "--models", Path.Combine(AppContext.BaseDirectory, "models")],
            ("StanceML__MaxPending", "1"), ("StanceML__RetryAfter", "00:00:01"), ("StanceML__WatchQuiet", "00:00:00"));
        using (process)
        using (client)
        {
            await UntilAsync(() => Names(".done").Count == 1);
            var page = await MetricsPage.ReadAsync(client);
            Assert.Equal(3, page.Sum("stanceml_articles_accepted_total", "source=\"folder\""));
            Assert.Equal(0, page.Sum("stanceml_articles_duplicate_total", "source=\"folder\""));
        }

        store.Delete(recursive: true);
    }

    private Task<WorkerWorld> StartAsync(Action<WorkerOptions>? configure = null) => WorkerWorld.StartAsync(options =>
    {
        Configure(options);
        configure?.Invoke(options);
    });

    private void Configure(WorkerOptions options)
    {
        options.WatchFolder = _folder.FullName;
        options.WatchQuiet = TimeSpan.Zero;
        options.PollInterval = TimeSpan.FromMilliseconds(50);
    }

    /// <summary>As a careful sender does: written under a hidden name, then renamed.</summary>
    private void Put(string name, string text) => Put(name, System.Text.Encoding.UTF8.GetBytes(text));

    private void Put(string name, byte[] bytes)
    {
        var hidden = Path.Combine(_folder.FullName, ".put");
        File.WriteAllBytes(hidden, bytes);
        File.Move(hidden, Path.Combine(_folder.FullName, name));
    }

    private List<string> Names(string folder)
    {
        var path = Path.Combine(_folder.FullName, folder);
        return Directory.Exists(path) ? [.. Directory.EnumerateFileSystemEntries(path).Select(entry => Path.GetFileName(entry)).Order(StringComparer.Ordinal)] : [];
    }

    private string Reason(string name) => File.ReadAllText(Path.Combine(_folder.FullName, ".failed", $"{name}.reason.txt"));

    private static async Task UntilAsync(Func<bool> isSo)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        while (!isSo())
        {
            await Task.Delay(20, patience.Token);
        }
    }
}
