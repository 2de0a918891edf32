using System.Net;
using StanceML.Store;

namespace StanceML.Hosts.Tests.Serve;

public sealed class SessionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_browser_logs_in_with_a_key_sees_the_pages_and_logs_out()
    {
        var key = "";
        await using var world = await WorkerWorld.StartAsync(options => key = Keys.Make(options.Store, KeyRole.Reader));
        using var browser = Browser(world);
        var sent = await browser.GetAsync("/?question=kosovo", Token);
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.Equal("/login?to=%2F%3Fquestion%3Dkosovo", $"{sent.Headers.Location}");
        var page = await browser.GetStringAsync(sent.Headers.Location, Token);
        Assert.Contains("name=\"to\" value=\"/?question=kosovo\"", page, StringComparison.Ordinal);
        Assert.Contains("action=\"/session\"", page, StringComparison.Ordinal);

        var opened = await LogInAsync(browser, key, "/?question=kosovo");
        Assert.Equal("/?question=kosovo", $"{opened.Headers.Location}");
        var cookie = Assert.Single(opened.Headers.GetValues("Set-Cookie"));
        Assert.Contains("; path=/", cookie, StringComparison.Ordinal);
        Assert.Contains("; samesite=strict", cookie, StringComparison.Ordinal);
        Assert.Contains("; httponly", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain(key, cookie, StringComparison.Ordinal);
        Assert.Contains("Log out", await browser.GetStringAsync("/", Token), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/v1/statements", Token)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync("/v1/keys", Token)).StatusCode);

        using var stolen = world.With("");
        stolen.DefaultRequestHeaders.Add("Cookie", cookie.Split(';')[0]);
        Assert.Equal(HttpStatusCode.OK, (await stolen.GetAsync("/v1/statements", Token)).StatusCode);
        Assert.Equal("/login", $"{(await browser.PostAsync("/session/end", content: null, Token)).Headers.Location}");
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/", Token)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await stolen.GetAsync("/v1/statements", Token)).StatusCode);
    }

    [Fact]
    public async Task A_session_ends_with_its_time_and_with_its_key()
    {
        var (first, second, admin) = ("", "", "");
        var clock = new ShiftedClock();
        await using var world = await WorkerWorld.StartAsync(
            options =>
            {
                (first, second) = (Keys.Make(options.Store, KeyRole.Reader), Keys.Make(options.Store, KeyRole.Reader));
                admin = Keys.Make(options.Store, KeyRole.Admin);
                options.KeyRefreshInterval = TimeSpan.FromMilliseconds(100);
            },
            clock: clock);
        using var revoked = Browser(world);
        await LogInAsync(revoked, first, "/");
        using (var client = world.With(admin))
        {
            await client.DeleteAsync($"/v1/keys/{KeyText.Read(first)!.Id}", Token);
        }

        Assert.Equal(HttpStatusCode.Redirect, (await revoked.GetAsync("/", Token)).StatusCode);
        using var late = Browser(world);
        await LogInAsync(late, second, "/");
        Assert.Equal(HttpStatusCode.OK, (await late.GetAsync("/", Token)).StatusCode);
        clock.Advance(TimeSpan.FromHours(12));
        for (var tries = 0; tries < 400 && (await late.GetAsync("/v1/keys", Token)).StatusCode == HttpStatusCode.ServiceUnavailable; tries++)
        {
            // The keys were read twelve hours ago, says the clock, until they are read again.
            await Task.Delay(50, Token);
        }

        Assert.Equal(HttpStatusCode.Redirect, (await late.GetAsync("/", Token)).StatusCode);
    }

    [Fact]
    public async Task From_an_address_that_made_up_sessions_none_is_looked_up_for_a_while()
    {
        var key = "";
        await using var world = await WorkerWorld.StartAsync(options =>
        {
            options.AnonymousRequestsPerSecond = 1;
            options.KnownProxies.Add("127.0.0.1");
            key = Keys.Make(options.Store, KeyRole.Reader);
        });
        using var browser = Browser(world);
        var cookie = Assert.Single((await LogInAsync(browser, key, "/")).Headers.GetValues("Set-Cookie")).Split(';')[0];
        var name = cookie.Split('=')[0];
        List<HttpStatusCode> answers = [];
        for (var i = 0; i < 15; i++)
        {
            Assert.NotEqual(HttpStatusCode.OK, await SendAsync(world, $"{name}={KeyText.Make().Text}", "192.0.2.1"));
            answers.Add(await SendAsync(world, cookie, "192.0.2.1"));
        }

        Assert.Equal(HttpStatusCode.OK, answers[0]);
        Assert.Contains(answers, answer => answer != HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.OK, await SendAsync(world, cookie, "192.0.2.2"));
    }

    private static async Task<HttpStatusCode> SendAsync(WorkerWorld world, string cookie, string from)
    {
        using var client = world.With("");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/statements");
        request.Headers.Add("Cookie", cookie);
        request.Headers.Add("X-Forwarded-For", from);
        return (await client.SendAsync(request, Token)).StatusCode;
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    [InlineData("/\t/elsewhere.example/")]
    [InlineData("/é")]
    [InlineData("")]
    public async Task The_way_back_never_leaves_the_worker(string to)
    {
        var key = "";
        await using var world = await WorkerWorld.StartAsync(options => key = Keys.Make(options.Store, KeyRole.Reader));
        using var browser = Browser(world);
        Assert.Equal("/", $"{(await LogInAsync(browser, key, to)).Headers.Location}");
    }

    [Fact]
    public async Task A_wrong_key_and_a_form_of_another_site_open_no_session()
    {
        var key = "";
        await using var world = await WorkerWorld.StartAsync(options => key = Keys.Make(options.Store, KeyRole.Reader));
        using var browser = Browser(world);
        var failed = await LogInAsync(browser, key[..^1] + "!", "/articles/x");
        Assert.Equal("/login?to=%2Farticles%2Fx&failed=true", $"{failed.Headers.Location}");
        Assert.False(failed.Headers.Contains("Set-Cookie"));
        Assert.Contains("mistyped", await browser.GetStringAsync(failed.Headers.Location, Token), StringComparison.Ordinal);

        foreach (var (header, value) in new[] { ("Origin", "https://elsewhere.example"), ("Origin", "null"), ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site") })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/session") { Content = Form(key, "/") };
            request.Headers.Add(header, value);
            Assert.Equal(HttpStatusCode.Forbidden, (await browser.SendAsync(request, Token)).StatusCode);
        }

        var large = await browser.PostAsync("/session", Form(key, new string('a', 9_000)), Token);
        Assert.Equal(HttpStatusCode.BadRequest, large.StatusCode);
    }

    private static HttpClient Browser(WorkerWorld world)
    {
        var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = world.Client.BaseAddress };
        browser.DefaultRequestHeaders.Accept.ParseAdd("text/html,*/*;q=0.8");
        return browser;
    }

    private static Task<HttpResponseMessage> LogInAsync(HttpClient browser, string key, string to) => browser.PostAsync("/session", Form(key, to), Token);

    private static FormUrlEncodedContent Form(string key, string to) => new(new Dictionary<string, string> { ["key"] = key, ["to"] = to });
}
