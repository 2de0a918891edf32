using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using StanceML.Store;
using StanceML.Worker;

namespace StanceML.Hosts.Tests.Serve;

public sealed class FeedTests
{
    private const string WholeText =
        "<p>PRISTINA — Veldmark recognised Kosovo on Tuesday, after a debate in its parliament that lasted for more than nine hours and ended at dawn.</p>"
        + "<p>“Kosovo is a state and we recognise its independence,” Foreign Minister Ilse Adernach told reporters, and added that an ambassador would be sent before the summer. “We have waited for longer than we should have,” she said.</p>"
        + "<p>Serbia's Foreign Ministry called the step “a crude violation of international law” and recalled its ambassador, as it had said that it would. The opposition in Veldmark warned against haste, and asked what the country would gain from it.</p>";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Items_are_taken_once_and_a_teaser_is_read_where_it_leads()
    {
        ConcurrentQueue<string> asked = new();
        await using var site = await PageServer.StartAsync(context =>
        {
            asked.Enqueue($"{context.Request.Path} {context.Request.Headers.IfNoneMatch}".Trim());
            return context.Request.Path.Value switch
            {
                "/feed" when context.Request.Headers.IfNoneMatch == "\"1\"" => Answer(context, 304, "", ""),
                "/feed" => Answer(context, 200, "application/rss+xml", Rss()),
                "/news" => Answer(context, 200, "text/html", SamplePages.News),
                _ => Answer(context, 404, "", ""),
            };
        });
        await using var world = await StartAsync(site, "/feed");
        var whole = await DoneAsync(world, title: "Veldmark says yes");
        Assert.Equal(("Harbour feed", "2026-02-17"), (whole.GetProperty("outlet").GetString(), whole.GetProperty("published").GetString()![..10]));
        var page = await DoneAsync(world, title: "Veldmark recognises Kosovo");
        Assert.Equal(ContentHash.Of(SamplePages.NewsText), page.GetProperty("id").GetString());
        Assert.Equal("Harbour Wire", page.GetProperty("outlet").GetString());

        while (asked.Count(path => path == "/feed \"1\"") < 2)
        {
            await Task.Delay(20, Token);
        }

        Assert.Single(asked, path => path == "/news");
        Assert.Single(asked, path => path == "/feed");
        Assert.Equal(2, (await world.GetJsonAsync("/v1/articles?state=done")).GetProperty("articles").GetArrayLength());
        var feed = Assert.Single((await world.GetJsonAsync("/v1/feeds")).GetProperty("feeds").EnumerateArray());
        Assert.Equal(("well", "Harbour feed", 2), (feed.GetProperty("state").GetString(), feed.GetProperty("title").GetString(), feed.GetProperty("items").GetInt32()));
    }

    [Fact]
    public async Task A_feed_with_more_items_than_may_wait_gets_them_in_a_part_at_a_time_and_waits_longer_than_a_caller()
    {
        await using var site = await PageServer.StartAsync(context => Answer(context, 200, "application/atom+xml", Entries(7)));
        using var gate = new ManualResetEventSlim();
        await using var world = await WorkerWorld.StartAsync(
            options =>
            {
                Set(options, site, "/feed");
                options.FeedInterval = TimeSpan.FromSeconds(2);
                options.RetryAfter = TimeSpan.FromSeconds(1);
                options.MaxPending = 3;
            },
            (article, limit) =>
            {
                if (article.Id != "warm-up")
                {
                    gate.Wait(Token);
                }

                return RealAnalyzer.Instance.Analyze(article, limit);
            });
        JsonElement feed;
        do
        {
            await Task.Delay(20, Token);
            feed = Assert.Single((await world.GetJsonAsync("/v1/feeds")).GetProperty("feeds").EnumerateArray());
        }
        while (feed.GetProperty("state").GetString() != "failing");
        var wait = feed.GetProperty("next").GetDateTimeOffset() - feed.GetProperty("read").GetDateTimeOffset();
        Assert.True(wait > TimeSpan.FromSeconds(1.9), $"asked again in {wait}");
        Assert.InRange(feed.GetProperty("items").GetInt32(), 3, 6);
        Assert.Contains("inbox is full", feed.GetProperty("reason").GetString(), StringComparison.Ordinal);

        gate.Set();
        while ((await world.GetJsonAsync("/v1/articles?state=done")).GetProperty("articles").GetArrayLength() < 7)
        {
            await Task.Delay(20, Token);
        }
    }

    [Fact]
    public async Task A_feed_that_fails_is_told_and_holds_up_no_other()
    {
        await using var site = await PageServer.StartAsync(context => context.Request.Path.Value switch
        {
            "/good" => Answer(context, 200, "application/atom+xml", Atom()),
            "/bomb" => Answer(context, 200, "application/xml", "<!DOCTYPE r [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><rss version=\"2.0\"><channel><title>&b;</title></channel></rss>"),
            "/page" => Answer(context, 200, "text/html", SamplePages.News),
            _ => Answer(context, 404, "", ""),
        });
        await using var world = await StartAsync(site, "/missing", "/bomb", "/page", "/good");
        await DoneAsync(world, title: "An Atom entry");
        Dictionary<string, JsonElement> feeds;
        do
        {
            feeds = (await world.GetJsonAsync("/v1/feeds")).GetProperty("feeds").EnumerateArray().ToDictionary(feed => new Uri(feed.GetProperty("url").GetString()!).AbsolutePath);
            await Task.Delay(20, Token);
        }
        while (feeds.Values.Count(feed => feed.GetProperty("state").GetString() == "failing") < 3);
        Assert.Equal("well", feeds["/good"].GetProperty("state").GetString());
        Assert.Equal("answered 404", feeds["/missing"].GetProperty("reason").GetString());
        Assert.Contains("no RSS", feeds["/bomb"].GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Contains("no RSS", feeds["/page"].GetProperty("reason").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_feed_that_is_added_is_read_at_once_and_one_that_is_removed_no_more()
    {
        var asked = 0;
        await using var site = await PageServer.StartAsync(context =>
        {
            Interlocked.Increment(ref asked);
            return context.Request.Path == "/atom" ? Answer(context, 200, "application/atom+xml", Atom()) : Answer(context, 404, "", "");
        });
        await using var world = await StartAsync(site, "/named");
        var (added, named) = (site.At("/atom").AbsoluteUri, site.At("/named").AbsoluteUri);
        Assert.Equal(HttpStatusCode.NoContent, (await world.PostAsync("/v1/feeds", new { url = added })).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await world.PostAsync("/v1/feeds", new { url = added })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await world.PostAsync("/v1/feeds", new { url = "file:///etc/passwd" })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await world.PostAsync("/v1/feeds", new { })).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await world.PostAsync("/v1/feeds", new { url = named })).StatusCode);
        await DoneAsync(world, title: "An Atom entry");
        var feeds = (await world.GetJsonAsync("/v1/feeds")).GetProperty("feeds").EnumerateArray().ToDictionary(feed => feed.GetProperty("url").GetString()!, feed => feed.GetProperty("addedBy").GetString());
        Assert.Equal(("local", null), (feeds[added], feeds[named]));

        Assert.Equal(HttpStatusCode.NoContent, (await world.Client.DeleteAsync($"/v1/feeds?url={Uri.EscapeDataString(added)}", Token)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await world.Client.DeleteAsync($"/v1/feeds?url={Uri.EscapeDataString(added)}", Token)).StatusCode);
        var kept = await world.Client.DeleteAsync($"/v1/feeds?url={Uri.EscapeDataString(named)}", Token);
        Assert.Contains("--feed", await kept.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Equal(named, Assert.Single((await world.GetJsonAsync("/v1/feeds")).GetProperty("feeds").EnumerateArray()).GetProperty("url").GetString());
        Assert.Equal(HttpStatusCode.BadRequest, (await world.Client.DeleteAsync("/v1/feeds", Token)).StatusCode);
    }

    [Fact]
    public void A_feed_nested_without_end_is_refused()
    {
        var deep = $"<rss version=\"2.0\"><channel><item><x xmlns=\"urn:x\">{string.Concat(Enumerable.Repeat("<y>", 50_000))}{string.Concat(Enumerable.Repeat("</y>", 50_000))}</x></item></channel></rss>";
        var refused = Assert.Throws<PageUnreadableException>(() => Read(deep));
        Assert.Contains("deeper", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_item_with_a_date_that_is_none_and_a_link_of_its_own_site_is_kept()
    {
        var entry = Assert.Single(Read(
            "<rss version=\"2.0\"><channel><title>F</title><item><title>A &lt;b&gt;bold&lt;/b&gt; title</title><link>/1</link><pubDate>soon</pubDate></item></channel></rss>").Entries);
        Assert.Equal(("A bold title", "https://harbour.example/1", null), (entry.Title, entry.Link, entry.Published));
        Assert.Null(Assert.Single(Read("<rss version=\"2.0\"><channel><item><link>javascript:alert(1)</link></item></channel></rss>").Entries).Link);
    }

    [Theory]
    [InlineData("User-agent: *\nDisallow: /private", "/private/1", false)]
    [InlineData("User-agent: *\nDisallow: /private", "/public", true)]
    [InlineData("User-agent: *\nDisallow: /\nAllow: /news/", "/news/1", true)]
    [InlineData("User-agent: *\nDisallow: /\n\nUser-agent: StanceML\nDisallow: /x", "/news", true)]
    [InlineData("User-agent: Other\nUser-agent: stanceml\nDisallow: /news # not for us", "/news", false)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf", false)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf?x", true)]
    [InlineData("User-agent: *\nDisallow: /***b**c$", "/abc", false)]
    [InlineData("User-agent: *\nDisallow: /***b**c$", "/abcd", true)]
    [InlineData("User-agent: *\nDisallow: /a*b*c*d*e", "/a1b2c3d4e5", false)]
    [InlineData("User-agent: *\nDisallow: /a*b*c*d*e*f", "/a1b2c3d4e5f", true)]
    [InlineData("User-agent: *\nDisallow: /news*", "/news", false)]
    [InlineData("User-agent: *\nDisallow: /a*a$", "/a", true)]
    [InlineData("User-agent: *\nDisallow:", "/any", true)]
    [InlineData("<html>Not found</html>", "/any", true)]
    public void A_robots_file_is_kept(string robots, string path, bool allows) => Assert.Equal(allows, RobotsRules.Parse(robots).Allows(path));

    [Fact]
    public void A_hostile_robots_file_costs_little()
    {
        // Each piece nearly stands at every place of the path.
        var piece = new string('a', 45) + "b" + new string('a', 3);
        var robots = "User-agent: *\n" + string.Concat(Enumerable.Range(0, 10_000).Select(n => $"Disallow: /*{piece}*{piece}*{piece}*{n}\n"));
        var rules = RobotsRules.Parse(robots);
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        Assert.True(rules.Allows("/" + new string('a', 8_000)));
        Assert.True(System.Diagnostics.Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(0.5));
    }

    private static FeedContent Read(string xml) =>
        new FeedReader(Options.Create(new WorkerOptions())).Read(System.Text.Encoding.UTF8.GetBytes(xml), new Uri("https://harbour.example/feed"));

    private static Task<WorkerWorld> StartAsync(PageServer site, params string[] paths) => WorkerWorld.StartAsync(options => Set(options, site, paths));

    private static void Set(WorkerOptions options, PageServer site, params string[] paths)
    {
        site.Allow(options);
        options.PollInterval = TimeSpan.FromMilliseconds(50);
        options.FeedInterval = TimeSpan.FromMilliseconds(200);
        options.FetchPause = TimeSpan.FromMilliseconds(10);
        foreach (var path in paths)
        {
            options.Feeds.Add(site.At(path).AbsoluteUri);
        }
    }

    private static async Task<JsonElement> DoneAsync(WorkerWorld world, string title)
    {
        while (true)
        {
            var articles = (await world.GetJsonAsync("/v1/articles?state=done")).GetProperty("articles").EnumerateArray();
            if (articles.FirstOrDefault(article => article.GetProperty("title").GetString() == title) is { ValueKind: JsonValueKind.Object } found)
            {
                return found;
            }

            await Task.Delay(20, Token);
        }
    }

    private static async Task Answer(HttpContext context, int status, string type, string body)
    {
        context.Response.StatusCode = status;
        if (status == 200)
        {
            context.Response.ContentType = type;
            context.Response.Headers.ETag = "\"1\"";
            await context.Response.WriteAsync(body, Token);
        }
    }

    private static string Rss() =>
        $"""
        <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Harbour feed</title>
        <item><guid isPermaLink="false">1</guid><title>Veldmark says yes</title><link>/whole</link><pubDate>Tue, 17 Feb 2026 08:30:00 GMT</pubDate>
        <description>In short …</description><content:encoded><![CDATA[{WholeText}]]></content:encoded></item>
        <item><guid isPermaLink="false">2</guid><title>Veldmark recognises Kosovo</title><link>/news</link><description>Veldmark recognised Kosovo …</description></item>
        </channel></rss>
        """;

    private static string Entries(int count) =>
        "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Harbour atom</title><id>urn:f</id><updated>2026-02-17T08:30:00Z</updated>"
        + string.Concat(Enumerable.Range(1, count).Select(n =>
            $"<entry><id>urn:{n}</id><title>Entry {n}</title><updated>2026-02-17T08:30:00Z</updated><content type=\"html\"><![CDATA[{WholeText}<p>Part {n}.</p>]]></content></entry>"))
        + "</feed>";

    private static string Atom() =>
        $"""
        <feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour atom</title><id>urn:f</id><updated>2026-02-17T08:30:00Z</updated>
        <entry><id>urn:1</id><title>An Atom entry</title><updated>2026-02-17T08:30:00Z</updated><link href="/1"/><content type="html"><![CDATA[{WholeText}]]></content></entry></feed>
        """;
}
