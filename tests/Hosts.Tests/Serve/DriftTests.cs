using System.Net;
using System.Text.Json;
using StanceML.Training;
using StanceML.Worker;

namespace StanceML.Hosts.Tests.Serve;

public sealed class DriftTests
{
    private static readonly ModelSource Shipped = ModelSource.Following(Path.Combine(AppContext.BaseDirectory, "models"), RealAnalyzer.Encoder);

    [Fact]
    public async Task A_stream_of_one_stance_drifts_from_training_and_too_few_say_nothing()
    {
        await using var world = await WorkerWorld.StartAsync(models: Shipped);
        await AnalyzeAsync(world, 10);
        var few = await StanceAsync(world, drift => drift.GetProperty("trainingRows").ValueKind == JsonValueKind.Number);
        Assert.Equal("too-few", few.GetProperty("state").GetString());
        Assert.Equal(JsonValueKind.Null, few.GetProperty("psi").ValueKind);
        Assert.InRange(few.GetProperty("judgments").GetInt32(), 10, 199);

        await AnalyzeAsync(world, 250);
        var many = await StanceAsync(world, _ => true);
        Assert.Equal("measured", many.GetProperty("state").GetString());
        Assert.Equal(260, many.GetProperty("judgments").GetInt32());
        Assert.True(many.GetProperty("psi").GetProperty("labels").GetDouble() > 0.25);
        var support = many.GetProperty("shares").GetProperty("support");
        Assert.Equal(1, support.GetProperty("recent").GetDouble());
        Assert.InRange(support.GetProperty("training").GetDouble(), 0.2, 0.7);
    }

    [Fact]
    public async Task Models_whose_folder_is_not_followed_have_no_reference()
    {
        await using var world = await WorkerWorld.StartAsync();
        await AnalyzeAsync(world, 1);
        Assert.Equal("no-reference", (await StanceAsync(world, _ => true)).GetProperty("state").GetString());
    }

    [Fact]
    public async Task What_one_speaker_says_of_another_is_not_watched()
    {
        await using var world = await WorkerWorld.StartAsync();
        const string told = "“We recognise Kosovo and welcome its independence. President Moreau told us that Orsk would never recognise Kosovo,” the minister of Veldmark said.";
        var statements = RealAnalyzer.Instance.Analyze(new Article("any", told), TestContext.Current.CancellationToken).Statements;
        Assert.NotEmpty(Assert.Single(statements, statement => statement.Within is not null).Targets);
        Assert.Equal(HttpStatusCode.OK, (await world.PostAsync("/v1/analyze", new { text = told })).StatusCode);
        var own = statements.Where(statement => statement.Within is null).Sum(statement => statement.Targets.Count);
        Assert.Equal(own, (await StanceAsync(world, _ => true)).GetProperty("judgments").GetInt32());
    }

    [Fact]
    public void The_window_keeps_the_last_judgments_and_no_more()
    {
        var window = new DriftWindow("stance/1", Task.FromResult<DriftReference?>(null));
        for (var n = 0; n < DriftWindow.Size + 500; n++)
        {
            var label = n < 500 ? Labels.Oppose : Labels.Support;
            window.Add(new Judgment(label, Decided: true, [new LabelProbability(label, 0.9)]), chars: 80);
        }

        Assert.Equal(DriftWindow.Size, window.Judgments().Count);
        Assert.All(window.Judgments(), judgment => Assert.Equal(Labels.Support, judgment.Label));
    }

    [Fact]
    public void Longer_statements_drift_in_length_alone_and_only_where_lengths_were_kept()
    {
        var training = Enumerable.Range(0, 1000).Select(n => new GivenAnswer(n % 2 == 0 ? Labels.Support : Labels.Oppose, 0.5 + (n / 2000.0), 50 + n)).ToList();
        var longer = training.Select(answer => answer with { Chars = answer.Chars * 3 }).ToList();
        var indices = new DriftReference(Labels.Stance, training).IndicesOf(longer);
        Assert.Equal((0, 0), (Math.Round(indices["labels"], 6), Math.Round(indices["confidence"], 6)));
        Assert.True(indices["length"] > 0.25);

        var unmeasured = training.Select(answer => answer with { Chars = null }).ToList();
        Assert.Equal(["confidence", "labels"], new DriftReference(Labels.Stance, unmeasured).IndicesOf(longer).Keys.Order(StringComparer.Ordinal));
    }

    private static async Task AnalyzeAsync(WorkerWorld world, int statements)
    {
        const string supports = "“We recognise Kosovo and welcome its independence,” the minister of Veldmark said.\n\n";
        var answer = await world.PostAsync("/v1/analyze", new { text = string.Concat(Enumerable.Repeat(supports, statements)) });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    /// <returns>Once it is as expected: the reference is read meanwhile.</returns>
    private static async Task<JsonElement> StanceAsync(WorkerWorld world, Func<JsonElement, bool> isReady)
    {
        while (true)
        {
            var answer = await world.GetJsonAsync("/v1/models/drift");
            if (answer.GetProperty("tasks").EnumerateArray().FirstOrDefault(drift => drift.GetProperty("task").GetString() == "stance") is { ValueKind: JsonValueKind.Object } stance
                && isReady(stance))
            {
                return stance;
            }

            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
