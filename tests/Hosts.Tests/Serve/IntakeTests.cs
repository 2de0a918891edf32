using System.Net;
using Microsoft.Data.Sqlite;

namespace StanceML.Hosts.Tests.Serve;

public sealed class IntakeTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_accepted_article_is_analyzed_and_its_statements_are_listed()
    {
        await using var world = await WorkerWorld.StartAsync();
        var article = await world.AcceptAndFinishAsync(new
        {
            text = Samples.Article,
            title = "Veldmark recognises Kosovo",
            outlet = "Harbour Wire",
            url = "https://harbour.example/1",
            published = "2026-02-17",
            language = "en",
        });
        Assert.Equal("done", article.GetProperty("state").GetString());
        var answer = await world.GetJsonAsync("/v1/statements?outlet=harbour%20wire&from=2026-02-17&to=2026-02-18");
        var listed = answer.GetProperty("statements");

        var direct = await WorkerWorld.JsonAsync(await world.PostAsync("/v1/analyze", new { text = Samples.Article }));
        Assert.Equal(direct.GetProperty("statements").GetRawText(), listed.GetRawText());
        Assert.Equal(article.GetProperty("statements").GetInt32(), listed.GetArrayLength());
        var id = article.GetProperty("id").GetString()!;
        Assert.Equal("Veldmark recognises Kosovo", answer.GetProperty("articles").GetProperty(id).GetProperty("title").GetString());
    }

    [Fact]
    public async Task The_same_article_twice_is_one()
    {
        await using var world = await WorkerWorld.StartAsync();
        var first = await world.AcceptAndFinishAsync(new { text = Samples.Article });
        var again = await WorkerWorld.JsonAsync(await world.PostAsync("/v1/articles", new { text = Samples.Article, title = "Another title" }));

        var receipt = again.GetProperty("articles")[0];
        Assert.Equal(first.GetProperty("id").GetString(), receipt.GetProperty("id").GetString());
        Assert.Equal("done", receipt.GetProperty("state").GetString());
        Assert.False(receipt.GetProperty("new").GetBoolean());
        var listed = (await world.GetJsonAsync("/v1/statements")).GetProperty("statements");
        Assert.Equal(first.GetProperty("statements").GetInt32(), listed.GetArrayLength());
    }

    [Fact]
    public async Task An_array_is_accepted_whole_or_not_at_all()
    {
        await using var world = await WorkerWorld.StartAsync();
        var refused = await world.PostAsync("/v1/articles", new object[] { new { text = "Fine." }, new { text = "Fine too.", published = "soon" } });
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal("[1].published", Assert.Single((await WorkerWorld.JsonAsync(refused)).GetProperty("errors").EnumerateObject()).Name);

        var accepted = await WorkerWorld.JsonAsync(await world.PostAsync("/v1/articles", new[] { new { text = "Fine." }, new { text = "Fine too." } }));
        Assert.Equal([true, true], accepted.GetProperty("articles").EnumerateArray().Select(receipt => receipt.GetProperty("new").GetBoolean()));
    }

    [Fact]
    public async Task A_full_inbox_says_when_to_come_back_and_takes_nothing()
    {
        using var gate = new ManualResetEventSlim(initialState: true);
        await using var world = await WorkerWorld.StartAsync(
            options => options.MaxPending = 2,
            (article, limit) =>
            {
                gate.Wait(Token);
                return RealAnalyzer.Instance.Analyze(article, limit);
            });
        gate.Reset();
        Assert.Equal(HttpStatusCode.Accepted, (await world.PostAsync("/v1/articles", new { text = "One." })).StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, (await world.PostAsync("/v1/articles", new { text = "Two." })).StatusCode);
        var refused = await world.PostAsync("/v1/articles", new { text = "Three." });
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(5), refused.Headers.RetryAfter!.Delta);

        gate.Set();
        Assert.Equal("done", (await world.AcceptAndFinishAsync(new { text = "Two." })).GetProperty("state").GetString());
        Assert.Equal("done", (await world.AcceptAndFinishAsync(new { text = "Three." })).GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_bad_article_is_set_aside_alone()
    {
        await using var world = await WorkerWorld.StartAsync(analyze: (article, limit) => article.Text.StartsWith("Bad", StringComparison.Ordinal)
            ? throw new InvalidOperationException("cannot be read")
            : RealAnalyzer.Instance.Analyze(article, limit));
        var bad = await world.AcceptAndFinishAsync(new { text = "Bad." });
        Assert.Equal("failed", bad.GetProperty("state").GetString());
        Assert.Equal(1, bad.GetProperty("attempts").GetInt32());
        Assert.Contains("cannot be read", bad.GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Equal("done", (await world.AcceptAndFinishAsync(new { text = Samples.Article })).GetProperty("state").GetString());
        Assert.Equal(HttpStatusCode.OK, (await world.Client.GetAsync("/health/ready", Token)).StatusCode);
    }

    [Fact]
    public async Task An_analysis_that_takes_too_long_is_set_aside_alone()
    {
        await using var world = await WorkerWorld.StartAsync(
            options => options.AnalysisTimeout = TimeSpan.FromMilliseconds(200),
            (article, limit) =>
            {
                if (article.Text.StartsWith("Slow", StringComparison.Ordinal))
                {
                    limit.WaitHandle.WaitOne();
                }

                return RealAnalyzer.Instance.Analyze(article, limit);
            });
        var slow = await world.AcceptAndFinishAsync(new { text = $"Slow. {Samples.Article}" });
        Assert.Equal("failed", slow.GetProperty("state").GetString());
        Assert.Contains("longer than the 0.2 s allowed", slow.GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Equal("done", (await world.AcceptAndFinishAsync(new { text = Samples.Article })).GetProperty("state").GetString());
    }

    [Fact]
    public async Task What_is_analyzed_stays_its_workers_for_as_long_as_that_takes()
    {
        using var gate = new ManualResetEventSlim();
        await using var world = await WorkerWorld.StartAsync(
            options => options.LeaseTime = TimeSpan.FromSeconds(5),
            (article, limit) =>
            {
                if (article.Id != "warm-up")
                {
                    gate.Wait(Token);
                }

                return RealAnalyzer.Instance.Analyze(article, limit);
            });
        using var connection = new SqliteConnection($"Data Source={world.StorePath};Pooling=False");
        connection.Open();
        try
        {
            Assert.True((await world.PostAsync("/v1/articles", new { text = Samples.Article })).IsSuccessStatusCode);
            var first = await LeaseAfterAsync(0);
            Assert.True(await LeaseAfterAsync(first) < first + 5_000);
        }
        finally
        {
            gate.Set();
        }

        async Task<long> LeaseAfterAsync(long before)
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
            patience.CancelAfter(TimeSpan.FromSeconds(30));
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT lease_until FROM article";
            while (true)
            {
                if (await command.ExecuteScalarAsync(patience.Token) is long until && until > before)
                {
                    return until;
                }

                await Task.Delay(20, patience.Token);
            }
        }
    }

    [Fact]
    public async Task A_store_that_cannot_be_written_stops_intake_and_readiness_until_it_can()
    {
        await using var world = await WorkerWorld.StartAsync(options => options.StoreBusyTimeout = TimeSpan.FromSeconds(1));
        using (var other = new SqliteConnection($"Data Source={world.StorePath};Pooling=False"))
        {
            other.Open();
            using var writing = other.BeginTransaction();
            var refused = await world.PostAsync("/v1/articles", new { text = Samples.Article });
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.NotNull(refused.Headers.RetryAfter);
            var ready = await world.Client.GetAsync("/health/ready", Token);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
            var store = (await WorkerWorld.JsonAsync(ready)).GetProperty("checks").GetProperty("store");
            Assert.Contains("cannot be used", store.GetProperty("reason").GetString(), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, (await world.Client.GetAsync("/health/live", Token)).StatusCode);
        }

        Assert.Equal("done", (await world.AcceptAndFinishAsync(new { text = Samples.Article })).GetProperty("state").GetString());
        Assert.Equal(HttpStatusCode.OK, (await world.Client.GetAsync("/health/ready", Token)).StatusCode);
    }

    [Fact]
    public async Task An_unknown_article_is_not_found()
    {
        await using var world = await WorkerWorld.StartAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await world.Client.GetAsync("/v1/articles/unknown", Token)).StatusCode);
    }
}
