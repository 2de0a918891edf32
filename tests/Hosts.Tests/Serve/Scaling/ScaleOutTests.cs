using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using StanceML.Programs;
using StanceML.Worker;

namespace StanceML.Hosts.Tests.Serve.Scaling;

public sealed class ScaleOutTests(NatsServers nats, PostgresDatabases databases)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_workers_share_the_queue_and_each_article_is_analyzed_once()
    {
        await using var fleet = Fleet.On(nats, databases);
        ConcurrentDictionary<string, int> first = new(), second = new();
        var intake = await fleet.StartAsync(WorkerRoles.Intake | WorkerRoles.Api);
        await fleet.StartAsync(WorkerRoles.Analyze, analyze: Counting(first));
        await fleet.StartAsync(WorkerRoles.Analyze, analyze: Counting(second));

        var ids = await Fleet.AcceptAsync(intake, 60);
        await Fleet.AllAreDoneOnceAsync(intake, ids);
        Assert.NotEmpty(first);
        Assert.NotEmpty(second);
        Assert.Equal(ids.Order(), first.Keys.Concat(second.Keys).Order());
        Assert.All(first.Concat(second), analyzed => Assert.Equal(1, analyzed.Value));
        Assert.Equal(0, await fleet.WaitingAsync());
    }

    [Fact]
    public async Task What_a_dead_worker_had_taken_comes_again_and_each_article_is_done_once()
    {
        await using var fleet = Fleet.On(nats, databases);
        var intake = await fleet.StartAsync(WorkerRoles.Intake | WorkerRoles.Api);
        var ids = await Fleet.AcceptAsync(intake, 5);
        await fleet.TakeAndDieAsync(3);
        await fleet.StartAsync(WorkerRoles.Analyze);

        await Fleet.AllAreDoneOnceAsync(intake, ids);
        // Begun in vain once, and once more to its end.
        var attempts = await Task.WhenAll(ids.Select(async id => (await intake.GetJsonAsync($"/v1/articles/{id}")).GetProperty("attempts").GetInt32()));
        Assert.Equal([1, 1, 2, 2, 2], attempts.Order());
    }

    [Fact]
    public async Task A_worker_that_stops_in_the_middle_of_a_batch_leaves_the_rest_to_another()
    {
        await using var fleet = Fleet.On(nats, databases);
        using var began = new SemaphoreSlim(0);
        using var gate = new ManualResetEventSlim();
        var stopping = await fleet.StartAsync(
            configure: options => options.Parallelism = 1,
            analyze: (article, limit) =>
            {
                began.Release();
                gate.Wait(Token);
                return RealAnalyzer.Instance.Analyze(article, ended: null, limit);
            });
        var ids = await Fleet.AcceptAsync(stopping, 4);
        await began.WaitAsync(Token);
        var stopped = fleet.StopAsync(stopping);
        await Task.Delay(100, Token);
        gate.Set();
        await stopped;

        var other = await fleet.StartAsync();
        await Fleet.AllAreDoneOnceAsync(other, ids);
    }

    [Fact]
    public async Task A_bad_article_is_set_aside_alone()
    {
        await using var fleet = Fleet.On(nats, databases);
        var worker = await fleet.StartAsync(analyze: (article, limit) => article.Text.StartsWith("Bad", StringComparison.Ordinal)
            ? throw new InvalidOperationException("cannot be read")
            : RealAnalyzer.Instance.Analyze(article, ended: null, limit));
        var bad = await worker.AcceptAndFinishAsync(new { text = "Bad." });
        Assert.Equal("failed", bad.GetProperty("state").GetString());
        Assert.Equal(1, bad.GetProperty("attempts").GetInt32());
        Assert.Contains("cannot be read", bad.GetProperty("reason").GetString(), StringComparison.Ordinal);
        await Fleet.AllAreDoneOnceAsync(worker, await Fleet.AcceptAsync(worker, 3));
        Assert.Equal(0, await fleet.WaitingAsync());
    }

    [Fact]
    public async Task An_article_that_ends_its_worker_each_time_is_set_aside_in_the_end()
    {
        await using var fleet = Fleet.On(nats, databases);
        var intake = await fleet.StartAsync(WorkerRoles.Intake | WorkerRoles.Api, options => options.MaxAttempts = 1);
        var ids = await Fleet.AcceptAsync(intake, 1);
        await fleet.TakeAndDieAsync(1);
        await fleet.StartAsync(WorkerRoles.Analyze, options => options.MaxAttempts = 1);

        var article = await intake.FinishAsync(ids[0]);
        Assert.Equal("failed", article.GetProperty("state").GetString());
        Assert.Contains("begun 1 times and never ended", article.GetProperty("reason").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_queue_says_when_to_come_back_and_drops_nothing()
    {
        await using var fleet = Fleet.On(nats, databases);
        var intake = await fleet.StartAsync(WorkerRoles.Intake | WorkerRoles.Api, options => options.MaxPending = 2);
        var ids = await Fleet.AcceptAsync(intake, 2);
        var refused = await intake.PostAsync("/v1/articles", new { text = Samples.Numbered(3) });
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);

        await fleet.StartAsync(WorkerRoles.Analyze, options => options.MaxPending = 2);
        await Fleet.AllAreDoneOnceAsync(intake, ids);
        var later = await intake.PostAsync("/v1/articles", new { text = Samples.Numbered(3) });
        await Fleet.AllAreDoneOnceAsync(intake, await WorkerWorld.IdsAsync(later));
    }

    [Fact]
    public async Task The_same_article_twice_is_one_within_the_window_and_after_it()
    {
        await using var fleet = Fleet.On(nats, databases);
        var intake = await fleet.StartAsync(WorkerRoles.Intake | WorkerRoles.Api, options => options.NatsDuplicateWindow = TimeSpan.FromSeconds(1));
        Assert.True(await IsNewAsync(intake));
        Assert.False(await IsNewAsync(intake));
        await Task.Delay(1_500, Token);
        Assert.True(await IsNewAsync(intake));
        Assert.Equal(2, await fleet.WaitingAsync());

        await fleet.StartAsync(WorkerRoles.Analyze, options => options.NatsDuplicateWindow = TimeSpan.FromSeconds(1));
        await Fleet.AllAreDoneOnceAsync(intake, await Fleet.AcceptAsync(intake, 1));
        await WaitUntilEmptyAsync(fleet);
        await Fleet.AllAreDoneOnceAsync(intake, [ContentHashOf(1)]);
    }

    [Fact]
    public async Task An_article_that_waits_is_pending_and_one_that_was_never_sent_is_not_found()
    {
        await using var fleet = Fleet.On(nats, databases);
        var intake = await fleet.StartAsync(WorkerRoles.Intake | WorkerRoles.Api);
        var accepted = await intake.PostAsync("/v1/articles", new { text = Samples.Article, title = "Veldmark recognises Kosovo" });
        var waiting = await intake.GetJsonAsync($"/v1/articles/{(await WorkerWorld.IdsAsync(accepted))[0]}");
        Assert.Equal("pending", waiting.GetProperty("state").GetString());
        var early = await intake.Client.PostAsync($"/v1/articles/{waiting.GetProperty("id").GetString()}/retry", null, Token);
        Assert.Equal(HttpStatusCode.Conflict, early.StatusCode);
        Assert.EndsWith("this did not: it waits, or is worked on now.", (await WorkerWorld.JsonAsync(early)).GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal("Veldmark recognises Kosovo", waiting.GetProperty("title").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await intake.Client.GetAsync($"/v1/articles/{new string('a', 64)}", Token)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await intake.Client.GetAsync("/v1/articles/stray.*.>", Token)).StatusCode);
        Assert.Contains("stanceml_queue_depth{otel_scope_name=\"StanceML\"", await intake.Client.GetStringAsync("/metrics", Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_is_no_article_is_set_aside_with_its_reason_and_blocks_nothing()
    {
        await using var fleet = Fleet.On(nats, databases);
        var worker = await fleet.StartAsync();
        await fleet.PublishAsync(fleet.ArticleSubject("stray"), "{\"text\":7}");
        var (message, reason) = await fleet.FailedMessageAsync();
        Assert.Equal("{\"text\":7}", message);
        Assert.Contains("no article", reason, StringComparison.Ordinal);
        await Fleet.AllAreDoneOnceAsync(worker, await Fleet.AcceptAsync(worker, 3));
        await WaitUntilEmptyAsync(fleet);
    }

    [Fact]
    public async Task What_others_publish_is_taken_in_like_any_article_and_what_cannot_be_read_is_set_aside_with_its_reason()
    {
        await using var fleet = Fleet.On(nats, databases);
        var worker = await fleet.StartAsync();
        await fleet.PublishAsync(fleet.SubmitSubject, """{"text":"","published":"soon"}""");
        await fleet.PublishAsync(fleet.SubmitSubject, JsonSerializer.Serialize(new[] { new { text = Samples.Numbered(1) }, new { text = Samples.Numbered(2) } }));
        var (message, reason) = await fleet.FailedMessageAsync();
        Assert.Equal("""{"text":"","published":"soon"}""", message);
        Assert.Contains("published is no ISO 8601", reason, StringComparison.Ordinal);
        Assert.Contains("text is missing", reason, StringComparison.Ordinal);
        await Fleet.UntilFoundAsync(worker, ContentHashOf(2));
        await Fleet.AllAreDoneOnceAsync(worker, [ContentHashOf(1), ContentHashOf(2)]);
        Assert.Equal(0, await fleet.WaitingAsync("-submit"));
    }

    [Theory]
    [InlineData("a\\r\\nStance-Reason: forged")]
    [InlineData(null)]
    public async Task A_message_that_its_own_reason_cannot_carry_blocks_nothing(string? field)
    {
        using var small = NatsServer.Start("max_payload: 4096");
        await using var fleet = new Fleet(small.Url, databases.Create());
        var worker = await fleet.StartAsync();
        await fleet.PublishAsync(fleet.SubmitSubject, $$"""{"{{field ?? new string('x', 4_000)}}":1}""");
        await fleet.PublishAsync(fleet.SubmitSubject, JsonSerializer.Serialize(new { text = Samples.Numbered(1) }));
        await Fleet.UntilFoundAsync(worker, ContentHashOf(1));
        await Fleet.AllAreDoneOnceAsync(worker, [ContentHashOf(1)]);
        Assert.Equal(0, await fleet.WaitingAsync("-submit"));
    }

    [Fact]
    public async Task An_article_too_large_for_the_server_waits_in_the_store()
    {
        using var small = NatsServer.Start("max_payload: 4096");
        await using var fleet = new Fleet(small.Url, databases.Create());
        var worker = await fleet.StartAsync();
        var article = await worker.AcceptAndFinishAsync(new { text = string.Concat(Enumerable.Repeat(Samples.Article + "\n", 20)) });
        Assert.Equal("done", article.GetProperty("state").GetString());
        await Fleet.AllAreDoneOnceAsync(worker, await Fleet.AcceptAsync(worker, 1));
    }

    [Fact]
    public async Task A_worker_answers_only_what_its_roles_are_for()
    {
        await using var fleet = Fleet.On(nats, databases);
        var intake = await fleet.StartAsync(WorkerRoles.Intake);
        var analyzing = await fleet.StartAsync(WorkerRoles.Analyze);
        var reading = await fleet.StartAsync(WorkerRoles.Api);
        Assert.Equal(HttpStatusCode.NotFound, (await analyzing.PostAsync("/v1/articles", new { text = Samples.Article })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await reading.PostAsync("/v1/articles", new { text = Samples.Article })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await intake.Client.GetAsync("/v1/statements", Token)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await intake.Client.GetAsync("/", Token)).StatusCode);
        await Fleet.AllAreDoneOnceAsync(reading, await Fleet.AcceptAsync(intake, 1));
        foreach (var worker in new[] { intake, analyzing, reading })
        {
            Assert.Equal(HttpStatusCode.OK, (await worker.Client.GetAsync("/health/ready", Token)).StatusCode);
        }
    }

    private static Func<Article, CancellationToken, ArticleAnalysis> Counting(ConcurrentDictionary<string, int> analyzed) => (article, limit) =>
    {
        if (article.Text.StartsWith("Dispatch", StringComparison.Ordinal))
        {
            analyzed.AddOrUpdate(article.Id, 1, (_, count) => count + 1);
            // So long that one worker cannot have it all.
            Thread.Sleep(10);
        }

        return RealAnalyzer.Instance.Analyze(article, ended: null, limit);
    };

    private static string ContentHashOf(int n) => Store.ContentHash.Of(Samples.Numbered(n));

    private static async Task<bool> IsNewAsync(WorkerWorld worker)
    {
        var accepted = await worker.PostAsync("/v1/articles", new { text = Samples.Numbered(1) });
        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        return (await WorkerWorld.JsonAsync(accepted)).GetProperty("articles")[0].GetProperty("new").GetBoolean();
    }

    private static async Task WaitUntilEmptyAsync(Fleet fleet)
    {
        while (await fleet.WaitingAsync() > 0)
        {
            await Task.Delay(20, Token);
        }
    }
}
