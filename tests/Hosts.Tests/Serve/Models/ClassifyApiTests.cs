using System.Net;
using System.Text;
using StanceML.Hosts.Tests.Cli;

namespace StanceML.Hosts.Tests.Serve.Models;

public sealed class ClassifyApiTests(ToyModels toys) : IDisposable
{
    private readonly ModelsWorld _models = new(toys);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _models.Dispose();

    [Fact]
    public async Task Rows_are_judged_as_the_command_judges_them()
    {
        string[] rows =
        [
            """{"id":"1","text":"We will never recognise Kosovo.","target":"kosovo"}""",
            """{"id":"2","text":"The harvest was good.","stance":"a label of the data set"}""",
            """{"id":"3","text":"They reject the bridge toll.","target":"the bridge toll","targetSpan":[12,27],"context":"A debate."}""",
            """{"id":"ä","text":"They reject it.","target":"no such question"}""",
        ];
        using var cli = new CliWorld(toys);
        cli.Write("rows.jsonl", string.Join('\n', rows));
        var command = await cli.RunAsync("classify", "--input", "rows.jsonl");

        await using var world = await StartAsync();
        var answer = await WorkerWorld.JsonAsync(await PostAsync(world, $"[{string.Join(',', rows)}]"));
        Assert.Equal(command.OutputLines, answer.GetProperty("rows").EnumerateArray().Select(row => row.GetRawText()));
        Assert.Equal($"stance/{_models.First}", answer.GetProperty("models").GetProperty("stance").GetString());

        var one = await WorkerWorld.JsonAsync(await PostAsync(world, rows[0]));
        Assert.Equal(command.OutputLines[0], Assert.Single(one.GetProperty("rows").EnumerateArray()).GetRawText());
    }

    [Fact]
    public async Task A_row_that_cannot_be_used_is_named()
    {
        (string Body, string Field)[] cases =
        [
            ("""{"text":"A peace."}""", "id"),
            ("""[{"id":"1","text":"A peace."},{"id":"2"}]""", "[1].text"),
            ("""{"id":"1","text":" "}""", "text"),
            ("""{"id":"1","text":"A peace.","targetSpan":[4,900]}""", "targetSpan"),
            ("""{"id":"1","text":"A peace.","target":["kosovo"]}""", "target"),
            ("""{"id":"1","text":"\ud800"}""", "body"),
            ("""{"id":"1","\ud800":"x","text":"A peace."}""", "body"),
            ("""{"id":"1","id":"2","text":"A peace."}""", "body"),
            ("""{"id":"1","text":"A peace.","tagret":"kosovo"}""", "tagret"),
            ("""[{"id":"1","text":"A peace."},{"id":"2","text":"A peace.","Target":"kosovo"}]""", "[1].Target"),
            ("""["A peace."]""", "[0].row"),
            ("[]", "body"),
            ("null", "row"),
            ("""{"id":"1",""", "body"),
            ("[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]", "body"),
        ];
        await using var world = await StartAsync();
        foreach (var (body, field) in cases)
        {
            var refused = await PostAsync(world, body);
            var answer = await WorkerWorld.JsonAsync(refused);
            Assert.True(refused.StatusCode == HttpStatusCode.BadRequest, $"{body}: {answer}");
            Assert.Equal([field], answer.GetProperty("errors").EnumerateObject().Select(error => error.Name));
        }
    }

    [Fact]
    public async Task Of_many_fields_that_no_row_has_the_first_are_named_and_the_rest_counted()
    {
        await using var world = await StartAsync();
        var many = string.Join(',', Enumerable.Range(0, 50_000).Select(i => $"\"a{i}\":0"));
        var refused = await PostAsync(world, $$"""[{"id":"1","text":"A peace.",{{many}}},{"id":"2","text":"A peace.","b":0},{"id":"3"}]""");
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        var body = await refused.Content.ReadAsStringAsync(Token);
        Assert.InRange(body.Length, 1, 10_000);
        var errors = (await WorkerWorld.JsonAsync(refused)).GetProperty("errors").EnumerateObject().Select(error => (error.Name, Problem: error.Value[0].GetString()!)).ToList();
        Assert.Equal([.. Enumerable.Range(0, 10).Select(i => $"[0].a{i}"), "[2].text", "body"], errors.Select(error => error.Name));
        Assert.Equal("body holds 49991 more fields that no row has", errors[^1].Problem);
    }

    [Fact]
    public async Task Too_many_rows_and_too_long_a_text_are_refused_with_the_limit()
    {
        await using var world = await WorkerWorld.StartAsync(
            options => (options.MaxRowsPerRequest, options.MaxArticleBytes) = (2, 2_000), models: _models.Source);
        var many = await world.PostAsync("/v1/classify", Enumerable.Range(0, 3).Select(i => new { id = $"{i}", text = "A peace." }));
        Assert.Equal(HttpStatusCode.BadRequest, many.StatusCode);
        Assert.Contains("holds 3 rows; allowed: 1 to 2", await many.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        var large = await world.PostAsync("/v1/classify", new { id = "1", text = new string('a', 2_001) });
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
    }

    private Task<WorkerWorld> StartAsync() => WorkerWorld.StartAsync(models: _models.Source);

    private static Task<HttpResponseMessage> PostAsync(WorkerWorld world, string body) =>
        world.Client.PostAsync("/v1/classify", new StringContent(body, Encoding.UTF8, "application/json"), Token);
}
