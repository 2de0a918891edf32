using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StanceML.Store;
using StanceML.Worker;

namespace StanceML.Hosts.Tests.Serve;

public sealed class WebhookTests
{
    private static readonly string[] ChangesAlone = ["changes"];

    private static readonly string[] BothTypes = ["statements", "changes"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task New_statements_arrive_signed_each_once_and_those_of_the_filter_alone()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var world = await WorkerWorld.StartAsync(receiver.Allow);
        await world.AcceptAndFinishAsync(new { text = "\"Abkhazia is independent, and we recognise it,\" Minister Ilse Adernach said." });
        var made = await MakeAsync(world, new { url = receiver.Address, filter = new { question = "kosovo" } });
        await world.AcceptAndFinishAsync(new { text = Samples.Article });
        var expected = await KeysAsync(world, "question=kosovo");
        await receiver.UntilAsync(r => r.Statements().Count >= expected.Count);
        await UntilDeliveredAsync(world, made);
        Assert.Equal(expected.Order(), receiver.Statements().Order());
        receiver.AssertSigned(made.GetProperty("secret").GetString()!);
        Assert.Equal(JsonValueKind.Null, (await world.GetJsonAsync("/v1/webhooks")).GetProperty("webhooks")[0].GetProperty("secret").ValueKind);
    }

    [Fact]
    public async Task Corrections_arrive_in_batches_of_their_own_signed_and_in_order_with_what_is_new()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var world = await WorkerWorld.StartAsync(receiver.Allow);
        await world.AcceptAndFinishAsync(new { text = Samples.Article });
        var statement = (await world.GetJsonAsync("/v1/statements?question=kosovo&stance=support")).GetProperty("statements")[0];
        var address = $"{statement.GetProperty("article").GetString()}:{statement.GetProperty("statement").GetInt32()}";
        // All that follows happened before the webhook looks: one read of the feed holds both kinds.
        receiver.Status = StatusCodes.Status503ServiceUnavailable;
        var made = await MakeAsync(world, new { url = receiver.Address, filter = new { question = "kosovo", stance = "support" } });
        await world.AcceptAndFinishAsync(new { text = Samples.Numbered(1) });
        await world.PostAsync("/v1/reviews", new { statement = address, kind = "correct", targets = new[] { new { id = "kosovo", stance = "oppose" } } });
        await world.AcceptAndFinishAsync(new { text = Samples.Numbered(2) });
        await world.PostAsync("/v1/reviews", new { statement = address, kind = "reject" });
        receiver.Received.Clear();
        receiver.Status = StatusCodes.Status200OK;
        var expected = new[] { "statements", "corrected", "statements" };
        await receiver.UntilAsync(r => r.Received.Count >= expected.Length);
        await UntilDeliveredAsync(world, made);
        var batches = receiver.Received.DistinctBy(batch => batch.Id).ToList();
        Assert.Equal(expected, batches.Select(batch => JsonDocument.Parse(batch.Body).RootElement.GetProperty("type").GetString()));
        receiver.AssertSigned(made.GetProperty("secret").GetString()!);
        // That it is no statement matters to nobody who asked for support: they heard before that it opposes.
        var corrected = Assert.Single(JsonDocument.Parse(batches[1].Body).RootElement.GetProperty("data").EnumerateArray());
        Assert.Equal(
            (statement.GetProperty("article").GetString(), "oppose", "corrected"),
            (corrected.GetProperty("article").GetString(), corrected.GetProperty("targets")[0].GetProperty("stance").GetString(), corrected.GetProperty("reviewed").GetProperty("outcome").GetString()));
    }

    [Fact]
    public async Task Changes_of_position_arrive_once_each_as_the_list_shows_them_and_alone_where_nothing_else_was_asked_for()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var both = await WebhookReceiver.StartAsync();
        await using var world = await WorkerWorld.StartAsync(options =>
        {
            receiver.Allow(options);
            both.Allow(options);
        });
        var made = await MakeAsync(world, new { url = receiver.Address, types = ChangesAlone, filter = new { actor = "MW" } });
        await MakeAsync(world, new { url = both.Address, types = BothTypes, filter = new { actor = "MW", decided = "true" } });
        Assert.Equal("changes", Assert.Single(made.GetProperty("types").EnumerateArray()).GetString());
        await TakeSidesAsync(world, "MW", "RU");
        await both.UntilAsync(r => Types(r).Contains("changes") && Types(r).Contains("statements"));
        await receiver.UntilAsync(r => !r.Received.IsEmpty);
        var batch = Assert.Single(receiver.Received);
        receiver.AssertSigned(made.GetProperty("secret").GetString()!);
        Assert.Equal("changes", Assert.Single(Types(receiver)));
        var listed = (await world.GetJsonAsync("/v1/changes?actor=MW")).GetProperty("changes");
        Assert.Equal(listed.GetRawText(), Data(batch.Body));
        Assert.Equal("oppose", Assert.Single(listed.EnumerateArray()).GetProperty("after").GetProperty("statement").GetProperty("targets")[0].GetProperty("stance").GetString());
        Assert.Equal(8, both.Received.Where(one => JsonDocument.Parse(one.Body).RootElement.GetProperty("type").GetString() == "statements").Sum(one => JsonDocument.Parse(one.Body).RootElement.GetProperty("data").GetArrayLength()));

        static List<string?> Types(WebhookReceiver receiver) => [.. receiver.Received.Select(one => JsonDocument.Parse(one.Body).RootElement.GetProperty("type").GetString())];
    }

    [Fact]
    public async Task What_is_refused_comes_again_under_the_same_id_until_it_is_taken()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var world = await WorkerWorld.StartAsync(receiver.Allow);
        await MakeAsync(world, new { url = receiver.Address });
        receiver.Status = StatusCodes.Status500InternalServerError;
        await world.AcceptAndFinishAsync(new { text = Samples.Article });
        await receiver.UntilAsync(r => r.Received.Count >= 2);
        await world.AcceptAndFinishAsync(new { text = Samples.Numbered(1) });
        receiver.Status = StatusCodes.Status204NoContent;
        var all = await KeysAsync(world, "");
        await receiver.UntilAsync(r => all.TrueForAll(r.Statements().Contains));
        var batches = receiver.Received.GroupBy(batch => batch.Id).Select(same => same.Select(batch => Data(batch.Body)).Distinct().ToList()).ToList();
        Assert.True(batches.Count >= 2);
        Assert.All(batches, same => Assert.Single(same));
    }

    [Fact]
    public async Task A_turn_looks_at_so_much_and_the_next_goes_on_from_there()
    {
        // No worker of the API's role, so that the test takes the turns.
        await using var world = await WorkerWorld.StartAsync(options => options.Roles = WorkerRoles.Intake);
        await StoreStatementsAsync(world, 600);
        var webhooks = world.Services.GetRequiredService<WebhookStore>();
        var end = await world.Services.GetRequiredService<StatementFeed>().EndAsync(Token);
        var dispatch = world.Services.GetServices<IHostedService>().OfType<WebhookDispatch>().Single();
        var made = await webhooks.CreateAsync("https://desk.example.org/", [FeedKind.Statements], new StatementFilter { Question = "kosovo" }, FeedPosition.Start, Token);
        List<FeedPosition> delivered = [];
        while (await webhooks.ClaimAsync(end, TimeSpan.FromMinutes(1), Token) is { } turn)
        {
            await dispatch.TakeTurnAsync(turn, Token);
            delivered.Add((await webhooks.FindAsync(made!.Id, Token))!.Delivered);
        }

        Assert.Equal(2, delivered.Count);
        Assert.InRange(delivered[0].Entry, 500, 599);
        Assert.Equal(end, delivered[1]);
    }

    [Fact]
    public async Task A_batch_that_never_arrives_is_set_aside_and_can_be_sent_again()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var world = await WorkerWorld.StartAsync(options =>
        {
            receiver.Allow(options);
            options.MaxWebhookAttempts = 3;
        });
        var id = (await MakeAsync(world, new { url = receiver.Address })).GetProperty("id").GetString();
        receiver.Status = StatusCodes.Status302Found;
        await world.AcceptAndFinishAsync(new { text = Samples.Article });
        JsonElement failures;
        do
        {
            await Task.Delay(20, Token);
            failures = (await world.GetJsonAsync($"/v1/webhooks/{id}/failures")).GetProperty("failures");
        }
        while (failures.GetArrayLength() == 0);
        Assert.Equal(3, receiver.Received.Count);
        Assert.Equal(3, failures[0].GetProperty("attempts").GetInt32());
        Assert.Equal("answered 302", failures[0].GetProperty("problem").GetString());

        receiver.Status = StatusCodes.Status200OK;
        await world.AcceptAndFinishAsync(new { text = Samples.Numbered(1) });
        await receiver.UntilAsync(r => r.Received.Count == 4);
        var redeliver = $"/v1/webhooks/{id}/failures/{failures[0].GetProperty("id").GetString()}/redeliver";
        Assert.Equal(HttpStatusCode.NoContent, (await world.Client.PostAsync(redeliver, null, Token)).StatusCode);
        Assert.Equal(receiver.Received.First().Id, receiver.Received.Last().Id);
        Assert.Equal(HttpStatusCode.NotFound, (await world.Client.PostAsync(redeliver, null, Token)).StatusCode);
        Assert.Equal((await KeysAsync(world, "")).Order(), receiver.Statements().Distinct().Order());
    }

    [Fact]
    public async Task A_test_says_whether_it_arrived_and_a_deleted_webhook_is_gone()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var world = await WorkerWorld.StartAsync(receiver.Allow);
        var id = (await MakeAsync(world, new { url = receiver.Address })).GetProperty("id").GetString();
        Assert.Equal(HttpStatusCode.NoContent, (await world.Client.PostAsync($"/v1/webhooks/{id}/test", null, Token)).StatusCode);
        receiver.Status = StatusCodes.Status410Gone;
        var refused = await world.Client.PostAsync($"/v1/webhooks/{id}/test", null, Token);
        Assert.Equal(HttpStatusCode.BadGateway, refused.StatusCode);
        Assert.Contains("410", (await WorkerWorld.JsonAsync(refused)).GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NoContent, (await world.Client.DeleteAsync($"/v1/webhooks/{id}", Token)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await world.Client.GetAsync($"/v1/webhooks/{id}", Token)).StatusCode);
    }

    [Theory]
    [InlineData("""{"url":"http://desk.example.org/"}""", "url")]
    [InlineData("""{"url":"https://127.0.0.1/"}""", "url")]
    [InlineData("""{"url":"https://[::ffff:169.254.169.254]/"}""", "url")]
    [InlineData("""{"url":"file:///etc/passwd"}""", "url")]
    [InlineData("""{}""", "url")]
    [InlineData("""{"url":"https://desk.example.org/","filter":{"stanc":"oppose"}}""", "filter.stanc")]
    [InlineData("""{"url":"https://desk.example.org/","filter":{"stance":"against"}}""", "filter.stance")]
    [InlineData("""{"url":"https://desk.example.org/","after":"now"}""", "after")]
    [InlineData("""{"url":"https://desk.example.org/","types":[]}""", "types")]
    [InlineData("""{"url":"https://desk.example.org/","types":["corrected"]}""", "types")]
    [InlineData("""{"url":"https://desk.example.org/","types":["changes"],"filter":{"decided":"true"}}""", "filter.decided")]
    public async Task What_cannot_be_used_is_named(string body, string field)
    {
        await using var world = await WorkerWorld.StartAsync();
        var refused = await world.Client.PostAsync("/v1/webhooks", new StringContent(body, Encoding.UTF8, "application/json"), Token);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(field, Assert.Single((await WorkerWorld.JsonAsync(refused)).GetProperty("errors").EnumerateObject()).Name);
    }

    [Fact]
    public void The_signature_is_that_of_the_specification()
    {
        // The specification's own example.
        var headers = WebhookSignature.Headers(
            "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek", DateTimeOffset.FromUnixTimeSeconds(1614265330), """{"test": 2432232314}""");
        Assert.Equal("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", headers["webhook-signature"]);
    }

    [Theory]
    [InlineData(1, 0, 2.5)]
    [InlineData(1, 0.5, 3.75)]
    [InlineData(4, 0, 20)]
    [InlineData(60, 0, 1800)]
    public void Pauses_double_up_to_an_hour_and_are_spread(int attempts, double chance, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), WebhookPause.After(attempts, TimeSpan.FromSeconds(5), chance));

    private static async Task<JsonElement> MakeAsync(WorkerWorld world, object webhook)
    {
        var made = await world.PostAsync("/v1/webhooks", webhook);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        return await WorkerWorld.JsonAsync(made);
    }

    /// <summary>Each of an article of its own, on no question.</summary>
    private static async Task StoreStatementsAsync(WorkerWorld world, int count)
    {
        Article[] articles = [.. Enumerable.Range(0, count).Select(n => new Article("any", $"“Number {n}.”")).Select(article => article with { Id = ContentHash.Of(article.Text) })];
        var statements = articles.Select(article => new AnalyzedArticle(
            article,
            [new StatementRecord { Article = article.Id, Statement = 1, Text = article.Text, Spans = [[0, article.Text.Length]], Kind = "direct", Targets = [], Evidence = [], Models = new Dictionary<string, string>() }]));
        await world.Services.GetRequiredService<ArticleInbox>().AcceptAsync(articles, count, Token);
        Assert.Equal(count, await world.Services.GetRequiredService<StatementStore>().SaveAsync([.. statements], Token));
    }

    /// <summary>Each actor supports Kosovo on four days and opposes it on four later ones; all is stored before positions are found.</summary>
    private static async Task TakeSidesAsync(WorkerWorld world, params string[] actors)
    {
        var articles = actors.SelectMany(_ => Enumerable.Range(0, 8), (actor, day) => (Actor: actor, Stance: day < 4 ? "support" : "oppose", Article: new Article("any", $"“{actor} on day {day}.”")
        {
            Published = new DateTimeOffset(2026, day < 4 ? 1 : 2, 1 + day, 9, 0, 0, TimeSpan.Zero),
        })).Select(said => said with { Article = said.Article with { Id = ContentHash.Of(said.Article.Text) } }).ToList();
        await world.Services.GetRequiredService<ArticleInbox>().AcceptAsync([.. articles.Select(said => said.Article)], articles.Count, Token);
        await world.Services.GetRequiredService<StatementStore>().SaveAsync(
            [
                .. articles.Select(said => new AnalyzedArticle(said.Article, [new StatementRecord
                {
                    Article = said.Article.Id, Statement = 1, Text = said.Article.Text, Spans = [[0, said.Article.Text.Length]], Kind = "direct",
                    Speaker = new SpeakerRecord("Minister", [[1, 3]], "Minister", null, said.Actor, "test"),
                    Targets = [new TargetRecord("kosovo", said.Stance, true, new Dictionary<string, double> { [said.Stance] = 0.9 }, "statement")],
                    Evidence = [], Models = new Dictionary<string, string>(),
                }])),
            ],
            Token);
    }

    private static async Task UntilDeliveredAsync(WorkerWorld world, JsonElement made)
    {
        var start = made.GetProperty("delivered").GetString();
        while ((await world.GetJsonAsync($"/v1/webhooks/{made.GetProperty("id").GetString()}")).GetProperty("delivered").GetString() == start)
        {
            await Task.Delay(20, Token);
        }
    }

    private static async Task<List<(string, int)>> KeysAsync(WorkerWorld world, string filter) =>
    [
        .. (await world.GetJsonAsync($"/v1/statements?limit=500&{filter}")).GetProperty("statements").EnumerateArray()
            .Select(statement => (statement.GetProperty("article").GetString()!, statement.GetProperty("statement").GetInt32())),
    ];

    private static string Data(string body) => JsonDocument.Parse(body).RootElement.GetProperty("data").GetRawText();
}
