using System.Net;
using System.Text;

namespace StanceML.Hosts.Tests.Serve;

public sealed class AnalyzeTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_text_comes_back_as_its_statements_and_is_not_kept()
    {
        await using var world = await WorkerWorld.StartAsync();
        var plain = await world.Client.PostAsync("/v1/analyze", new StringContent(Samples.Article, Encoding.UTF8, "text/plain"), Token);
        Assert.Equal(HttpStatusCode.OK, plain.StatusCode);
        var statements = (await WorkerWorld.JsonAsync(plain)).GetProperty("statements");

        var first = statements.EnumerateArray().First(statement => statement.GetProperty("text").GetString()!.Contains("we recognise", StringComparison.Ordinal));
        var span = first.GetProperty("spans")[0];
        Assert.Equal(first.GetProperty("text").GetString(), Samples.Article[span[0].GetInt32()..span[1].GetInt32()]);
        Assert.Equal("Ilse Adernach", first.GetProperty("speaker").GetProperty("name").GetString());

        var json = await world.PostAsync("/v1/analyze", new { text = Samples.Article, title = "Veldmark recognises Kosovo" });
        Assert.Equal(statements.GetRawText(), (await WorkerWorld.JsonAsync(json)).GetProperty("statements").GetRawText());
        Assert.Equal(0, (await world.GetJsonAsync("/v1/statements")).GetProperty("statements").GetArrayLength());
    }

    [Theory]
    [InlineData("""{"text":"Words.","publised":"2026-01-01"}""", "publised")]
    [InlineData("""{"text":"Words.","published":"yesterday"}""", "published")]
    [InlineData("""{"text":"Words.","url":"javascript:alert(1)"}""", "url")]
    [InlineData("""{"text":"Words.","language":"not a tag"}""", "language")]
    [InlineData("""{"text":"Words.","title":7}""", "title")]
    [InlineData("""{"text":"\ud800"}""", "text")]
    [InlineData("""{"text":"One.","text":"Two."}""", "text")]
    [InlineData("""{"text":" "}""", "text")]
    [InlineData("""{"title":"No text"}""", "text")]
    [InlineData("""{"text":"<!doctype html><title>A page</title><body>He said no."}""", "text")]
    [InlineData("""{"text":"\n <p class=\"x\">He said no.</p>"}""", "text")]
    [InlineData("""{"text":"Words.""", "text")]
    [InlineData("""null""", "text")]
    [InlineData("""[{"text":"Words."}]""", "body")]
    [InlineData("""nonsense""", "body")]
    [InlineData("", "body")]
    public async Task Bad_JSON_names_the_field(string body, string field)
    {
        await using var world = await WorkerWorld.StartAsync();
        var refused = await world.Client.PostAsync("/v1/analyze", new StringContent(body, Encoding.UTF8, "application/json"), Token);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType!.MediaType);
        Assert.Equal([field], (await WorkerWorld.JsonAsync(refused)).GetProperty("errors").EnumerateObject().Select(error => error.Name));
    }

    [Fact]
    public async Task Text_that_is_no_UTF8_names_the_byte()
    {
        await using var world = await WorkerWorld.StartAsync();
        using var body = new ByteArrayContent([.. "Caf"u8, 0xE9, (byte)' ']);
        body.Headers.ContentType = new("text/plain");
        var refused = await world.Client.PostAsync("/v1/analyze", body, Token);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("byte 3", (await WorkerWorld.JsonAsync(refused)).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/v1/analyze", "Content-Type must be application/json or text/plain, in UTF-8, or text/html")]
    [InlineData("/v1/articles", "many articles go to /v1/articles as application/x-ndjson too")]
    [InlineData("/v1/classify", "Content-Type must be application/json, in UTF-8.")]
    [InlineData("/v1/reviews", "Content-Type must be application/json, in UTF-8.")]
    [InlineData("/v1/keys", "Content-Type must be application/json, in UTF-8.")]
    public async Task Another_media_type_is_refused_with_those_that_are_taken(string address, string detail)
    {
        await using var world = await WorkerWorld.StartAsync();
        var refused = await world.Client.PostAsync(address, new StringContent("%PDF", Encoding.UTF8, "application/pdf"), Token);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, refused.StatusCode);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType!.MediaType);
        Assert.Contains(detail, (await WorkerWorld.JsonAsync(refused)).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_that_is_too_large_is_refused_with_its_size_and_the_limit()
    {
        await using var world = await WorkerWorld.StartAsync(options => options.MaxArticleBytes = 2_000);
        var refused = await world.PostAsync("/v1/analyze", new { text = new string('a', 2_001) });
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
        Assert.Equal("text has 2001 bytes; allowed: 2000", (await WorkerWorld.JsonAsync(refused)).GetProperty("detail").GetString());
    }

    [Fact]
    public async Task A_request_that_is_too_large_is_refused_before_it_is_read()
    {
        await using var world = await WorkerWorld.StartAsync(options => options.MaxRequestBytes = 10_000);
        var refused = await world.PostAsync("/v1/articles", new { text = new string('a', 20_000) });
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType!.MediaType);
    }
}
