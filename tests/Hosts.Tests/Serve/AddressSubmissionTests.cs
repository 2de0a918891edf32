using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using StanceML.Store;
using StanceML.Worker;

namespace StanceML.Hosts.Tests.Serve;

public sealed class AddressSubmissionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_address_is_fetched_and_becomes_its_article()
    {
        await using var site = await PageServer.StartAsync(Site);
        await using var world = await WorkerWorld.StartAsync(site.Allow);
        var accepted = await world.PostAsync("/v1/articles", new { url = site.At("/news") });
        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        var receipt = (await WorkerWorld.JsonAsync(accepted)).GetProperty("articles")[0];
        Assert.Equal("fetching", receipt.GetProperty("state").GetString());

        var article = await world.FinishAsync(receipt.GetProperty("id").GetString()!);
        Assert.Equal("done", article.GetProperty("state").GetString());
        Assert.Equal(ContentHash.Of(SamplePages.NewsText), article.GetProperty("id").GetString());
        Assert.Equal(site.At("/news/1").AbsoluteUri, article.GetProperty("url").GetString());

        var again = (await WorkerWorld.JsonAsync(await world.PostAsync("/v1/articles", new { url = site.At("/news") }))).GetProperty("articles")[0];
        Assert.Equal(("done", false), (again.GetProperty("state").GetString(), again.GetProperty("new").GetBoolean()));
    }

    [Fact]
    public async Task Addresses_and_articles_of_one_request_get_their_receipts_in_order()
    {
        await using var site = await PageServer.StartAsync(Site);
        await using var world = await WorkerWorld.StartAsync(site.Allow);
        var accepted = await world.PostAsync("/v1/articles", new object[] { new { text = "Words." }, new { url = site.At("/news") }, new { text = "More words." } });
        var ids = (await WorkerWorld.JsonAsync(accepted)).GetProperty("articles").EnumerateArray().Select(receipt => receipt.GetProperty("id").GetString()!).ToList();
        Assert.Equal([ContentHash.Of("Words."), new PendingPage(site.At("/news").AbsoluteUri).Id, ContentHash.Of("More words.")], ids);
    }

    [Theory]
    [InlineData("/missing", "answered 404")]
    [InlineData("/private/page", "robots.txt")]
    [InlineData("/moved", "robots.txt")]
    [InlineData("/round", "redirects more than 5 times")]
    [InlineData("/picture", "neither HTML nor plain text")]
    [InlineData("/wall", "stands out")]
    [InlineData("/inside", "public internet")]
    public async Task A_page_that_cannot_be_had_fails_with_its_reason_and_can_be_tried_again(string path, string reason)
    {
        await using var site = await PageServer.StartAsync(Site);
        await using var world = await WorkerWorld.StartAsync(site.Allow);
        var page = await world.AcceptAndFinishAsync(new { url = site.At(path) });
        Assert.Equal("failed", page.GetProperty("state").GetString());
        Assert.Contains(reason, page.GetProperty("reason").GetString(), StringComparison.Ordinal);

        var id = page.GetProperty("id").GetString();
        Assert.Equal(id, (await world.GetJsonAsync("/v1/articles?kind=url&state=failed")).GetProperty("articles")[0].GetProperty("id").GetString());
        var retried = await world.Client.PostAsync($"/v1/articles/{id}/retry", content: null, Token);
        Assert.Equal(HttpStatusCode.Accepted, retried.StatusCode);
        Assert.Equal("failed", (await world.FinishAsync(id!)).GetProperty("state").GetString());
    }

    [Fact]
    public async Task An_address_whose_article_failed_can_be_tried_again_by_its_own_id()
    {
        var isBroken = true;
        await using var site = await PageServer.StartAsync(Site);
        await using var world = await WorkerWorld.StartAsync(site.Allow, (article, limit) => article.Id != "warm-up" && Volatile.Read(ref isBroken)
            ? throw new InvalidOperationException("cannot be read")
            : RealAnalyzer.Instance.Analyze(article, limit));
        var accepted = await world.PostAsync("/v1/articles", new { url = site.At("/news") });
        var id = Assert.Single(await WorkerWorld.IdsAsync(accepted));
        Assert.Equal("failed", (await world.FinishAsync(id)).GetProperty("state").GetString());

        Volatile.Write(ref isBroken, false);
        Assert.Equal(HttpStatusCode.Accepted, (await world.Client.PostAsync($"/v1/articles/{id}/retry", content: null, Token)).StatusCode);
        Assert.Equal("done", (await world.FinishAsync(id)).GetProperty("state").GetString());
        Assert.Equal(HttpStatusCode.Conflict, (await world.Client.PostAsync($"/v1/articles/{id}/retry", content: null, Token)).StatusCode);
    }

    [Fact]
    public async Task A_host_that_has_too_much_to_do_is_left_alone_and_the_page_waits()
    {
        var asked = 0;
        await using var site = await PageServer.StartAsync(context =>
        {
            context.Response.StatusCode = context.Request.Path == "/robots.txt" ? 404 : 503;
            context.Response.Headers.RetryAfter = "3600";
            asked += context.Request.Path == "/robots.txt" ? 0 : 1;
            return Task.CompletedTask;
        });
        await using var world = await WorkerWorld.StartAsync(options =>
        {
            site.Allow(options);
            options.PollInterval = TimeSpan.FromMilliseconds(50);
            options.FetchPause = TimeSpan.FromMilliseconds(10);
        });
        var accepted = await WorkerWorld.JsonAsync(await world.PostAsync("/v1/articles", new[] { new { url = site.At("/1") }, new { url = site.At("/2") } }));
        foreach (var receipt in accepted.GetProperty("articles").EnumerateArray())
        {
            while ((await world.GetJsonAsync($"/v1/articles/{receipt.GetProperty("id").GetString()}")).GetProperty("reason").GetString() is null)
            {
                await Task.Delay(20, Token);
            }
        }

        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task Pages_of_one_host_wait_each_for_a_time_of_its_own()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        await using var site = await PageServer.StartAsync(_ => Task.Delay(Timeout.Infinite, stop.Token));
        var options = new WorkerOptions { FetchPause = TimeSpan.FromMinutes(1) };
        site.Allow(options);
        using var web = new WebFetcher(Options.Create(options), TimeProvider.System);
        var fetcher = new PoliteFetcher(web, Options.Create(options), TimeProvider.System);
        Assert.Null(fetcher.PutOff(site.Address));
        Task[] callers = [.. Enumerable.Range(0, 2).Select(_ => fetcher.FetchAsync(site.At("/news"), "*/*", FetchCondition.None, stop.Token))];
        Assert.Equal([1, 2, 3], Enumerable.Range(0, 3).Select(_ => Math.Round(fetcher.PutOff(site.Address)!.Value.TotalMinutes)));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(callers));
    }

    [Fact]
    public async Task While_the_inbox_is_full_no_page_is_fetched()
    {
        var asked = 0;
        await using var site = await PageServer.StartAsync(context =>
        {
            asked++;
            return Site(context);
        });
        await using var first = await WorkerWorld.StartAsync(options => options.Roles = WorkerRoles.Intake);
        await first.PostAsync("/v1/articles", new { text = "Words." });
        await using var world = await WorkerWorld.StartAsync(options =>
        {
            site.Allow(options);
            (options.Store, options.Roles, options.MaxPending, options.PollInterval) = (first.StorePath, WorkerRoles.Intake, 1, TimeSpan.FromMilliseconds(50));
        });
        Assert.Equal(HttpStatusCode.Accepted, (await world.PostAsync("/v1/articles", new { url = site.At("/news") })).StatusCode);
        await Task.Delay(1_000, Token);
        Assert.Equal(0, asked);
    }

    private static async Task Site(HttpContext context)
    {
        switch (context.Request.Path.Value)
        {
            case "/robots.txt":
                await context.Response.WriteAsync("User-agent: *\nDisallow: /private/\n", Token);
                break;
            case "/news":
                context.Response.ContentType = "text/html";
                await context.Response.WriteAsync(SamplePages.News, Token);
                break;
            case "/picture":
                context.Response.ContentType = "image/png";
                break;
            case "/wall":
                context.Response.ContentType = "text/html";
                await context.Response.WriteAsync("<p>Please accept our cookies.</p><button>Accept</button>", Token);
                break;
            case "/moved":
                context.Response.Redirect("/private/page");
                break;
            case "/round":
                context.Response.Redirect("/round");
                break;
            case "/inside":
                context.Response.Redirect("http://10.0.0.1/");
                break;
            default:
                context.Response.StatusCode = 404;
                break;
        }
    }
}
