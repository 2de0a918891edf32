using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using StanceML.Hosts.Tests.Cli;

namespace StanceML.Hosts.Tests.Serve.Models;

/// <summary>
/// The Open Inference Protocol, by the example of its own specification (kserve/open-inference-protocol, inference_rest.md,
/// "Inference Request Examples"): the request is that example, layout and id included, with the names, the datatype and the data
/// of a model that reads text.
/// </summary>
public sealed class InferenceTests(ToyModels toys) : IDisposable
{
    private const string Example = """
        {
          "id" : "42",
          "inputs" : [
            {
              "name" : "text",
              "shape" : [ 2 ],
              "datatype" : "BYTES",
              "data" : [ "We will never recognise Kosovo.", "Our parliament has recognised Taiwan." ]
            },
            {
              "name" : "target",
              "shape" : [ 2 ],
              "datatype" : "BYTES",
              "data" : [ "kosovo", "taiwan" ]
            }
          ],
          "outputs" : [
            {
              "name" : "label"
            }
          ]
        }
        """;

    /// <summary>The specification's own bytes, but for spaces: numbers for a model that reads text, and a shape that its data does not fill.</summary>
    private const string SpecifiedNumbers =
        """{"id":"42","inputs":[{"name":"input0","shape":[2,2],"datatype":"UINT32","data":[1,2,3,4]},{"name":"input1","shape":[3],"datatype":"BOOL","data":[true]}],"outputs":[{"name":"output0"}]}""";

    private readonly ModelsWorld _models = new(toys);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Request and what its error names.</summary>
    private static readonly (string Body, string Named)[] Wrong =
    [
        (SpecifiedNumbers, "input0"),
        (Example.Replace("\"name\" : \"text\"", "\"name\" : \"input0\"", StringComparison.Ordinal), "input0"),
        (Example.Replace("\"name\" : \"target\"", "\"name\" : \"text\"", StringComparison.Ordinal), "'text', 'text'"),
        (Example.Replace("\"name\" : \"label\"", "\"name\" : \"output0\"", StringComparison.Ordinal), "output0"),
        (Example.Replace("[ 2 ]", "[ 3 ]", StringComparison.Ordinal), "its shape says 3"),
        (Example.Replace("[ 2 ]", "[ 2, 2 ]", StringComparison.Ordinal), "the shape [2,2]"),
        (Example.Replace("[ 2 ]", "[ 0 ]", StringComparison.Ordinal), "the shape [0]"),
        (Example.Replace("[ 2 ]", "[ -1 ]", StringComparison.Ordinal), "the shape [-1]"),
        (Example.Replace("[ 2 ]", "[ 9223372036854775807 ]", StringComparison.Ordinal), "9223372036854775807"),
        (Example.Replace("[ 2 ]", "[ 1e400 ]", StringComparison.Ordinal), "inputs[0].shape"),
        (Example.Replace("[ 2 ]", "\"2\"", StringComparison.Ordinal), "inputs[0].shape"),
        (Example.Replace("\"BYTES\"", "\"FP32\"", StringComparison.Ordinal), "FP32"),
        (Example.Replace("\"kosovo\"", "7", StringComparison.Ordinal), "element 0 that is Number"),
        (Example.Replace("\"kosovo\"", "\" \"", StringComparison.Ordinal), "element 0 that is blank"),
        (Example.Replace("\"kosovo\"", "\"\\ud800\"", StringComparison.Ordinal), "surrogate"),
        (Example.Replace("\"kosovo\"", "null", StringComparison.Ordinal), "element 0 that is Null"),
        (Example.Replace("[ \"kosovo\", \"taiwan\" ]", "{}", StringComparison.Ordinal), "no list"),
        (Example.Replace("\"id\" : \"42\"", "\"id\" : 42", StringComparison.Ordinal), "id"),
        (Example.Replace("\"id\" : \"42\"", "\"parameters\" : []", StringComparison.Ordinal), "parameters"),
        ("""{"inputs":[null]}""", "inputs"),
        ("""{"inputs":{}}""", "inputs"),
        ("{}", "'text' and 'target'"),
        ("[]", "body"),
        ("", "body"),
        ("{", "body"),
    ];

    public void Dispose() => _models.Dispose();

    [Fact]
    public async Task The_example_of_the_specification_is_answered_as_it_prescribes()
    {
        await using var world = await StartAsync();
        var answer = await OkAsync(await InferAsync(world, "stance/infer", Example));
        Assert.Equal(
            ("42", "stance", _models.First),
            (answer.GetProperty("id").GetString(), answer.GetProperty("model_name").GetString(), answer.GetProperty("model_version").GetString()));
        var output = Assert.Single(answer.GetProperty("outputs").EnumerateArray());
        Assert.Equal("""{"name":"label","datatype":"BYTES","shape":[2],"data":["oppose","support"]}""", output.GetRawText());
        Assert.False(answer.TryGetProperty("parameters", out _));

        var explicitly = await OkAsync(await InferAsync(world, $"stance/versions/{_models.First}/infer", Example));
        Assert.Equal(answer.GetRawText(), explicitly.GetRawText());
    }

    [Fact]
    public async Task All_outputs_come_when_none_is_asked_for_and_are_what_classify_answers()
    {
        await using var world = await StartAsync();
        var answer = await OkAsync(await InferAsync(
            world, "stance/infer", Example.Replace("\"outputs\"", "\"passed over\"", StringComparison.Ordinal)));
        var outputs = answer.GetProperty("outputs").EnumerateArray().ToDictionary(output => output.GetProperty("name").GetString()!);
        Assert.Equal(["label", "probabilities", "decided"], outputs.Keys);
        Assert.Equal(("FP64", "[2,3]", "BOOL", "[2]"), (Field("probabilities", "datatype"), Shape("probabilities"), Field("decided", "datatype"), Shape("decided")));
        Assert.Equal("support,oppose,neutral", outputs["probabilities"].GetProperty("parameters").GetProperty("labels").GetString());

        var stance = (await WorkerWorld.JsonAsync(
            await world.PostAsync("/v1/classify", new { id = "1", text = "We will never recognise Kosovo.", target = "kosovo" }))).GetProperty("rows")[0].GetProperty("stance");
        Assert.Equal(
            stance.GetProperty("probabilities").EnumerateObject().Select(label => label.Value.GetDouble()),
            outputs["probabilities"].GetProperty("data").EnumerateArray().Take(3).Select(value => value.GetDouble()));
        Assert.Equal(stance.GetProperty("decided").GetBoolean(), outputs["decided"].GetProperty("data")[0].GetBoolean());

        string? Field(string output, string field) => outputs[output].GetProperty(field).GetString();
        string Shape(string output) => outputs[output].GetProperty("shape").GetRawText();
    }

    [Fact]
    public async Task A_column_as_MLServer_clients_write_it_is_read_and_parameters_come_back()
    {
        await using var world = await StartAsync();
        const string request = """
            {"parameters":{"content_type":"str","n":1.5,"deep":{"a":["\u00e4",true,null]}},
             "inputs":[{"name":"text","shape":[2,1],"datatype":"BYTES","parameters":{"content_type":"str"},"data":[["A shameful decision."],["A happy day."]]}],
             "outputs":[{"name":"decided"},{"name":"label","parameters":{"content_type":"str"}}]}
            """;
        var answer = await OkAsync(await InferAsync(world, "sentiment/infer", request));
        Assert.Equal("""{"content_type":"str","n":1.5,"deep":{"a":["ä",true,null]}}""", answer.GetProperty("parameters").GetRawText());
        Assert.Equal(["decided", "label"], answer.GetProperty("outputs").EnumerateArray().Select(output => output.GetProperty("name").GetString()!));
        Assert.False(answer.TryGetProperty("id", out _));
    }

    [Fact]
    public async Task A_request_that_cannot_be_answered_is_refused_as_the_protocol_prescribes()
    {
        await using var world = await StartAsync();
        foreach (var (body, named) in Wrong)
        {
            Assert.Contains(named, await ErrorAsync(await InferAsync(world, "stance/infer", body), HttpStatusCode.BadRequest), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Whatever_else_goes_wrong_has_the_protocols_error_too()
    {
        await using var world = await WorkerWorld.StartAsync(
            options => (options.MaxRequestBytes, options.MaxRowsPerRequest) = (10_000, 1), models: _models.Source);
        Assert.Contains("relevance, sentiment, stance", await ErrorAsync(await InferAsync(world, "quotes/infer", Example), HttpStatusCode.NotFound), StringComparison.Ordinal);
        Assert.Contains(_models.First, await ErrorAsync(await InferAsync(world, "stance/versions/2031.1.1/infer", Example), HttpStatusCode.NotFound), StringComparison.Ordinal);
        await ErrorAsync(await world.Client.GetAsync("/v2/models/stance/explain", Token), HttpStatusCode.NotFound);
        await ErrorAsync(await world.Client.GetAsync("/v2/models/stance/infer", Token), HttpStatusCode.MethodNotAllowed);
        await ErrorAsync(await world.Client.GetAsync("/v2/models/nothing/ready", Token), HttpStatusCode.NotFound);
        await ErrorAsync(await world.Client.GetAsync("/v2/models/nothing", Token), HttpStatusCode.NotFound);
        await ErrorAsync(await InferAsync(world, "stance/infer", new string(' ', 10_001)), HttpStatusCode.RequestEntityTooLarge);
        Assert.Contains("allowed: 1 to 1", await ErrorAsync(await InferAsync(world, "stance/infer", Example), HttpStatusCode.BadRequest), StringComparison.Ordinal);
        await ErrorAsync(await InferAsync(world, "stance/infer", Example, "text/plain"), HttpStatusCode.UnsupportedMediaType);
        using var binary = new StringContent(Example, Encoding.UTF8, "application/json");
        binary.Headers.Add("Inference-Header-Content-Length", "10");
        await ErrorAsync(await world.Client.PostAsync("/v2/models/stance/infer", binary, Token), HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Server_and_models_describe_themselves()
    {
        await using var world = await StartAsync();
        Assert.Equal("stanceml", (await world.GetJsonAsync("/v2")).GetProperty("name").GetString());
        Assert.Equal("[]", (await world.GetJsonAsync("/v2/")).GetProperty("extensions").GetRawText());
        Assert.True((await world.GetJsonAsync("/v2/health/live")).GetProperty("live").GetBoolean());
        Assert.Equal("""{"live":true,"ready":true}""", (await world.GetJsonAsync("/v2/health/ready")).GetRawText());
        Assert.Equal("""{"name":"stance","ready":true}""", (await world.GetJsonAsync("/v2/models/stance/ready")).GetRawText());
        Assert.Equal("""{"name":"stance","ready":true}""", (await world.GetJsonAsync($"/v2/models/stance/versions/{_models.First}/ready")).GetRawText());

        var stance = await world.GetJsonAsync("/v2/models/stance");
        Assert.Equal([_models.First], stance.GetProperty("versions").EnumerateArray().Select(version => version.GetString()!));
        Assert.Equal(
            """[{"name":"text","datatype":"BYTES","shape":[-1]},{"name":"target","datatype":"BYTES","shape":[-1]}]""", stance.GetProperty("inputs").GetRawText());
        Assert.Equal("[-1,3]", stance.GetProperty("outputs")[1].GetProperty("shape").GetRawText());
        Assert.Equal(["text"], (await world.GetJsonAsync("/v2/models/sentiment")).GetProperty("inputs").EnumerateArray().Select(input => input.GetProperty("name").GetString()!));
        Assert.Equal(["text", "target"], (await world.GetJsonAsync("/v2/models/relevance")).GetProperty("inputs").EnumerateArray().Select(input => input.GetProperty("name").GetString()!));
    }

    private Task<WorkerWorld> StartAsync() => WorkerWorld.StartAsync(models: _models.Source);

    private static Task<HttpResponseMessage> InferAsync(WorkerWorld world, string path, string body, string? type = "application/json") =>
        world.Client.PostAsync($"/v2/models/{path}", new StringContent(body, Encoding.UTF8, MediaTypeHeaderValue.Parse(type!)), Token);

    private static async Task<JsonElement> OkAsync(HttpResponseMessage response)
    {
        var answer = await WorkerWorld.JsonAsync(response);
        Assert.True(response.StatusCode == HttpStatusCode.OK, answer.GetRawText());
        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
        return answer;
    }

    /// <returns>The error, which is all that the answer holds.</returns>
    private static async Task<string> ErrorAsync(HttpResponseMessage response, HttpStatusCode status)
    {
        var body = await response.Content.ReadAsStringAsync(Token);
        Assert.True(status == response.StatusCode, $"{response.StatusCode}: {body}");
        return Assert.Single(JsonDocument.Parse(body).RootElement.EnumerateObject(), field => field.Name == "error").Value.GetString()!;
    }
}
