using System.Net;
using System.Xml.Linq;

namespace StanceML.Hosts.Tests.Serve;

public sealed class ProfileTests
{
    private const string Signed =
        "\"We will never recognise Kosovo,\" Russian Foreign Minister Yegor Malin said. \"We recognised Abkhazia long ago,\" he said.\n\n"
        + "\"Kosovo is a state and we recognise it,\" Turkish Foreign Minister Aylin Demir said. \"We will not recognise Abkhazia,\" she said.";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_actor_is_shown_question_by_question_with_who_speaks_for_it()
    {
        await using var world = await WorldAsync();
        var actor = await world.GetJsonAsync("/v1/actors/RU");
        Assert.Equal("Russia", actor.GetProperty("name").GetString());
        var kosovo = Assert.Single(actor.GetProperty("questions").EnumerateArray(), row => row.GetProperty("question").GetString() == "kosovo");
        Assert.Equal(1, kosovo.GetProperty("totals").GetProperty("oppose").GetInt32() + kosovo.GetProperty("totals").GetProperty("undecided").GetInt32());
        Assert.Contains("Malin", actor.GetProperty("speakers")[0].GetProperty("speaker").GetString(), StringComparison.Ordinal);

        var page = WebUtility.HtmlDecode(await world.Client.GetStringAsync("/actors/RU", Token));
        Assert.Contains("<h1><bdi>Russia</bdi></h1>", page, StringComparison.Ordinal);
        Assert.Contains("Positions across questions", page, StringComparison.Ordinal);
        Assert.Contains("Yegor Malin", page, StringComparison.Ordinal);
        Assert.Contains("Nothing known yet", await world.Client.GetStringAsync("/actors/XX", Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_speaker_is_shown_with_whom_they_speak_for()
    {
        await using var world = await WorldAsync();
        var name = (await world.GetJsonAsync("/v1/actors/TR")).GetProperty("speakers")[0].GetProperty("speaker").GetString()!;
        var speaker = await world.GetJsonAsync($"/v1/speakers/{Uri.EscapeDataString(name)}");
        Assert.Equal("TR", speaker.GetProperty("actors")[0].GetProperty("actor").GetString());
        var page = WebUtility.HtmlDecode(await world.Client.GetStringAsync($"/speakers/{Uri.EscapeDataString(name)}", Token));
        Assert.Contains($"<h1><bdi>{name}</bdi></h1>", page, StringComparison.Ordinal);
        Assert.Contains("Turkey", page, StringComparison.Ordinal);
        using var search = await world.Client.GetAsync($"/actors?speaker={Uri.EscapeDataString(name)}", Token);
        Assert.Equal($"/speakers/{Uri.EscapeDataString(name)}", search.RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Theory]
    [InlineData("/v1/actors/RU?format=csv", "text/csv")]
    [InlineData("/v1/actors/RU?format=parquet", "application/vnd.apache.parquet")]
    [InlineData("/v1/actors/RU?format=svg&copies=false", "image/svg+xml")]
    [InlineData("/v1/speakers/Yegor%20Malin?format=csv", "text/csv")]
    [InlineData("/v1/compare?by=actors&one=RU&other=TR&format=csv", "text/csv")]
    [InlineData("/v1/compare?by=questions&one=kosovo&other=abkhazia&format=parquet", "application/vnd.apache.parquet")]
    [InlineData("/v1/compare?by=actors&one=RU&other=TR&format=svg", "image/svg+xml")]
    [InlineData("/v1/compare?by=questions&one=kosovo&other=abkhazia&format=svg", "image/svg+xml")]
    public async Task Each_chart_and_table_comes_as_a_file(string address, string type)
    {
        await using var world = await WorldAsync();
        using var file = await world.Client.GetAsync(address, Token);
        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        Assert.Equal(type, file.Content.Headers.ContentType!.MediaType);
        Assert.NotEmpty(await file.Content.ReadAsByteArrayAsync(Token));
    }

    [Fact]
    public async Task Two_actors_are_compared_on_every_question_of_both()
    {
        await using var world = await WorldAsync();
        var rows = (await world.GetJsonAsync("/v1/compare?one=RU&other=TR")).GetProperty("rows").EnumerateArray().ToDictionary(row => row.GetProperty("id").GetString()!);
        Assert.Equal(["abkhazia", "kosovo"], rows.Keys.Order(StringComparer.Ordinal));
        var page = WebUtility.HtmlDecode(await world.Client.GetStringAsync("/compare?by=actors&one=RU&other=TR", Token));
        Assert.Contains("Russia and Turkey", page, StringComparison.Ordinal);
        var questions = WebUtility.HtmlDecode(await world.Client.GetStringAsync("/compare?by=questions&one=kosovo&other=abkhazia", Token));
        Assert.Contains("Actors by both positions", questions, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await world.Client.GetAsync("/v1/compare?one=RU", Token)).StatusCode);
    }

    [Fact]
    public async Task Each_mark_of_a_comparison_leads_to_the_statements_that_it_counts()
    {
        await using var world = await WorldAsync();
        XNamespace svg = "http://www.w3.org/2000/svg";
        var bars = XDocument.Parse(await world.Client.GetStringAsync("/v1/compare?one=RU&other=TR&format=svg", Token));
        await AssertMarksAsync(bars, 4);
        // Whatever the models leave undecided, somebody decides: an actor stands in the matrix with a position on both.
        foreach (var statement in (await world.GetJsonAsync("/v1/statements?limit=50")).GetProperty("statements").EnumerateArray().ToList())
        {
            await world.PostAsync("/v1/reviews", new { statement = $"{statement.GetProperty("article").GetString()}:{statement.GetProperty("statement").GetInt32()}", kind = "confirm" });
        }

        while ((await world.GetJsonAsync("/v1/positions?limit=200")).GetProperty("positions").GetArrayLength() < 4)
        {
            await Task.Delay(50, Token);
        }

        var matrix = XDocument.Parse(await world.Client.GetStringAsync("/v1/compare?by=questions&one=kosovo&other=abkhazia&format=svg", Token));
        await AssertMarksAsync(matrix, 4);
        foreach (var address in new[] { "/compare?by=actors&one=RU&other=TR", "/compare?by=questions&one=kosovo&other=abkhazia" })
        {
            Assert.Contains("<svg", await world.Client.GetStringAsync(address, Token), StringComparison.Ordinal);
        }

        async Task AssertMarksAsync(XDocument picture, int least)
        {
            var marks = picture.Descendants(svg + "a").Where(link => link.Elements(svg + "rect").Any(rect => rect.Attribute("fill")!.Value.StartsWith("url(#", StringComparison.Ordinal))).ToList();
            Assert.True(marks.Count >= least, $"{marks.Count} marks");
            foreach (var mark in marks)
            {
                Assert.NotEmpty(mark.Element(svg + "title")!.Value);
                var listed = (await world.GetJsonAsync($"/v1/statements{new Uri(mark.Attribute("href")!.Value).Query}")).GetProperty("statements");
                Assert.NotEqual(0, listed.GetArrayLength());
            }
        }
    }

    [Fact]
    public async Task A_view_is_saved_listed_and_deleted_by_form()
    {
        await using var world = await WorldAsync();
        await SendAsync(world, "/statements?question=kosovo&stance=oppose", ("Form.Name", "No to <Kosovo>"));
        var page = await world.Client.GetStringAsync("/statements", Token);
        Assert.Contains("href=\"/statements?question=kosovo&amp;stance=oppose\"><bdi>No to &lt;Kosovo&gt;</bdi>", page, StringComparison.Ordinal);
        var id = page.Split("name=\"Form.Delete\" value=\"")[1].Split('"')[0];
        await SendAsync(world, "/statements", ("Form.Delete", id));
        Assert.DoesNotContain("No to", await world.Client.GetStringAsync("/statements", Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Alerts_are_feeds_whose_entries_lead_to_the_statement()
    {
        await using var world = await WorldAsync();
        await world.AcceptAndFinishAsync(new { text = "\"We recognise Kosovo, all \u0001of it <b>,\" Albanian Prime Minister Besa Hoxha said.", outlet = "A & B" });
        var feed = XDocument.Parse(await world.Client.GetStringAsync("/feeds/statements.atom?question=kosovo", Token));
        XNamespace atom = "http://www.w3.org/2005/Atom";
        var entry = Assert.Single(feed.Root!.Elements(atom + "entry"), entry => entry.Element(atom + "content")!.Value.Contains("<b>", StringComparison.Ordinal));
        using var page = await world.Client.GetAsync(new Uri(entry.Element(atom + "link")!.Attribute("href")!.Value), Token);
        Assert.StartsWith("/articles/", page.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal("feed", XDocument.Parse(await world.Client.GetStringAsync("/feeds/changes.atom?actor=RU", Token)).Root!.Name.LocalName);
        Assert.Equal(HttpStatusCode.BadRequest, (await world.Client.GetAsync("/feeds/changes.atom?nonsense=1", Token)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await world.Client.GetAsync("/statements/nonsense", Token)).StatusCode);
    }

    [Fact]
    public async Task A_correction_renews_the_entry_of_its_statement()
    {
        await using var world = await WorldAsync();
        XNamespace atom = "http://www.w3.org/2005/Atom";
        var statement = (await world.GetJsonAsync("/v1/statements?question=kosovo")).GetProperty("statements")[0];
        var address = $"{statement.GetProperty("article").GetString()}:{statement.GetProperty("statement").GetInt32()}";
        var before = (await FeedAsync())[0];
        await world.PostAsync("/v1/reviews", new { statement = address, kind = "correct", targets = new[] { new { id = "taiwan", stance = "neutral" } } });
        var after = (await FeedAsync()).Single(entry => entry.Element(atom + "id")!.Value == before.Element(atom + "id")!.Value);
        Assert.StartsWith("Corrected: ", after.Element(atom + "title")!.Value, StringComparison.Ordinal);
        Assert.Contains("neutral", after.Element(atom + "title")!.Value, StringComparison.Ordinal);
        Assert.True(DateTimeOffset.Parse(after.Element(atom + "updated")!.Value, null) >= DateTimeOffset.Parse(before.Element(atom + "updated")!.Value, null));
        await world.PostAsync("/v1/reviews", new { statement = address, kind = "reject" });
        using var all = await world.Client.GetAsync("/feeds/statements.atom", Token);
        var gone = XDocument.Parse(await all.Content.ReadAsStringAsync(Token)).Root!.Elements(atom + "entry").First();
        Assert.StartsWith("No statement: ", gone.Element(atom + "title")!.Value, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await world.Client.GetAsync(new Uri(gone.Element(atom + "link")!.Attribute("href")!.Value), Token)).StatusCode);

        async Task<List<XElement>> FeedAsync() =>
            [.. XDocument.Parse(await world.Client.GetStringAsync("/feeds/statements.atom?question=kosovo", Token)).Root!.Elements(atom + "entry")];
    }

    private static async Task<WorkerWorld> WorldAsync()
    {
        var world = await WorkerWorld.StartAsync();
        await world.AcceptAndFinishAsync(new { text = Signed, outlet = "Harbour Wire" });
        return world;
    }

    private static async Task SendAsync(WorkerWorld world, string address, (string Name, string Value) field)
    {
        using var form = new FormUrlEncodedContent([new("_handler", "views"), new(field.Name, field.Value)]);
        using var answer = await world.Client.PostAsync(address, form, Token);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
