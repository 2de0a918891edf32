using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using StanceML.Store;

namespace StanceML.Hosts.Tests.Serve;

public sealed class SubmissionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_web_page_is_taken_in_as_the_article_that_it_holds()
    {
        await using var world = await WorkerWorld.StartAsync();
        using var body = new StringContent(SamplePages.News, Encoding.UTF8, "text/html");
        var article = await world.FinishAsync(await IdAsync(await world.Client.PostAsync("/v1/articles", body, Token)));
        Assert.Equal(ContentHash.Of(SamplePages.NewsText), article.GetProperty("id").GetString());
        Assert.Equal("done", article.GetProperty("state").GetString());
        Assert.Equal("Harbour Wire", article.GetProperty("outlet").GetString());
        Assert.Equal("Veldmark recognises Kosovo", article.GetProperty("title").GetString());
    }

    [Fact]
    public async Task What_the_submitter_says_of_a_page_outranks_what_the_page_says()
    {
        await using var world = await WorkerWorld.StartAsync();
        var article = await world.AcceptAndFinishAsync(new { html = SamplePages.News, outlet = "Our archive", published = "2026-02-18" });
        Assert.Equal(ContentHash.Of(SamplePages.NewsText), article.GetProperty("id").GetString());
        Assert.Equal("Our archive", article.GetProperty("outlet").GetString());
        Assert.Equal("2026-02-18", article.GetProperty("published").GetString()![..10]);
        Assert.Equal("en-GB", article.GetProperty("language").GetString());
    }

    [Theory]
    [InlineData("""{"html":"<p>Words.</p>","text":"Words."}""", "html")]
    [InlineData("""{"html":"<script>1</script>"}""", "html")]
    [InlineData("""{"url":"ftp://public.example/"}""", "url")]
    [InlineData("""{"url":"http://127.0.0.1/"}""", "url")]
    [InlineData("""{"url":"http://public.example:25/"}""", "url")]
    [InlineData("""[{"url":"https://me:word@public.example/"}]""", "[0].url")]
    public async Task A_page_or_address_that_cannot_be_used_is_named(string body, string field)
    {
        await using var world = await WorkerWorld.StartAsync();
        var refused = await world.Client.PostAsync("/v1/articles", new StringContent(body, Encoding.UTF8, "application/json"), Token);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal([field], (await WorkerWorld.JsonAsync(refused)).GetProperty("errors").EnumerateObject().Select(error => error.Name));
    }

    [Fact]
    public async Task A_page_is_analyzed_and_an_address_alone_is_not()
    {
        await using var world = await WorkerWorld.StartAsync();
        var page = await WorkerWorld.JsonAsync(await world.PostAsync("/v1/analyze", new { html = SamplePages.News }));
        var text = await WorkerWorld.JsonAsync(await world.PostAsync("/v1/analyze", new { text = SamplePages.NewsText }));
        Assert.True(text.GetProperty("statements").GetArrayLength() > 0);
        Assert.Equal(text.GetProperty("statements").GetRawText(), page.GetProperty("statements").GetRawText());
        Assert.Equal(HttpStatusCode.BadRequest, (await world.PostAsync("/v1/analyze", new { url = "https://public.example/" })).StatusCode);
    }

    [Fact]
    public async Task A_page_inside_of_json_may_be_as_large_as_any_other_page_and_no_larger()
    {
        await using var world = await WorkerWorld.StartAsync(options => options.MaxPageBytes = 2_000);
        Assert.Equal(HttpStatusCode.Accepted, (await world.PostAsync("/v1/articles", new { html = $"<p>Words of a page.</p>{new string(' ', 1_900)}" })).StatusCode);
        var refused = await world.PostAsync("/v1/articles", new { html = $"<p>Words of a page.</p>{new string(' ', 2_000)}" });
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
        Assert.Equal("html", Assert.Single((await WorkerWorld.JsonAsync(refused)).GetProperty("errors").EnumerateObject()).Name);
    }

    [Fact]
    public async Task A_packed_request_is_unpacked()
    {
        await using var world = await WorkerWorld.StartAsync();
        var id = await IdAsync(await world.Client.PostAsync("/v1/articles", Packed(Encoding.UTF8.GetBytes(Samples.Article), "gzip", "text/plain"), Token));
        Assert.Equal(ContentHash.Of(Samples.Article), id);
    }

    [Fact]
    public async Task A_request_that_unpacks_to_too_much_is_too_large()
    {
        await using var world = await WorkerWorld.StartAsync();
        var refused = await world.Client.PostAsync("/v1/articles", Packed(new byte[100_000_000], "gzip", "text/plain"), Token);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
    }

    [Theory]
    [InlineData("gzip", HttpStatusCode.BadRequest)]
    [InlineData("br", HttpStatusCode.BadRequest)]
    [InlineData("zstd", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("gzip, gzip", HttpStatusCode.UnsupportedMediaType)]
    public async Task A_request_that_is_not_packed_as_it_says_is_refused(string encoding, HttpStatusCode status)
    {
        await using var world = await WorkerWorld.StartAsync();
        using var body = new ByteArrayContent("not packed at all"u8.ToArray());
        body.Headers.ContentType = new("text/plain");
        body.Headers.TryAddWithoutValidation("Content-Encoding", encoding);
        Assert.Equal(status, (await world.Client.PostAsync("/v1/articles", body, Token)).StatusCode);
    }

    [Fact]
    public async Task The_same_request_with_the_same_key_gets_the_same_answer()
    {
        await using var world = await WorkerWorld.StartAsync();
        var first = await KeyedAsync(world, "order-1", new { text = Samples.Article });
        Assert.Equal(HttpStatusCode.Accepted, first.StatusCode);
        await world.FinishAsync(await IdAsync(first));
        var again = await KeyedAsync(world, "order-1", new { text = Samples.Article });
        Assert.Equal(HttpStatusCode.Accepted, again.StatusCode);
        Assert.Equal(await first.Content.ReadAsStringAsync(Token), await again.Content.ReadAsStringAsync(Token));
        Assert.Contains("\"new\":true", await again.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);

        var other = await KeyedAsync(world, "order-1", new { text = "Other words." });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await world.Client.GetAsync($"/v1/articles/{ContentHash.Of("Other words.")}", Token)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await KeyedAsync(world, new string('k', 256), new { text = "Words." })).StatusCode);
    }

    [Fact]
    public async Task A_refused_request_leaves_its_key_free()
    {
        await using var world = await WorkerWorld.StartAsync();
        Assert.Equal(HttpStatusCode.BadRequest, (await KeyedAsync(world, "order-2", new { text = " " })).StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, (await KeyedAsync(world, "order-2", new { text = "Words." })).StatusCode);
    }

    private static async Task<HttpResponseMessage> KeyedAsync(WorkerWorld world, string key, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/articles")
        {
            Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        return await world.Client.SendAsync(request, Token);
    }

    private static async Task<string> IdAsync(HttpResponseMessage accepted)
    {
        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        return (await WorkerWorld.JsonAsync(accepted)).GetProperty("articles")[0].GetProperty("id").GetString()!;
    }

    private static ByteArrayContent Packed(byte[] bytes, string encoding, string type)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        var content = new ByteArrayContent(packed.ToArray());
        content.Headers.ContentType = new(type);
        content.Headers.ContentEncoding.Add(encoding);
        return content;
    }
}
