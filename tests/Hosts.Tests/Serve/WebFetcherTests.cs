using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using StanceML.Worker;

namespace StanceML.Hosts.Tests.Serve;

public sealed class WebFetcherTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_comes_with_its_type_and_its_condition_and_without_anything_of_ours()
    {
        await using var site = await PageServer.StartAsync(async context =>
        {
            Assert.Equal(0, context.Request.Headers.Cookie.Count + context.Request.Headers.TraceParent.Count);
            context.Response.ContentType = "text/html; charset=windows-1250";
            context.Response.Headers.ETag = "\"7\"";
            context.Response.Headers.SetCookie = "a=b";
            await context.Response.Body.WriteAsync((byte[])[(byte)'<', (byte)'p', (byte)'>', 0x8A], Token);
        });
        using var fetcher = Fetcher(site);
        await fetcher.FetchAsync(site.At("/1"), "text/html", FetchCondition.None, Token);
        var page = await fetcher.FetchAsync(site.At("/1#part"), "text/html", FetchCondition.None, Token);
        Assert.Equal("text/html", page.MediaType);
        Assert.Equal("<p>Š", page.Text);
        Assert.Equal("\"7\"", page.Condition.ETag);
        Assert.False(page.IsUnchanged);
    }

    [Fact]
    public async Task What_the_server_knows_to_be_unchanged_is_not_sent_again()
    {
        await using var site = await PageServer.StartAsync(context =>
        {
            context.Response.StatusCode = context.Request.Headers.IfNoneMatch == "\"7\"" && context.Request.Headers.IfModifiedSince == "yesterday" ? 304 : 500;
            return Task.CompletedTask;
        });
        using var fetcher = Fetcher(site);
        Assert.True((await fetcher.FetchAsync(site.Address, "*/*", new FetchCondition("\"7\"", "yesterday"), Token)).IsUnchanged);
    }

    [Theory]
    [InlineData("ftp://public.example/x", "no http")]
    [InlineData("file:///etc/passwd", "no http")]
    [InlineData("gopher://public.example/x", "no http")]
    [InlineData("http://public.example:22/", "port 22")]
    [InlineData("http://user:word@public.example/", "user name")]
    [InlineData("http://127.0.0.1/", "public internet")]
    [InlineData("http://2130706433/", "public internet")]
    [InlineData("http://0x7f.1/", "public internet")]
    [InlineData("http://[::1]/", "public internet")]
    [InlineData("http://[::ffff:127.0.0.1]/", "public internet")]
    [InlineData("http://169.254.169.254/latest/meta-data/", "public internet")]
    [InlineData("http://localhost/", "public internet")]
    [InlineData("https://\u05d0a.example/", "a host that cannot be")]
    // Longer in ASCII than a part of a name may be.
    [InlineData("https://\u4e00\u6cef\u8bde\u5cad\u7b9c\u9a8b\u6b5a\u8a49\u5b18\u7a07\u98f6\u69c5\u88b4\u5983\u7872\u9761\u6830\u871f\u57ee\u76dd\u95cc\u669b\u858a\u5659\u7548\u9437\u6506\u83f5.example/", "a host that cannot be")]
    public async Task An_address_that_must_not_be_called_is_refused(string address, string problem)
    {
        using var fetcher = new WebFetcher(Options.Create(new WorkerOptions()), TimeProvider.System);
        var refused = await Assert.ThrowsAsync<FetchFailedException>(() => fetcher.FetchAsync(new Uri(address), "*/*", FetchCondition.None, Token));
        Assert.Contains(problem, refused.Message, StringComparison.Ordinal);
        Assert.False(refused.CanRetry);
    }

    [Fact]
    public async Task A_name_is_judged_by_what_it_resolves_to_when_it_is_called()
    {
        await using var site = await PageServer.StartAsync(_ => throw new InvalidOperationException("was called"));
        using var fetcher = Fetcher(options => options.FetchPorts.Add(site.Address.Port));
        var refused = await Assert.ThrowsAsync<FetchFailedException>(
            () => fetcher.FetchAsync(new Uri($"http://localhost:{site.Address.Port}/"), "*/*", FetchCondition.None, Token));
        Assert.Contains("public internet", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://10.0.0.1/", "public internet")]
    [InlineData("http://[fe80::1]/", "public internet")]
    [InlineData("file:///etc/passwd", "no http")]
    [InlineData("http://a:b@127.0.0.1/", "user name")]
    [InlineData("http://127.0.0.1:1/", "port 1")]
    [InlineData("/again", "more than 5 times")]
    public async Task A_redirect_is_checked_like_a_first_request(string location, string problem)
    {
        await using var site = await PageServer.StartAsync(context =>
        {
            context.Response.StatusCode = 302;
            context.Response.Headers.Location = location;
            return Task.CompletedTask;
        });
        using var fetcher = Fetcher(site);
        var refused = await Assert.ThrowsAsync<FetchFailedException>(() => fetcher.FetchAsync(site.Address, "*/*", FetchCondition.None, Token));
        Assert.Contains(problem, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Five_redirects_are_followed_and_the_last_address_is_told()
    {
        await using var site = await PageServer.StartAsync(context =>
        {
            var step = int.Parse(context.Request.Path.Value![1..], System.Globalization.CultureInfo.InvariantCulture);
            context.Response.StatusCode = step < 5 ? 308 : 200;
            context.Response.Headers.Location = step < 5 ? $"/{step + 1}" : default;
            return Task.CompletedTask;
        });
        using var fetcher = Fetcher(site);
        Assert.Equal(site.At("/5"), (await fetcher.FetchAsync(site.At("/0"), "*/*", FetchCondition.None, Token)).Address);
    }

    [Theory]
    [InlineData("gzip", "200 times")]
    [InlineData("br", "200 times")]
    [InlineData("deflate", "200 times")]
    [InlineData("", "1000000 bytes allowed")]
    [InlineData("gzip, gzip", "packed")]
    [InlineData("zstd", "packed")]
    public async Task A_bomb_is_stopped_where_it_swells(string encoding, string problem)
    {
        var sent = 0L;
        await using var site = await PageServer.StartAsync(async context =>
        {
            context.Response.Headers.ContentEncoding = encoding.Length == 0 ? default : new(encoding);
            await using var packed = Packing(context.Response.Body, encoding);
            var zeros = new byte[1 << 16];
            for (var i = 0; i < 4_000; i++, sent += zeros.Length)
            {
                await packed.WriteAsync(zeros, context.RequestAborted);
            }
        });
        using var fetcher = Fetcher(options =>
        {
            site.Allow(options);
            options.MaxPageBytes = 1_000_000;
        });
        var refused = await Assert.ThrowsAsync<FetchFailedException>(() => fetcher.FetchAsync(site.Address, "*/*", FetchCondition.None, Token));
        Assert.Contains(problem, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_packed_page_is_unpacked()
    {
        await using var site = await PageServer.StartAsync(async context =>
        {
            context.Response.Headers.ContentEncoding = "br";
            await using var packed = Packing(context.Response.Body, "br");
            await packed.WriteAsync(Encoding.UTF8.GetBytes("Grüße"), Token);
        });
        using var fetcher = Fetcher(site);
        Assert.Equal("Grüße", (await fetcher.FetchAsync(site.Address, "*/*", FetchCondition.None, Token)).Text);
    }

    [Fact]
    public async Task A_server_that_never_ends_is_left()
    {
        await using var site = await PageServer.StartAsync(async context =>
        {
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.WriteAsync(".", context.RequestAborted);
                await Task.Delay(20, context.RequestAborted);
            }
        });
        using var fetcher = Fetcher(options =>
        {
            site.Allow(options);
            options.FetchTimeout = TimeSpan.FromMilliseconds(300);
        });
        var refused = await Assert.ThrowsAsync<FetchFailedException>(() => fetcher.FetchAsync(site.Address, "*/*", FetchCondition.None, Token));
        Assert.Contains("within 0.3 s", refused.Message, StringComparison.Ordinal);
        Assert.True(refused.CanRetry);
    }

    [Fact]
    public async Task Headers_without_end_are_refused()
    {
        await using var site = await PageServer.StartAsync(context =>
        {
            context.Response.Headers["X-Long"] = new string('a', 100_000);
            return Task.CompletedTask;
        });
        using var fetcher = Fetcher(site);
        await Assert.ThrowsAsync<FetchFailedException>(() => fetcher.FetchAsync(site.Address, "*/*", FetchCondition.None, Token));
    }

    [Theory]
    [InlineData(503, true, 120, 120)]
    [InlineData(429, true, 120, 120)]
    [InlineData(404, false, 120, 120)]
    [InlineData(503, true, int.MaxValue, 86_400)]
    public async Task A_refusal_tells_whether_and_when_to_come_again_within_a_day(int status, bool canRetry, int asked, int seconds)
    {
        await using var site = await PageServer.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.RetryAfter = $"{asked}";
            return Task.CompletedTask;
        });
        using var fetcher = Fetcher(site);
        var refused = await Assert.ThrowsAsync<FetchFailedException>(() => fetcher.FetchAsync(site.Address, "*/*", FetchCondition.None, Token));
        Assert.Equal($"answered {status}", refused.Message);
        Assert.Equal((canRetry, TimeSpan.FromSeconds(seconds)), (refused.CanRetry, refused.RetryAfter!.Value));
    }

    [Theory]
    [InlineData("<meta charset=\"iso-8859-2\"><p>\u00b3", null, "ł")]
    [InlineData("<meta http-equiv=Content-Type content='text/html; charset=koi8-r'><p>\u00c1", null, "а")]
    [InlineData("<meta charset=utf-8><p>\u00e9", "iso-8859-1", "é")]
    [InlineData("<p>\u0093so\u0094", null, "“so”")]
    [InlineData("<p>\u0093so\u0094", "no-such-charset", "“so”")]
    public void A_charset_is_found_in_header_or_page(string latin, string? header, string expected) =>
        Assert.EndsWith(expected, PageEncoding.Decode(Encoding.Latin1.GetBytes(latin), header), StringComparison.Ordinal);

    [Fact]
    public void A_byte_order_mark_outranks_the_header() =>
        Assert.Equal("Grüße", PageEncoding.Decode([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("Grüße")], "iso-8859-1"));

    [Theory]
    [InlineData("10.0.0.0/33")]
    [InlineData("somewhere")]
    public async Task A_network_that_is_none_stops_the_start(string network)
    {
        var stopped = await Assert.ThrowsAsync<OptionsValidationException>(() => WorkerWorld.StartAsync(options => options.FetchAllowed.Add(network)));
        Assert.Contains(network, stopped.Message, StringComparison.Ordinal);
    }

    private static Stream Packing(Stream body, string encoding) => encoding switch
    {
        "br" => new BrotliStream(body, CompressionLevel.Optimal),
        "deflate" => new ZLibStream(body, CompressionLevel.Optimal),
        "" => body,
        _ => new GZipStream(body, CompressionLevel.Optimal),
    };

    private static WebFetcher Fetcher(PageServer site) => Fetcher(site.Allow);

    private static WebFetcher Fetcher(Action<WorkerOptions> configure)
    {
        var options = new WorkerOptions();
        configure(options);
        return new WebFetcher(Options.Create(options), TimeProvider.System);
    }
}
