using StanceML.Browser.Tests.Checks;

namespace StanceML.Browser.Tests.Shell;

/// <summary>New statements arrive on a page that nobody loads again.</summary>
public sealed class LiveTests(Desk desk)
{
    [Fact]
    public async Task A_new_statement_arrives_without_loading_the_page_again()
    {
        await using var world = await WorkerWorld.StartAsync();
        await using var tab = await desk.OpenAsync(world, "/statements");
        await Assertions.Expect(tab.Page.GetByText("Nothing here yet")).ToBeVisibleAsync();
        await tab.Page.EvaluateAsync("() => { window.stays = true; }");
        await world.AcceptAndFinishAsync(new { text = Samples.Article, title = "A dispatch" });
        await Assertions.Expect(tab.Page.Locator(".card").GetByText("A dispatch").First).ToBeVisibleAsync();
        Assert.True(await tab.Page.EvaluateAsync<bool>("() => window.stays === true"));
        Findings.AssertNone(tab.Complaints);
    }

    [Fact]
    public async Task A_statement_that_comes_before_the_browser_listens_is_not_missed()
    {
        await using var world = await WorkerWorld.StartAsync();
        await using var tab = await desk.OpenAsync(world, "/questions");
        var isStored = new TaskCompletionSource();
        await tab.Page.RouteAsync("**/v1/stream**", async stream =>
        {
            await isStored.Task;
            await stream.ContinueAsync();
        });
        await tab.GoAsync("/statements");
        await Assertions.Expect(tab.Page.GetByText("Nothing here yet")).ToBeVisibleAsync();
        await world.AcceptAndFinishAsync(new { text = Samples.Article });
        isStored.SetResult();
        await Assertions.Expect(tab.Page.Locator(".card").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_page_that_nobody_sees_holds_no_connection_and_shows_what_came_meanwhile_when_it_is_seen()
    {
        await using var world = await WorkerWorld.StartAsync();
        await using var tab = await desk.OpenAsync(world, "/statements");
        var closed = new TaskCompletionSource();
        tab.Page.RequestFailed += (_, request) =>
        {
            if (request.Url.Contains("/v1/stream", StringComparison.Ordinal))
            {
                closed.TrySetResult();
            }
        };
        await Assertions.Expect(tab.Page.GetByText("Nothing here yet")).ToBeVisibleAsync();
        await ShowAsync("hidden");
        await closed.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        await world.AcceptAndFinishAsync(new { text = Samples.Article });
        await ShowAsync("visible");
        await Assertions.Expect(tab.Page.Locator(".card").First).ToBeVisibleAsync();

        Task ShowAsync(string state) => tab.Page.EvaluateAsync(
            "state => { Object.defineProperty(document, 'visibilityState', { value: state, configurable: true }); document.dispatchEvent(new Event('visibilitychange')); }", state);
    }

    [Fact]
    public async Task Whoever_reads_further_down_is_offered_the_new_ones_and_stays_in_place()
    {
        await using var world = await WorkerWorld.StartAsync(options => options.Samples = true);
        await using var tab = await desk.OpenAsync(world, "/statements");
        var cards = tab.Page.Locator(".card");
        await cards.Nth(10).ScrollIntoViewIfNeededAsync();
        await world.AcceptAndFinishAsync(new { text = Samples.Article, title = "A dispatch", published = "2030-01-01T10:00:00Z" });
        var offer = tab.Page.GetByRole(AriaRole.Button, new() { Name = "new statement" });
        await Assertions.Expect(offer).ToBeVisibleAsync();
        await Assertions.Expect(cards.GetByText("A dispatch")).ToHaveCountAsync(0);
        await offer.ClickAsync();
        await Assertions.Expect(cards.First).ToContainTextAsync("A dispatch");
    }

    [Fact]
    public async Task A_statement_that_does_not_fit_the_filters_leaves_the_page_alone()
    {
        await using var world = await WorkerWorld.StartAsync();
        await using var tab = await desk.OpenAsync(world, "/statements?question=taiwan");
        await using var all = await desk.OpenAsync(world, "/statements");
        await world.AcceptAndFinishAsync(new { text = Samples.Article });
        await Assertions.Expect(all.Page.Locator(".card").First).ToBeVisibleAsync();
        await Assertions.Expect(tab.Page.Locator(".card")).ToHaveCountAsync(0);
        await Assertions.Expect(tab.Page.Locator(".live button")).ToHaveCountAsync(0);
    }
}
