using System.Text.Json;
using StanceML.Browser.Tests.Checks;
using StanceML.Store;

namespace StanceML.Browser.Tests.Review;

/// <summary>Reviewers at work in a browser.</summary>
public sealed class ReviewDeskTests(Desk desk)
{
    private const string Text =
        "PRISTINA — Veldmark moved on Tuesday.\n\n"
        + "\"We recognise Kosovo as a state,\" Foreign Minister Ilse Adernach said.\n\n"
        + "Serbia's Foreign Ministry said \"we will never recognise Kosovo as a state\" and recalled its ambassador.\n\n"
        + "\"The question of Kosovo was on the table,\" the Foreign Ministry of Albania said.\n";

    private static readonly string[] People = ["admin", "Ana", "Carl", "Eve"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_whole_session_takes_the_keyboard_alone()
    {
        await using var world = await WorkerWorld.StartAsync(options => options.SecondOpinionShare = 0);
        await world.AcceptAndFinishAsync(new { text = Text });
        for (var number = 1; number <= 3; number++)
        {
            await world.PostAsync($"/v1/statements/{(await ArticleAsync(world))}:{number}/wrong", new { note = $"Number {number}." });
        }

        await using var tab = await OpenDeskAsync(world);
        var (page, keyboard) = (tab.Page, tab.Page.Keyboard);
        var first = await StatementAsync(page);
        await Assertions.Expect(page.GetByText("A reader wrote")).ToBeVisibleAsync();

        // The tone waits for the stance, which saves both; the other tone than the one that stands there.
        var (key, tone) = await page.GetByRole(AriaRole.Button, new() { Name = "positive +", Pressed = true }).CountAsync() > 0 ? ("-", "negative") : ("+", "positive");
        await keyboard.PressAsync(key);
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Save what was changed" })).ToBeVisibleAsync();
        await keyboard.PressAsync("n");
        await NextAsync(page, first);
        var saved = (await LatestAsync(world)).GetProperty("verdict");
        Assert.Equal(("neutral", tone), (saved.GetProperty("targets")[0].GetProperty("stance").GetString(), saved.GetProperty("sentiment").GetString()));
        await Assertions.Expect(page.Locator(".progress")).ToContainTextAsync("1 done today");

        await keyboard.PressAsync("u");
        await Assertions.Expect(page.Locator($"[data-review='{first}']")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".progress")).ToContainTextAsync("0 done today");
        await keyboard.PressAsync("Enter");
        await NextAsync(page, first);
        Assert.Equal("confirm", (await LatestAsync(world)).GetProperty("kind").GetString());

        var second = await StatementAsync(page);
        await EditByKeysAsync(page);
        await NextAsync(page, second);
        var edited = (await LatestAsync(world)).GetProperty("verdict");
        Assert.Equal("Berta Corvin", edited.GetProperty("speaker").GetProperty("name").GetString());
        Assert.NotEqual((await LatestAsync(world)).GetProperty("machine").GetProperty("text").GetString(), edited.GetProperty("text").GetString());

        var third = await StatementAsync(page);
        await keyboard.PressAsync("x");
        await NextAsync(page, third);
        Assert.Equal("reject", (await LatestAsync(world)).GetProperty("kind").GetString());
        await Assertions.Expect(page.Locator(".told")).ToContainTextAsync("No statement");
        Findings.AssertNone(tab.Complaints);
    }

    [Fact]
    public async Task Keys_are_the_readers_own_and_stay_so()
    {
        await using var world = await WorkerWorld.StartAsync(options => options.Samples = true);
        await using var tab = await OpenDeskAsync(world);
        var (page, keyboard) = (tab.Page, tab.Page.Keyboard);
        await keyboard.PressAsync("?");
        await Assertions.Expect(page.Locator("#keys")).ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Change the key for: leave it to others" }).FocusAsync();
        await keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByText("press a key…")).ToBeVisibleAsync();
        await keyboard.PressAsync("q");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Skip q" })).ToBeVisibleAsync();
        await keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("#keys")).ToHaveCountAsync(0);

        await page.ReloadAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Skip q" })).ToBeEnabledAsync();
        var first = await StatementAsync(page);
        await keyboard.PressAsync("k");
        await keyboard.PressAsync("q");
        await NextAsync(page, first);
        Assert.Equal("skip", (await LatestAsync(world)).GetProperty("kind").GetString());
        Assert.Single((await world.GetJsonAsync("/v1/reviews")).GetProperty("reviews").EnumerateArray());
    }

    [Fact]
    public async Task Selected_words_become_the_quote()
    {
        await using var world = await WorkerWorld.StartAsync(options => options.Samples = true);
        await using var tab = await OpenDeskAsync(world);
        var page = tab.Page;
        var first = await StatementAsync(page);
        await page.Keyboard.PressAsync("e");
        var words = page.Locator("[data-words]");
        await Assertions.Expect(words).ToBeFocusedAsync();
        var text = await words.EvaluateAsync<string>("words => words.textContent");
        var middle = text.IndexOf(' ', text.Length / 2);
        var wanted = text[(middle + 1)..].Split(' ', '\n').First(word => word.Length > 3);
        await words.EvaluateAsync(
            """
            (words, wanted) => {
              const walker = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
              for (let seen = 0, node; (node = walker.nextNode()); seen += node.length) {
                const at = wanted.at - seen;
                if (at >= 0 && at + 2 < node.length) {
                  getSelection().setBaseAndExtent(node, at + 1, node, at + 2);
                }
              }
              document.dispatchEvent(new PointerEvent('pointerup'));
            }
            """,
            new { at = text.IndexOf(wanted, middle, StringComparison.Ordinal) });
        await Assertions.Expect(words.Locator("mark")).ToHaveTextAsync(wanted);
        await page.Keyboard.PressAsync("Enter");
        await NextAsync(page, first);
        Assert.Equal(wanted, (await LatestAsync(world)).GetProperty("verdict").GetProperty("text").GetString());
    }

    [Fact]
    public async Task A_second_opinion_is_blind_and_a_third_reviewer_settles_it()
    {
        Dictionary<string, string> keys = [];
        await using var world = await WorkerWorld.StartAsync(options =>
        {
            options.SecondOpinionShare = 1;
            foreach (var name in People)
            {
                using var database = new StoreDatabase(options.Store, TimeProvider.System);
                keys[name] = new KeyStore(database).CreateAsync(name, name == "admin" ? KeyRole.Admin : KeyRole.Reviewer, null, Token).GetAwaiter().GetResult()!.Text;
            }
        });
        world.Client.DefaultRequestHeaders.Authorization = new("Bearer", keys["admin"]);
        await world.AcceptAndFinishAsync(new { text = Text });
        await world.PostAsync($"/v1/statements/{await ArticleAsync(world)}:1/wrong", new { });

        var statement = (await QueuedAsync(world, 1)).GetProperty("statement").GetString()!;
        await using var ana = await LogInAsync(world, keys["Ana"]);
        await ana.GoAsync($"/review?statement={statement}");
        await ReadyAsync(ana.Page);
        await ana.Page.Keyboard.PressAsync("o");
        await NextAsync(ana.Page, statement);

        await using var carl = await LogInAsync(world, keys["Carl"]);
        await carl.GoAsync($"/review?statement={statement}");
        await ReadyAsync(carl.Page);
        await Assertions.Expect(carl.Page.GetByText("Ana")).ToHaveCountAsync(0);
        await Assertions.Expect(carl.Page.GetByRole(AriaRole.Button, new() { Name = "support" })).ToHaveAttributeAsync("aria-pressed", "true");
        await carl.Page.Keyboard.PressAsync("Enter");
        await NextAsync(carl.Page, statement);
        Assert.Equal("blind", (await LatestAsync(world)).GetProperty("round").GetString());

        await using var eve = await LogInAsync(world, keys["Eve"]);
        await Assertions.Expect(eve.Page.GetByText("two reviewers differ: settle it")).ToBeVisibleAsync();
        await Assertions.Expect(eve.Page.GetByRole(AriaRole.Heading, new() { Name = "Second opinion" })).ToBeVisibleAsync();
        await eve.Page.Keyboard.PressAsync("a");
        await NextAsync(eve.Page, statement);
        var settled = await LatestAsync(world);
        Assert.Equal(("adjudication", "oppose", "Eve"), (settled.GetProperty("round").GetString(), settled.GetProperty("verdict").GetProperty("targets")[0].GetProperty("stance").GetString(), settled.GetProperty("name").GetString()));

        await eve.GoAsync("/review/agreement");
        await Assertions.Expect(eve.Page.GetByRole(AriaRole.Heading, new() { Name = "Ana and Carl" })).ToBeVisibleAsync();
        Findings.AssertNone([.. await Axe.ViolationsAsync(eve.Page), .. ana.Complaints, .. carl.Complaints, .. eve.Complaints]);
    }

    [Fact]
    public async Task A_key_that_was_revoked_decides_no_more_on_a_page_that_stayed_open()
    {
        var (admin, reviewer) = ("", "");
        await using var world = await WorkerWorld.StartAsync(options => (admin, reviewer) = (Keys.Make(options.Store, KeyRole.Admin), Keys.Make(options.Store, KeyRole.Reviewer)));
        world.Client.DefaultRequestHeaders.Authorization = new("Bearer", admin);
        await world.AcceptAndFinishAsync(new { text = Text });
        await world.PostAsync($"/v1/statements/{await ArticleAsync(world)}:1/wrong", new { });
        await using var tab = await LogInAsync(world, reviewer);
        foreach (var key in (await world.GetJsonAsync("/v1/keys")).GetProperty("keys").EnumerateArray().Where(key => key.GetProperty("role").GetString() == "reviewer"))
        {
            await world.Client.DeleteAsync($"/v1/keys/{key.GetProperty("id").GetString()}", Token);
        }

        await tab.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("log in again");
        Assert.Empty((await world.GetJsonAsync("/v1/reviews")).GetProperty("reviews").EnumerateArray());
    }

    [Fact]
    public async Task Without_scripts_a_reader_calls_it_wrong_and_a_reviewer_takes_a_decision_back()
    {
        await using var world = await WorkerWorld.StartAsync();
        await world.AcceptAndFinishAsync(new { text = Text });
        var article = await ArticleAsync(world);
        await using var tab = await desk.OpenAsync(world, $"/articles/{article}", reader => reader.JavaScriptEnabled = false);
        var card = tab.Page.Locator("#s1");
        await card.GetByText("Wrong?", new() { Exact = true }).ClickAsync();
        await card.GetByLabel("What is wrong?").FillAsync("Nobody said <b>so</b>.");
        await card.GetByRole(AriaRole.Button, new() { Name = "Send it to review" }).ClickAsync();
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("goes to review");
        Assert.Equal("Nobody said <b>so</b>.", (await QueuedAsync(world, 1)).GetProperty("marks")[0].GetString());

        await world.PostAsync("/v1/reviews", new { kind = "reject", statement = $"{article}:1" });
        await tab.GoAsync($"/articles/{article}");
        await Assertions.Expect(tab.Page.Locator("#s1")).ToHaveCountAsync(0);
        await tab.GoAsync("/review/history");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Take back" }).ClickAsync();
        await Assertions.Expect(tab.Page.Locator(".how").GetByText("Taken back by")).ToBeVisibleAsync();
        await tab.GoAsync($"/articles/{article}");
        await Assertions.Expect(tab.Page.Locator("#s1")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Hostile_words_are_words_where_they_are_judged_and_edited()
    {
        await using var world = await WorkerWorld.StartAsync();
        var article = (await world.AcceptAndFinishAsync(HostileWords.Article)).GetProperty("id").GetString();
        await world.PostAsync($"/v1/statements/{article}:1/wrong", new { note = HostileWords.Tag });
        await using var tab = await OpenDeskAsync(world);
        await Assertions.Expect(tab.Page.Locator(".desk blockquote")).ToContainTextAsync(HostileWords.Tag);
        await Assertions.Expect(tab.Page.Locator(".desk .mark")).ToContainTextAsync(HostileWords.Tag);
        await tab.Page.Keyboard.PressAsync("e");
        await Assertions.Expect(tab.Page.Locator("[data-words]")).ToContainTextAsync(HostileWords.Tag);
        Findings.AssertNone([.. await Axe.ViolationsAsync(tab.Page), .. await Layout.WideAsync(tab.Page), .. tab.Complaints]);
    }

    private static async Task EditByKeysAsync(IPage page)
    {
        await page.Keyboard.PressAsync("e");
        await Assertions.Expect(page.Locator("[data-words]")).ToBeFocusedAsync();
        var before = await page.Locator("[data-words] mark").TextContentAsync();
        await page.Keyboard.PressAsync("]");
        await Assertions.Expect(page.Locator("[data-words] mark")).Not.ToHaveTextAsync(before!);
        while (await page.EvaluateAsync<string>("() => document.activeElement.closest('label')?.textContent.trim() ?? ''") != "Name")
        {
            await page.Keyboard.PressAsync("Tab");
        }

        await page.Keyboard.PressAsync("Control+a");
        // Letters that are keys outside of fields.
        await page.Keyboard.TypeAsync("Berta Corvin");
        await page.Keyboard.PressAsync("Control+Enter");
    }

    private async Task<Tab> OpenDeskAsync(WorkerWorld world)
    {
        var tab = await desk.OpenAsync(world, "/review");
        await ReadyAsync(tab.Page);
        return tab;
    }

    private async Task<Tab> LogInAsync(WorkerWorld world, string key)
    {
        var tab = await desk.OpenAsync(world, "/review");
        await tab.LogInAsync(key);
        await ReadyAsync(tab.Page);
        return tab;
    }

    private static Task ReadyAsync(IPage page) => Assertions.Expect(page.Locator(".presses button").First).ToBeEnabledAsync();

    private static async Task<string> StatementAsync(IPage page) => await page.Locator("[data-review]").GetAttributeAsync("data-review") ?? "";

    private static Task NextAsync(IPage page, string before) => Assertions.Expect(page.Locator("[data-review]")).Not.ToHaveAttributeAsync("data-review", before);

    /// <summary>What the queue shows of the article's statement of this number, wherever it stands there.</summary>
    private static async Task<JsonElement> QueuedAsync(WorkerWorld world, int number) =>
        (await world.GetJsonAsync("/v1/review/queue")).GetProperty("items").EnumerateArray().Single(item => item.GetProperty("record").GetProperty("statement").GetInt32() == number);

    private static async Task<JsonElement> LatestAsync(WorkerWorld world) => (await world.GetJsonAsync("/v1/reviews?limit=1")).GetProperty("reviews")[0];

    private static async Task<string> ArticleAsync(WorkerWorld world) => (await world.GetJsonAsync("/v1/statements?limit=1")).GetProperty("statements")[0].GetProperty("article").GetString()!;
}
