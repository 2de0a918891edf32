using System.Net;
using Microsoft.AspNetCore.Http;
using StanceML.Browser.Tests.Checks;
using StanceML.Store;

namespace StanceML.Browser.Tests.Operations;

/// <summary>Who runs a worker, at work in a browser.</summary>
public sealed class OperationsPageTests(Desk desk)
{
    private const string Feed =
        """
        <feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour atom</title><id>urn:f</id><updated>2026-02-17T08:30:00Z</updated>
        <entry><id>urn:1</id><title>An Atom entry</title><updated>2026-02-17T08:30:00Z</updated><content type="html"><![CDATA[
        <p>PRISTINA — Veldmark recognised Kosovo on Tuesday, after a debate in its parliament that lasted for more than nine hours and ended at dawn.</p>
        <p>“Kosovo is a state and we recognise its independence,” Foreign Minister Ilse Adernach told reporters, and added that an ambassador would be sent.</p>
        ]]></content></entry></feed>
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_failed_is_listed_with_its_reason_and_tried_again()
    {
        var fails = true;
        await using var world = await WorkerWorld.StartAsync(analyze: (article, limit) =>
            Volatile.Read(ref fails) ? throw new InvalidOperationException("no luck") : RealAnalyzer.Instance.Analyze(article, limit));
        var id = (await world.AcceptAndFinishAsync(new { text = Samples.Article, title = $"{HostileWords.Tag} {HostileWords.Turned} {HostileWords.Long[..500]}" })).GetProperty("id").GetString();
        await using var tab = await OpenAsync(world, reader => reader.ViewportSize = new() { Width = 360, Height = 740 });
        var failures = Panel(tab, "Failures 1");
        var failed = failures.GetByRole(AriaRole.Listitem).Filter(new() { HasText = HostileWords.Tag });
        await Assertions.Expect(failed).ToContainTextAsync("InvalidOperationException: no luck");
        Assert.Equal(0, await tab.Page.Locator("img[src=x]").CountAsync());
        Findings.AssertNone([.. await Axe.ViolationsAsync(tab.Page), .. await Layout.WideAsync(tab.Page)]);

        Volatile.Write(ref fails, false);
        await failed.GetByRole(AriaRole.Button, new() { Name = "Try again" }).PressAsync("Enter");
        await Told(Panel(tab, "Failures 0"), "It is tried again.");
        await Assertions.Expect(Panel(tab, "Failures 0")).ToContainTextAsync("Nothing failed.");
        // What had the focus is gone.
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Heading, new() { Name = "Failures 0" })).ToBeFocusedAsync();
        Assert.Equal("done", (await world.FinishAsync(id!)).GetProperty("state").GetString());
        Findings.AssertNone(tab.Complaints);
    }

    [Fact]
    public async Task A_feed_is_added_and_read_and_removed_by_keys_after_a_question()
    {
        await using var site = await PageServer.StartAsync(context =>
        {
            context.Response.ContentType = "application/atom+xml";
            return context.Response.WriteAsync(Feed, Token);
        });
        await using var world = await WorkerWorld.StartAsync(options =>
        {
            site.Allow(options);
            options.PollInterval = TimeSpan.FromMilliseconds(50);
        });
        await using var tab = await OpenAsync(world);
        var feeds = Panel(tab, "Feeds");
        var address = feeds.GetByLabel("Another feed");
        await address.FillAsync("https://harbour.example:99/feed");
        await address.PressAsync("Enter");
        await Told(feeds, "The address names port 99");
        await Assertions.Expect(address).ToHaveValueAsync("https://harbour.example:99/feed");

        await address.FillAsync(site.At("/atom").AbsoluteUri);
        await address.PressAsync("Enter");
        await Told(feeds, "The feed is read within seconds.");
        await Assertions.Expect(address).ToHaveValueAsync("");
        var row = feeds.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Harbour atom" });
        await Assertions.Expect(row.Locator(".verdict")).ToHaveTextAsync("well");
        await Assertions.Expect(Panel(tab, "Intake").GetByRole(AriaRole.Row).Filter(new() { HasText = "Feeds" }).GetByRole(AriaRole.Cell).Nth(1)).ToHaveTextAsync("1");

        var remove = row.GetByRole(AriaRole.Button, new() { Name = "Remove… Harbour atom" });
        await remove.FocusAsync();
        await tab.Page.Keyboard.PressAsync("Enter");
        var question = tab.Page.GetByRole(AriaRole.Dialog, new() { Name = "Read this feed no more?" });
        await Assertions.Expect(question.GetByRole(AriaRole.Button, new() { Name = "Cancel" })).ToBeFocusedAsync();
        Findings.AssertNone(await Axe.ViolationsAsync(tab.Page));
        await tab.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(question).ToBeHiddenAsync();
        await Assertions.Expect(remove).ToBeFocusedAsync();
        Assert.Single((await world.GetJsonAsync("/v1/feeds")).GetProperty("feeds").EnumerateArray());

        await tab.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(question.GetByRole(AriaRole.Button, new() { Name = "Cancel" })).ToBeFocusedAsync();
        await tab.Page.Keyboard.PressAsync("Shift+Tab");
        await tab.Page.Keyboard.PressAsync("Enter");
        await Told(feeds, "The feed is read no more; its articles stay.");
        await Assertions.Expect(row).ToHaveCountAsync(0);
        await Assertions.Expect(feeds.GetByRole(AriaRole.Heading)).ToBeFocusedAsync();
        Assert.Empty((await world.GetJsonAsync("/v1/feeds")).GetProperty("feeds").EnumerateArray());
        Findings.AssertNone(tab.Complaints);
    }

    [Fact]
    public async Task A_webhook_is_made_and_what_it_did_not_get_is_told_and_sent_again()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var world = await WorkerWorld.StartAsync(options =>
        {
            receiver.Allow(options);
            options.MaxWebhookAttempts = 2;
        });
        await using var tab = await OpenAsync(world);
        var webhooks = Panel(tab, "Webhooks");
        await webhooks.GetByLabel("Another address").FillAsync($"{receiver.Address}");
        await webhooks.GetByLabel("Only what a search finds").FillAsync("/statements?color=red");
        await webhooks.GetByLabel("new and corrected statements").UncheckAsync();
        await webhooks.GetByRole(AriaRole.Button, new() { Name = "Make a webhook" }).ClickAsync();
        await Told(webhooks, "Choose what is posted.");
        await webhooks.GetByLabel("new and corrected statements").CheckAsync();
        await webhooks.GetByRole(AriaRole.Button, new() { Name = "Make a webhook" }).ClickAsync();
        await Told(webhooks, "In the search, color is unknown");
        await webhooks.GetByLabel("Only what a search finds").FillAsync("/statements?question=kosovo");
        await webhooks.GetByRole(AriaRole.Button, new() { Name = "Make a webhook" }).ClickAsync();
        var secret = await webhooks.Locator(".key").InnerTextAsync();
        Assert.StartsWith("whsec_", secret, StringComparison.Ordinal);

        receiver.Status = StatusCodes.Status500InternalServerError;
        await world.AcceptAndFinishAsync(new { text = Samples.Article });
        await webhooks.GetByText("1 batch given up").WaitForAsync();
        await webhooks.GetByRole(AriaRole.Button, new() { Name = "Show them" }).ClickAsync();
        await Assertions.Expect(webhooks.GetByRole(AriaRole.Listitem)).ToContainTextAsync(new System.Text.RegularExpressions.Regex("UTC: the receiver answered 500|[AP]M: the receiver answered 500"));
        Findings.AssertNone([.. await Axe.ViolationsAsync(tab.Page), .. await Layout.WideAsync(tab.Page)]);
        await webhooks.GetByRole(AriaRole.Button, new() { Name = "Send it again" }).ClickAsync();
        await Told(webhooks, "It did not arrive: the receiver answered 500. See to the receiver");

        receiver.Status = StatusCodes.Status200OK;
        receiver.Received.Clear();
        await webhooks.GetByRole(AriaRole.Button, new() { Name = "Send it again" }).ClickAsync();
        await Told(webhooks, "It arrived.");
        Assert.NotEmpty(receiver.Statements());
        await Assertions.Expect(webhooks.GetByText("given up")).ToHaveCountAsync(0);

        await tab.Page.ReloadAsync();
        await Assertions.Expect(webhooks.GetByText($"{receiver.Address}").First).ToBeVisibleAsync();
        Assert.DoesNotContain(secret, await tab.Page.ContentAsync(), StringComparison.Ordinal);
        await webhooks.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await tab.AnswerAsync("Delete it");
        await Assertions.Expect(webhooks).ToContainTextAsync("Nobody is sent anything yet.");
        Assert.Empty((await world.GetJsonAsync("/v1/webhooks")).GetProperty("webhooks").EnumerateArray());
        Findings.AssertNone(tab.Complaints);
    }

    [Fact]
    public async Task A_key_is_shown_once_opens_the_API_and_is_refused_when_it_is_revoked()
    {
        var admin = "";
        await using var world = await WorkerWorld.StartAsync(options => admin = Keys.Make(options.Store, KeyRole.Admin));
        await using var tab = await OpenAsync(world, key: admin);
        var keys = Panel(tab, "API keys");
        await keys.GetByLabel("Name of who").FillAsync("Wire desk");
        await keys.GetByLabel("Role").SelectOptionAsync("reader");
        await keys.GetByRole(AriaRole.Button, new() { Name = "Make a key" }).ClickAsync();
        var made = await keys.Locator(".key").InnerTextAsync();
        using var wire = world.With(made);
        Assert.Equal(HttpStatusCode.OK, (await wire.GetAsync("/v1/statements", Token)).StatusCode);

        await tab.Page.ReloadAsync();
        var row = keys.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Wire desk" });
        await Assertions.Expect(row).ToBeVisibleAsync();
        Assert.DoesNotContain(made, await tab.Page.ContentAsync(), StringComparison.Ordinal);
        await row.GetByRole(AriaRole.Button, new() { Name = "Revoke" }).ClickAsync();
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Wire desk");
        await tab.AnswerAsync("Cancel");
        Assert.Equal(HttpStatusCode.OK, (await wire.GetAsync("/v1/statements", Token)).StatusCode);
        await row.GetByRole(AriaRole.Button, new() { Name = "Revoke" }).ClickAsync();
        await tab.AnswerAsync("Revoke it");
        await Assertions.Expect(row).ToContainTextAsync("revoked");
        Assert.Equal(HttpStatusCode.Unauthorized, (await wire.GetAsync("/v1/statements", Token)).StatusCode);
        Findings.AssertNone([.. await Axe.ViolationsAsync(tab.Page), .. await Layout.WideAsync(tab.Page), .. tab.Complaints]);
    }

    [Fact]
    public async Task A_readers_key_sees_how_it_goes_and_no_button_that_would_be_refused()
    {
        var (admin, reader) = ("", "");
        await using var world = await WorkerWorld.StartAsync(
            options => (admin, reader) = (Keys.Make(options.Store, KeyRole.Admin), Keys.Make(options.Store, KeyRole.Reader)),
            analyze: (_, _) => throw new InvalidOperationException("no luck"));
        world.Client.DefaultRequestHeaders.Authorization = new("Bearer", admin);
        await world.AcceptAndFinishAsync(new { text = Samples.Article });
        await using var reading = await OpenAsync(world, key: reader);
        await Assertions.Expect(Panel(reading, "Failures 1")).ToContainTextAsync("no luck");
        await Assertions.Expect(reading.Page.Locator("main :is(button, input, select)")).ToHaveCountAsync(0);
        await Assertions.Expect(reading.Page.Locator("main")).ToContainTextAsync("Keys with the role admin see and change these.");

        await using var running = await OpenAsync(world, key: admin);
        await Assertions.Expect(running.Page.GetByRole(AriaRole.Button, new() { Name = "Try again" })).ToHaveCountAsync(1);
        await Assertions.Expect(running.Page.GetByRole(AriaRole.Button, new() { Name = "Revoke… test Reader" }).First).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("/operations", "Queue")]
    [InlineData("/models", "stance")]
    [InlineData("/models/stance", "Versions")]
    public async Task A_page_that_stayed_open_shows_nothing_more_once_its_key_was_revoked(string address, string panel)
    {
        var admin = "";
        await using var world = await WorkerWorld.StartAsync(options => admin = Keys.Make(options.Store, KeyRole.Admin));
        world.Client.DefaultRequestHeaders.Authorization = new("Bearer", admin);
        var (id, reader) = await world.MakeAsync("reader");
        await using var tab = await desk.OpenAsync(world, address);
        await tab.LogInAsync(reader);
        await Assertions.Expect(Panel(tab, panel)).ToBeVisibleAsync();
        await tab.ReadyAsync();
        await world.Client.DeleteAsync($"/v1/keys/{id}", Token);
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("log in again");
        await Assertions.Expect(tab.Page.Locator("main").GetByRole(AriaRole.Region)).ToHaveCountAsync(0);
        Findings.AssertNone([.. await Axe.ViolationsAsync(tab.Page), .. tab.Complaints]);
    }

    [Fact]
    public async Task The_first_key_stays_on_the_page_that_made_it()
    {
        await using var world = await WorkerWorld.StartAsync();
        await using var tab = await OpenAsync(world);
        var keys = Panel(tab, "API keys");
        await keys.GetByLabel("Name of who").FillAsync("Ann Smith");
        await keys.GetByRole(AriaRole.Button, new() { Name = "Make a key" }).ClickAsync();
        var key = await keys.Locator(".key").InnerTextAsync();
        world.Client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        await world.AcceptAndFinishAsync(new { text = Samples.Article });
        await Assertions.Expect(Panel(tab, "Queue").Locator(".count").Nth(1)).ToHaveTextAsync("1");
        await Assertions.Expect(keys.Locator(".key")).ToHaveTextAsync(key);
        Findings.AssertNone(tab.Complaints);
    }

    [Fact]
    public async Task The_queue_grows_and_empties_under_the_readers_eyes()
    {
        using ManualResetEventSlim gate = new();
        await using var world = await WorkerWorld.StartAsync(analyze: (article, limit) =>
        {
            gate.Wait(limit);
            return RealAnalyzer.Instance.Analyze(article, limit);
        });
        await using var tab = await OpenAsync(world);
        var (waiting, analyzed) = (Panel(tab, "Queue").Locator(".count").First, Panel(tab, "Queue").Locator(".count").Nth(1));
        await Assertions.Expect(waiting).ToHaveTextAsync("0");
        await tab.Page.EvaluateAsync("() => { window.stays = true; }");
        await world.PostAsync("/v1/articles", new { text = Samples.Numbered(1) });
        await Assertions.Expect(waiting).ToHaveTextAsync("1");
        await world.PostAsync("/v1/articles", new { text = Samples.Numbered(2) });
        await Assertions.Expect(waiting).ToHaveTextAsync("2");
        await Assertions.Expect(analyzed).ToHaveTextAsync("0");

        gate.Set();
        await Assertions.Expect(waiting).ToHaveTextAsync("0");
        await Assertions.Expect(analyzed).ToHaveTextAsync("2");
        Assert.True(await tab.Page.EvaluateAsync<bool>("() => window.stays === true"));
        Findings.AssertNone(tab.Complaints);
    }

    private static ILocator Panel(Tab tab, string name) => tab.Page.GetByRole(AriaRole.Region, new() { Name = name, Exact = true });

    private static Task Told(ILocator panel, string words) => Assertions.Expect(panel.GetByRole(AriaRole.Status)).ToContainTextAsync(words);

    private async Task<Tab> OpenAsync(WorkerWorld world, Action<BrowserNewContextOptions>? configure = null, string? key = null)
    {
        var tab = await desk.OpenAsync(world, "/operations", configure);
        if (key is not null)
        {
            await tab.LogInAsync(key);
        }

        await tab.Page.GetByRole(AriaRole.Heading, new() { Name = "Operations", Exact = true }).WaitForAsync();
        await tab.ReadyAsync();
        return tab;
    }
}
