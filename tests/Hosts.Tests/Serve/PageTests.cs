using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using StanceML.Dashboard.Desk;
using StanceML.Worker;

namespace StanceML.Hosts.Tests.Serve;

public sealed partial class PageTests
{
    private const string Hostile = "\"We recognise Kosovo <img src=x onerror=alert(1)> </mark><script>alert(2)</script>,\" the minister of Veldmark said.";

    private const string NoScripts =
        "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private const string OwnScripts =
        "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; "
        + "connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'self'; frame-ancestors 'none'";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_hostile_article_is_shown_as_text_only()
    {
        await using var world = await WorkerWorld.StartAsync();
        var article = await world.AcceptAndFinishAsync(new
        {
            text = Hostile,
            title = "<b>Title</b>",
            outlet = "\"><svg onload=alert(3)>",
            url = "https://harbour.example/\"onmouseover=\"alert(4)",
        });
        Assert.NotEqual(0, article.GetProperty("statements").GetInt32());
        foreach (var address in new[] { "/statements", $"/articles/{article.GetProperty("id").GetString()}", "/statements?q=%22%3E%3Cscript%3Ealert(5)%3C/script%3E" })
        {
            var page = await world.Client.GetStringAsync(address, Token);
            Assert.DoesNotMatch("<(img|script(?! src=\"/(_content|_framework)/)|svg|b>Title)", page);
            Assert.DoesNotMatch("<[^>]*\\son[a-z]+=", page.Replace("&quot;", "", StringComparison.Ordinal));
        }

        var list = WebUtility.HtmlDecode(Tags().Replace(await world.Client.GetStringAsync("/statements", Token), ""));
        Assert.Contains("<img src=x onerror=alert(1)>", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_statement_shows_its_quote_marked_in_its_context_with_speaker_and_judgments()
    {
        await using var world = await WorkerWorld.StartAsync();
        await world.AcceptAndFinishAsync(new { text = Samples.Article, title = "Veldmark recognises Kosovo", outlet = "Harbour Wire" });
        var page = WebUtility.HtmlDecode(await world.Client.GetStringAsync("/statements", Token));
        var marks = Marks().Matches(page).Select(mark => Tags().Replace(mark.Groups[1].Value, ""));
        Assert.Contains("\"Kosovo is a state and we recognise its independence,\"", marks);
        Assert.Contains("Ilse Adernach", page, StringComparison.Ordinal);
        Assert.Matches("direct quote, reported words with [0-9]+\u00A0%, reported by", page);
        Assert.Contains("Harbour Wire", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_article_page_holds_every_word_of_the_article()
    {
        await using var world = await WorkerWorld.StartAsync();
        var article = await world.AcceptAndFinishAsync(new { text = Samples.Article });
        var page = await world.Client.GetStringAsync($"/articles/{article.GetProperty("id").GetString()}", Token);
        var text = TextSection().Match(page).Groups[1].Value;
        Assert.Equal(Samples.Article, WebUtility.HtmlDecode(Tags().Replace(Notes().Replace(text, ""), "")));
    }

    [Fact]
    public async Task A_statement_told_in_another_leads_to_it_only_while_it_is_there()
    {
        await using var world = await WorkerWorld.StartAsync();
        var id = (await world.AcceptAndFinishAsync(new { text = "“The minister told us that the border would stay open,” Ana Holt said." })).GetProperty("id").GetString();
        Assert.Contains($"<a href=\"/articles/{id}#s1\">statement 1</a>", await world.Client.GetStringAsync($"/articles/{id}", Token), StringComparison.Ordinal);
        Assert.DoesNotContain(">statement 1</a>", await world.Client.GetStringAsync("/statements", Token), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Created, (await world.PostAsync("/v1/reviews", new { statement = $"{id}:1", kind = "reject" })).StatusCode);
        var page = await world.Client.GetStringAsync($"/articles/{id}", Token);
        Assert.Contains("statement 1", page, StringComparison.Ordinal);
        Assert.DoesNotContain("#s1\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Filters_live_in_the_address()
    {
        await using var world = await WorkerWorld.StartAsync(options => options.Samples = true);
        var page = await world.Client.GetStringAsync("/statements?q=Dakhla", Token);
        Assert.Single(Cards().Matches(page));
        Assert.Contains("value=\"Dakhla\"", page, StringComparison.Ordinal);
        Assert.Contains("No statement fits", await world.Client.GetStringAsync("/statements?q=nowhere-to-be-found", Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_without_a_title_is_called_by_its_first_words_as_text_only()
    {
        await using var world = await WorkerWorld.StartAsync();
        var article = await world.AcceptAndFinishAsync(new { text = Hostile });
        foreach (var address in new[] { "/statements", $"/articles/{article.GetProperty("id").GetString()}" })
        {
            var page = await world.Client.GetStringAsync(address, Token);
            Assert.Contains("<bdi>&quot;We recognise Kosovo &lt;img src=x onerror=alert(1)&gt;", page, StringComparison.Ordinal);
            Assert.DoesNotContain("Untitled", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_search_says_how_many_statements_it_found()
    {
        await using var world = await WorkerWorld.StartAsync(options => options.Samples = true);
        var all = (await world.GetJsonAsync("/v1/statements?limit=500")).GetProperty("statements").GetArrayLength();
        var first = await world.Client.GetStringAsync("/statements", Token);
        Assert.Contains($"{all} statements, newest first", first, StringComparison.Ordinal);
        Assert.Contains($"{all} statements, newest first", await world.Client.GetStringAsync(WebUtility.HtmlDecode(NextLink().Match(first).Groups[1].Value), Token), StringComparison.Ordinal);
        Assert.Contains("1 statement, newest first", await world.Client.GetStringAsync("/statements?q=Dakhla", Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Older_statements_are_a_link_away()
    {
        await using var world = await WorkerWorld.StartAsync(options => options.Samples = true);
        var first = await world.Client.GetStringAsync("/statements", Token);
        Assert.Equal(20, Cards().Count(first));
        var next = WebUtility.HtmlDecode(NextLink().Match(first).Groups[1].Value);
        var second = await world.Client.GetStringAsync(next, Token);
        Assert.NotEqual(0, Cards().Count(second));
        Assert.DoesNotContain(Quote().Match(first).Value, second, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_store_says_how_to_begin_and_an_unknown_article_is_not_found()
    {
        await using var world = await WorkerWorld.StartAsync();
        Assert.Contains("Nothing here yet", await world.Client.GetStringAsync("/statements", Token), StringComparison.Ordinal);
        var unknown = await world.Client.GetAsync("/articles/unknown", Token);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Contains("Nothing here", await unknown.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/v1/statements", NoScripts)]
    [InlineData("/v1/statements?limit=0", NoScripts)]
    [InlineData("/health/ready", NoScripts)]
    [InlineData("/", OwnScripts)]
    [InlineData("/statements", OwnScripts)]
    [InlineData("/nowhere", OwnScripts)]
    public async Task Every_answer_carries_the_security_headers(string address, string policy)
    {
        await using var world = await WorkerWorld.StartAsync();
        var headers = (await world.Client.GetAsync(address, Token)).Headers;
        Assert.Equal(
            policy,
            Assert.Single(headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", Assert.Single(headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(headers.GetValues("Referrer-Policy")));
        Assert.False(headers.Contains("Server"));
    }

    [Fact]
    public async Task A_pasted_article_is_taken_apart_and_shown()
    {
        await using var world = await WorkerWorld.StartAsync();
        var shown = await PasteAsync(world, ("Form.Text", Samples.Article.ReplaceLineEndings("\r\n")), ("Form.Title", "A pasted title"));
        Assert.Matches("/articles/[0-9a-f]{64}$", shown.RequestMessage!.RequestUri!.AbsolutePath);
        var page = await shown.Content.ReadAsStringAsync(Token);
        Assert.Contains("A pasted title", page, StringComparison.Ordinal);
        Assert.NotEqual(0, Cards().Count(page));

        // The form doubles the ends of lines; the text must be the one that another source would send.
        Assert.False((await WorkerWorld.JsonAsync(await world.PostAsync("/v1/articles", new { text = Samples.Article })))
            .GetProperty("articles")[0].GetProperty("new").GetBoolean());
    }

    [Fact]
    public async Task A_paste_that_cannot_be_taken_says_why_and_keeps_the_words()
    {
        await using var world = await WorkerWorld.StartAsync();
        var refused = await PasteAsync(world, ("Form.Text", "Some words <b>."), ("Form.Published", "yesterday"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync(Token));
        Assert.Contains("The date ", page, StringComparison.Ordinal);
        Assert.Contains("Some words <b>.</textarea>", page, StringComparison.Ordinal);
        var empty = await PasteAsync(world, ("Form.Text", " "));
        Assert.Contains("The form is empty", await empty.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_sample_filled_in_does_not_stay_with_other_words_or_an_address()
    {
        await using var world = await WorkerWorld.StartAsync();
        var sample = SampleArticles.ReadAll()[0];
        (string, string)[] filled = [("Form.Title", sample.Title!), ("Form.Outlet", sample.Outlet!), ("Form.Published", PastedArticle.DayOf(sample)!)];

        var other = await PasteAsync(world, [("Form.Text", Samples.Article), .. filled]);
        var taken = await WorkerWorld.JsonAsync(await world.Client.GetAsync($"/v1{other.RequestMessage!.RequestUri!.AbsolutePath}", Token));
        Assert.True(taken.TryGetProperty("id", out _));
        Assert.DoesNotContain(sample.Title!, taken.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("invented sample", taken.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain(PastedArticle.DayOf(sample)!, taken.GetRawText(), StringComparison.Ordinal);

        var address = await PasteAsync(world, [("Form.Text", sample.Text), ("Form.Url", "http://127.0.0.1:22/"), .. filled]);
        Assert.Contains("The address names port 22", await address.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);

        var itself = await PasteAsync(world, [("Form.Text", sample.Text.ReplaceLineEndings("\r\n")), .. filled]);
        Assert.Contains(WebUtility.HtmlEncode(sample.Outlet!), await itself.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_pasted_is_read_as_what_it_is()
    {
        await using var world = await WorkerWorld.StartAsync();
        using var form = new MultipartFormDataContent
        {
            { new StringContent("paste"), "_handler" },
            { new ByteArrayContent([.. "Caf"u8, 0xE9]), "Form.File", "latin.txt" },
        };
        var refused = await world.Client.PostAsync("/", form, Token);
        Assert.Contains("The file is not UTF-8: byte 3", WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync(Token)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_pasted_is_taken_whole()
    {
        await using var world = await WorkerWorld.StartAsync(
            options => options.MaxArticleBytes = 8 << 20,
            (article, limit) => RealAnalyzer.Instance.Analyze(new Article(article.Id, Samples.Article), limit));
        var text = string.Concat(Enumerable.Repeat("The harbour was closed. ", 220_000));
        using var form = new MultipartFormDataContent
        {
            { new StringContent("paste"), "_handler" },
            { new StringContent(text), "Form.File", "long.txt" },
        };
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = world.Client.BaseAddress };
        var taken = await client.PostAsync("/", form, Token);
        Assert.EndsWith($"/articles/{StanceML.Store.ContentHash.Of(text)}", taken.Headers.Location?.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/login?failed=x", "")]
    [InlineData("/?sample=x", "sample is 'x'")]
    [InlineData("/?sample=99999999999999999999", "sample is")]
    [InlineData("/actors/RS?copies=x", "copies is 'x'")]
    [InlineData("/speakers/Nobody?copies=x", "copies is 'x'")]
    [InlineData("/review/history?before=x", "before is 'x'")]
    [InlineData("/review/history?kind=x", "kind is 'x'")]
    [InlineData("/review/history?statement=garbage", "statement is 'garbage'")]
    public async Task A_value_of_an_address_that_cannot_be_used_is_named(string address, string named)
    {
        await using var world = await WorkerWorld.StartAsync();
        var page = await world.Client.GetAsync(address, Token);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains(named, WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync(Token)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_sent_to_a_page_that_takes_none_is_refused()
    {
        await using var world = await WorkerWorld.StartAsync();
        using var form = new FormUrlEncodedContent([new("_handler", "paste")]);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await world.Client.PostAsync("/actors", form, Token)).StatusCode);
    }

    [Theory]
    [InlineData("/statements", "text/plain")]
    [InlineData("/statements", "multipart/form-data; boundary=x")]
    [InlineData("/session", "multipart/form-data; boundary=x")]
    public async Task A_form_that_cannot_be_read_is_refused(string page, string contentType)
    {
        await using var world = await WorkerWorld.StartAsync();
        using var form = new StringContent("--x\r\nContent-Disposition: form-data; name=a\r\n\r\ncut off");
        form.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        Assert.Equal(HttpStatusCode.BadRequest, (await world.Client.PostAsync(page, form, Token)).StatusCode);
    }

    [Theory]
    [InlineData("/statements", "br")]
    [InlineData("/v1/statements", null)]
    public async Task Pages_travel_packed_and_answers_of_the_api_as_they_are(string address, string? packing)
    {
        await using var world = await WorkerWorld.StartAsync(options => options.Samples = true);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Accept-Encoding", "gzip, br");
        using var answer = await world.Client.SendAsync(request, Token);
        Assert.Equal(packing is null ? [] : [packing], answer.Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task A_page_of_another_site_cannot_open_a_socket()
    {
        await using var world = await WorkerWorld.StartAsync();
        using var foreign = new HttpRequestMessage(HttpMethod.Get, "/_blazor");
        foreign.Headers.Add("Origin", "https://elsewhere.example");
        foreign.Headers.Add("Connection", "Upgrade");
        foreign.Headers.Add("Upgrade", "websocket");
        Assert.Equal(HttpStatusCode.Forbidden, (await world.Client.SendAsync(foreign, Token)).StatusCode);
    }

    [Fact]
    public async Task A_page_of_another_site_cannot_write_and_another_host_name_is_refused()
    {
        await using var world = await WorkerWorld.StartAsync();
        using var foreign = new HttpRequestMessage(HttpMethod.Post, "/v1/articles") { Content = new StringContent("Words.") };
        foreign.Headers.Add("Origin", "https://elsewhere.example");
        Assert.Equal(HttpStatusCode.Forbidden, (await world.Client.SendAsync(foreign, Token)).StatusCode);

        using var rebound = new HttpRequestMessage(HttpMethod.Get, "/v1/statements");
        rebound.Headers.Host = "elsewhere.example";
        Assert.Equal(HttpStatusCode.BadRequest, (await world.Client.SendAsync(rebound, Token)).StatusCode);
    }

    private static async Task<HttpResponseMessage> PasteAsync(WorkerWorld world, params IEnumerable<(string Name, string Value)> fields)
    {
        using var form = new FormUrlEncodedContent([new("_handler", "paste"), .. fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value))]);
        return await world.Client.PostAsync("/", form, Token);
    }

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tags();

    [GeneratedRegex("<mark[^>]*>(.*?)</mark>", RegexOptions.Singleline)]
    private static partial Regex Marks();

    [GeneratedRegex("<a class=\"note\".*?</a>", RegexOptions.Singleline)]
    private static partial Regex Notes();

    [GeneratedRegex("<section class=\"text\"[^>]*>(.*?)</section>", RegexOptions.Singleline)]
    private static partial Regex TextSection();

    [GeneratedRegex("<article class=\"card\"")]
    private static partial Regex Cards();

    [GeneratedRegex("<blockquote>.*?</article>", RegexOptions.Singleline)]
    private static partial Regex Quote();

    [GeneratedRegex("<a href=\"([^\"]*)\" rel=\"next\"")]
    private static partial Regex NextLink();
}
