using System.Net;
using System.Security.Claims;
using Microsoft.Extensions.DependencyInjection;
using StanceML.Dashboard.Desk;
using StanceML.Store;
using StanceML.Worker;

namespace StanceML.Hosts.Tests.Serve.Operations;

public sealed class OperationsPageTests
{
    private const string Hostile = "<img src=x onerror=alert(1)>";

    private static readonly ClaimsPrincipal Local = Caller.Local.ToPrincipal("test");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_tells_what_came_in_what_failed_and_that_all_is_well()
    {
        var fails = true;
        await using var world = await WorkerWorld.StartAsync(analyze: (article, limit) =>
            fails ? throw new InvalidOperationException("no luck") : RealAnalyzer.Instance.Analyze(article, limit));
        var started = TimeProvider.System.GetUtcNow();
        var failed = await world.AcceptAndFinishAsync(new { text = Samples.Article, title = Hostile });
        var id = failed.GetProperty("id").GetString()!;
        await world.PostAsync("/v1/articles", new { text = Samples.Article });
        var page = await world.Client.GetStringAsync("/operations", Token);
        Assert.Contains("InvalidOperationException: no luck", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"/articles/{id}\"", page, StringComparison.Ordinal);
        Assert.Contains(WebUtility.HtmlEncode(Hostile), page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        Assert.Contains(world.StorePath, page, StringComparison.Ordinal);

        var desk = world.Services.GetRequiredService<IOperationsDesk>();
        var view = await desk.ReadAsync(Token);
        Assert.Equal("healthy", view.Health);
        Assert.True(view.Since <= started, "counted from when somebody first looked");
        Assert.Contains(view.Checks, check => check is { Name: "store", Status: "healthy" });
        var http = view.Sources.Single(source => source.Name == "HTTP");
        Assert.Equal((true, 1, 1, 1), (http.IsOn, http.Accepted.Total, http.Accepted.LastHour, http.Duplicates));
        Assert.Equal((0, 1, 1), (view.Analyzed.Total, view.Failed.Total, view.Store.FailedArticles));
        Assert.True(view.Store.Bytes > 10_000);

        fails = false;
        Assert.True((await desk.RetryAsync(id, Local, Token)).IsDone);
        Assert.Equal("done", (await world.FinishAsync(id)).GetProperty("state").GetString());
        Assert.False((await desk.RetryAsync(null, Local, Token)).IsDone);
        Assert.Equal(1, (await desk.ReadAsync(Token)).Analyzed.Total);
        Assert.Contains("Nothing failed.", await world.Client.GetStringAsync("/operations", Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_sees_neither_keys_nor_webhooks_nor_places_on_the_machine_and_may_change_nothing()
    {
        await using var world = await WorkerWorld.StartAsync();
        var desk = world.Services.GetRequiredService<IOperationsDesk>();
        var (made, text) = await desk.MakeKeyAsync("Ann Smith", KeyRole.Admin, expires: null, Local, Token);
        Assert.True(made.IsDone, made.Words);
        world.Client.DefaultRequestHeaders.Authorization = new("Bearer", text);
        Assert.Contains("Ann Smith", await world.Client.GetStringAsync("/operations", Token), StringComparison.Ordinal);
        var reader = await world.MakeAsync("reader");
        using var reading = world.With(reader.Text);
        var page = await reading.GetStringAsync("/operations", Token);
        Assert.DoesNotContain("Ann Smith", page, StringComparison.Ordinal);
        Assert.DoesNotContain(world.StorePath, page, StringComparison.Ordinal);
        Assert.DoesNotContain("Try again", page, StringComparison.Ordinal);

        var user = new Caller(reader.Id, "test reader", KeyRole.Admin).ToPrincipal("test");
        DeskAnswer[] answers =
        [
            await desk.RetryAsync(null, user, Token),
            await desk.AddFeedAsync("https://harbour.example/feed", user, Token),
            await desk.RemoveFeedAsync("https://harbour.example/feed", user, Token),
            (await desk.MakeWebhookAsync("https://harbour.example/hook", [FeedKind.Statements], "", user, Token)).Answer,
            await desk.TestWebhookAsync("1", user, Token),
            await desk.RedeliverAsync("1", "2", user, Token),
            await desk.DeleteWebhookAsync("1", user, Token),
            (await desk.MakeKeyAsync("Karl Moss", KeyRole.Admin, null, user, Token)).Answer,
            await desk.RevokeKeyAsync(reader.Id, user, Token),
        ];
        Assert.All(answers, answer => Assert.Contains("this key's role is reader", answer.Words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Keys_are_made_and_revoked_from_the_page_the_first_for_an_admin()
    {
        await using var world = await WorkerWorld.StartAsync();
        var desk = world.Services.GetRequiredService<IOperationsDesk>();
        Assert.Contains("make an admin's key first", (await desk.MakeKeyAsync("wire", KeyRole.Reader, null, Local, Token)).Answer.Words, StringComparison.Ordinal);
        Assert.Contains("name", (await desk.MakeKeyAsync(" ", KeyRole.Admin, null, Local, Token)).Answer.Words, StringComparison.Ordinal);
        Assert.Contains("expired", (await desk.MakeKeyAsync("wire", KeyRole.Admin, new DateOnly(2020, 1, 1), Local, Token)).Answer.Words, StringComparison.Ordinal);
        var (_, first) = await desk.MakeKeyAsync("Ann Smith", KeyRole.Admin, null, Local, Token);
        Assert.Equal(HttpStatusCode.Unauthorized, (await world.Client.GetAsync("/v1/keys", Token)).StatusCode);
        world.Client.DefaultRequestHeaders.Authorization = new("Bearer", first);
        var admin = new Caller(KeyText.Read(first!)!.Id, "Ann Smith", KeyRole.Admin).ToPrincipal("test");
        var (_, second) = await desk.MakeKeyAsync("wire", KeyRole.Submitter, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime), admin, Token);
        using var wire = world.With(second!);
        Assert.Equal(HttpStatusCode.OK, (await wire.GetAsync("/v1/statements", Token)).StatusCode);
        var id = KeyText.Read(second!)!.Id;
        Assert.True((await desk.RevokeKeyAsync(id, admin, Token)).IsDone);
        Assert.False((await desk.RevokeKeyAsync(id, admin, Token)).IsDone);
        Assert.Equal(HttpStatusCode.Unauthorized, (await wire.GetAsync("/v1/statements", Token)).StatusCode);
    }

    [Fact]
    public async Task A_webhook_is_made_for_what_a_search_finds_and_one_that_cannot_be_is_refused_with_every_reason()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var world = await WorkerWorld.StartAsync(receiver.Allow);
        var desk = world.Services.GetRequiredService<IOperationsDesk>();
        var (refused, none) = await desk.MakeWebhookAsync("harbour", [], "http://desk.example/statements?question=kosovo&color=red&stance=maybe&actor=RS&actor=AL", Local, Token);
        Assert.Null(none);
        Assert.All(["The address is missing or no address", "Choose what is posted.", "In the search, color is unknown", "In the search, actor is given more than once", "In the search, stance is 'maybe'"], words => Assert.Contains(words, refused.Words, StringComparison.Ordinal));

        var (made, secret) = await desk.MakeWebhookAsync($"{receiver.Address}", [FeedKind.Statements, FeedKind.Changes], "http://desk.example/statements?question=kosovo&stance=oppose#s2", Local, Token);
        Assert.True(made.IsDone, made.Words);
        Assert.StartsWith("whsec_", secret, StringComparison.Ordinal);
        var webhook = Assert.Single(await world.Services.GetRequiredService<WebhookStore>().ListAsync(Token));
        Assert.Equal(new StatementFilter { Question = "kosovo", Stance = "oppose" }, webhook.Filter);
        Assert.Equal([FeedKind.Statements, FeedKind.Changes], webhook.Kinds);
        Assert.DoesNotContain(secret!, await world.Client.GetStringAsync("/operations", Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_webhook_did_not_get_is_sent_again_from_the_page()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var world = await WorkerWorld.StartAsync(options =>
        {
            receiver.Allow(options);
            options.MaxWebhookAttempts = 1;
        });
        var desk = world.Services.GetRequiredService<IOperationsDesk>();
        var webhook = (await WorkerWorld.JsonAsync(await world.PostAsync("/v1/webhooks", new { url = receiver.Address }))).GetProperty("id").GetString()!;
        Assert.Equal("It arrived.", (await desk.TestWebhookAsync(webhook, Local, Token)).Words);
        receiver.Status = 500;
        Assert.Equal("It did not arrive: the receiver answered 500. See to the receiver, then try again.", (await desk.TestWebhookAsync(webhook, Local, Token)).Words);
        await world.AcceptAndFinishAsync(new { text = Samples.Article });
        var store = world.Services.GetRequiredService<WebhookStore>();
        while ((await store.FailureCountsAsync(Token)).GetValueOrDefault(webhook) == 0)
        {
            await Task.Delay(20, Token);
        }

        Assert.Contains("1 batch", await world.Client.GetStringAsync("/operations", Token), StringComparison.Ordinal);
        var batch = Assert.Single(await store.FailuresAsync(webhook, 10, Token)).Id;
        receiver.Status = 200;
        Assert.Equal("It arrived.", (await desk.RedeliverAsync(webhook, batch, Local, Token)).Words);
        Assert.Empty(await store.FailureCountsAsync(Token));
        Assert.Contains("meanwhile", (await desk.RedeliverAsync(webhook, "none", Local, Token)).Words, StringComparison.Ordinal);
        Assert.True((await desk.DeleteWebhookAsync(webhook, Local, Token)).IsDone);
        Assert.Equal("There is no such webhook any more.", (await desk.TestWebhookAsync(webhook, Local, Token)).Words);
    }
}
