using System.Net;
using Microsoft.Extensions.Options;
using StanceML.Hosts.Tests.Serve;

namespace StanceML.Hosts.Tests.Questions;

public sealed class EmbedTests
{
    private const string Page = "/embed/questions/kosovo";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_chart_comes_bare_without_scripts_and_only_our_own_pages_may_show_it()
    {
        await using var world = await WorkerWorld.StartAsync(options => options.Samples = true);
        foreach (var chart in new[] { "map", "trend" })
        {
            var answer = await world.Client.GetAsync($"{Page}?chart={chart}&theme=dark", Token);
            var html = await answer.Content.ReadAsStringAsync(Token);
            Assert.Contains($"class=\"chart {chart}", html, StringComparison.Ordinal);
            Assert.Contains("data-theme=\"dark\"", html, StringComparison.Ordinal);
            Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
            Assert.DoesNotContain("<nav", html, StringComparison.Ordinal);
            Assert.EndsWith("; frame-ancestors 'self'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
            Assert.False(answer.Headers.Contains("X-Frame-Options"));
        }

        Assert.Equal("DENY", Assert.Single((await world.Client.GetAsync("/questions/kosovo", Token)).Headers.GetValues("X-Frame-Options")));
    }

    [Fact]
    public async Task Named_sites_may_show_it_and_then_it_needs_no_key()
    {
        await using var closed = await WorkerWorld.StartAsync();
        await using var open = await WorkerWorld.StartAsync(options =>
        {
            options.EmbedOrigins.Add("https://news.example.org");
            options.EmbedOrigins.Add("https://*.example.net:8443");
        });
        foreach (var world in new[] { closed, open })
        {
            await world.PostAsync("/v1/keys", new { name = "desk", role = "admin" });
        }

        using var stranger = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = closed.Client.BaseAddress };
        Assert.NotEqual(HttpStatusCode.OK, (await stranger.GetAsync(Page, Token)).StatusCode);
        var shown = await open.Client.GetAsync(Page, Token);
        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
        Assert.EndsWith(
            "; frame-ancestors 'self' https://news.example.org https://*.example.net:8443",
            Assert.Single(shown.Headers.GetValues("Content-Security-Policy")),
            StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.OK, (await open.Client.GetAsync("/v1/questions", Token)).StatusCode);
    }

    [Theory]
    [InlineData("news.example.org")]
    [InlineData("https://news.example.org/path")]
    [InlineData("https://a.example; script-src *")]
    [InlineData("*")]
    [InlineData("https://a.example\n")]
    public async Task What_is_no_site_is_refused_at_the_start(string origin)
    {
        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => WorkerWorld.StartAsync(options => options.EmbedOrigins.Add(origin)));
        Assert.Contains("EmbedOrigins", refusal.Message, StringComparison.Ordinal);
    }
}
