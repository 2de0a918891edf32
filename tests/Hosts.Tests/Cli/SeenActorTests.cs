using System.Text;
using System.Text.Json;
using StanceML.Hosts.Tests.Serve;
using StanceML.Worker;

namespace StanceML.Hosts.Tests.Cli;

/// <summary>A model trained with the speaker's actor, from a table to answers.</summary>
public sealed class SeenActorTests(ToyModels models) : IDisposable
{
    private static readonly string[] Questions = ["kosovo", "abkhazia", "taiwan", "somaliland"];

    private static readonly (string Actor, string Stance)[] Sides =
        [("DE", "support"), ("FR", "support"), ("BR", "oppose"), ("PE", "oppose"), ("JP", "neutral"), ("KE", "neutral")];

    private static readonly string[] Asked =
    [
        """{"id":"1","text":"You know our view of kosovo.","target":"kosovo","actor":"DE"}""",
        """{"id":"2","text":"You know our view of kosovo.","target":"kosovo","actor":"PE"}""",
        """{"id":"3","text":"You know our view of kosovo.","target":"kosovo","actor":"JP"}""",
        """{"id":"4","text":"You know our view of kosovo.","target":"kosovo"}""",
    ];

    private readonly CliWorld _world = new(models);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task Rows_are_imported_trained_on_and_judged_by_who_speaks()
    {
        _world.Write("rows.csv", "text,target,stance,by\n" + string.Concat(Questions.SelectMany(question => Sides.Select(side => $"You know our view of {question}.,{question},{side.Stance},{side.Actor}\n"))));
        var import = await _world.RunBareAsync("data", "import", "csv", "rows.csv", "--actor", "by", "--out", "rows.jsonl");
        Assert.Equal((0, ""), (import.ExitCode, import.Messages));
        Assert.Contains("\"actor\":\"KE\"", _world.Read("rows.jsonl"), StringComparison.Ordinal);

        var validate = await _world.RunBareAsync("validate", "--data", "rows.jsonl", "--task", "stance", "--folds", "2", "--with-actor");
        Assert.True(validate.ExitCode == 0, validate.Messages);
        Assert.Contains("accuracy 1.000", string.Join(' ', validate.Output.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Contains("the models see whom the speaker speaks for", validate.Output, StringComparison.Ordinal);

        var train = await _world.RunBareAsync("train", "--data", "rows.jsonl", "--task", "stance", "--folds", "2", "--with-actor");
        Assert.True(train.ExitCode == 0, train.Messages);
        Assert.Matches("^verified  stance/[0-9.]+, sees the speaker's actor\n$", (await _world.RunBareAsync("models", "verify", "--models", "models")).Output);
        Assert.Contains("the words and the speaker's actor", (await _world.RunBareAsync("models", "show", "stance", "--models", "models")).Output, StringComparison.Ordinal);

        _world.Write("asked.jsonl", string.Join('\n', Asked));
        var classify = await _world.RunBareAsync("classify", "--input", "asked.jsonl", "--models", "models");
        Assert.Equal((0, ""), (classify.ExitCode, classify.Messages));
        Assert.Equal(["support", "oppose", "neutral"], classify.OutputLines.Take(3).Select(line => Judged(line)));

        await AskWorkerAsync(classify.OutputLines);
    }

    [Fact]
    public async Task The_shipped_model_judges_words_and_no_passports()
    {
        _world.Write("asked.jsonl", string.Join('\n', Asked));
        var run = await _world.RunBareAsync("classify", "--input", "asked.jsonl", "--models", Path.Combine(AppContext.BaseDirectory, "models"));
        Assert.Equal((0, ""), (run.ExitCode, run.Messages));
        Assert.Single(run.OutputLines.Select(line => line[line.IndexOf("\"stance\"", StringComparison.Ordinal)..]).Distinct());
    }

    [Theory]
    [InlineData("train --task sentiment --task relevance --with-actor", "--with-actor means nothing to sentiment and relevance: only stance sees the actor.")]
    [InlineData("validate --task sentiment --with-actor", "--with-actor means nothing to sentiment: only stance sees the actor.")]
    public async Task The_switch_is_refused_where_it_means_nothing(string line, string message)
    {
        var run = await _world.RunBareAsync(line.Split(' '));
        Assert.Contains(message, run.Messages, StringComparison.Ordinal);
        Assert.Equal(2, run.ExitCode);
    }

    [Fact]
    public async Task Rows_that_name_no_actor_are_told_and_the_other_tasks_are_trained()
    {
        _world.Write("rows.jsonl", ToyModels.RowsAsJsonLines());
        var run = await _world.RunBareAsync("train", "--data", "rows.jsonl", "--folds", "2", "--with-actor");
        Assert.Contains("rows.jsonl: stance not trained: found no row that names an actor; expected some, or training without actors", run.MessageLines);
        Assert.All(["relevance", "sentiment"], task => Assert.Contains($"models/{task}/", run.Output, StringComparison.Ordinal));
        Assert.DoesNotContain("sees", (await _world.RunBareAsync("models", "verify", "--models", "models")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_actor_that_is_no_name_is_told_with_file_line_and_field()
    {
        _world.Write("rows.jsonl", """{"id":"1","text":"We back it.","target":"kosovo","actor":["DE"]}""" + "\n" + """{"id":"2","text":"We back it.","target":"kosovo","actor":""}""");
        var run = await _world.RunAsync("classify", "--input", "rows.jsonl");
        Assert.Equal(["rows.jsonl:1: actor: found Array; expected text", "rows.jsonl:2: actor: found ''"], run.MessageLines.Select(line => line.Split("; expected a country")[0]));
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
    }

    /// <summary>A worker with the same models answers its callers the same.</summary>
    private async Task AskWorkerAsync(string[] expected)
    {
        await using var worker = await WorkerWorld.StartAsync(models: ModelSource.Following(Path.Combine(_world.Folder, "models"), RealAnalyzer.Encoder));
        var answer = await WorkerWorld.JsonAsync(await worker.Client.PostAsync("/v1/classify", new StringContent($"[{string.Join(',', Asked)}]", Encoding.UTF8, "application/json"), Token));
        Assert.Equal(expected, answer.GetProperty("rows").EnumerateArray().Select(row => row.GetRawText()));

        Assert.Equal(["text", "target", "actor"], (await worker.GetJsonAsync("/v2/models/stance")).GetProperty("inputs").EnumerateArray().Select(input => input.GetProperty("name").GetString()!));
        object Tensor(string name, params string[] data) => new { name, shape = (int[])[data.Length], datatype = "BYTES", data };
        var text = Tensor("text", [.. Enumerable.Repeat("You know our view of kosovo.", 2)]);
        var target = Tensor("target", "kosovo", "kosovo");
        var inferred = await WorkerWorld.JsonAsync(await worker.PostAsync("/v2/models/stance/infer", new { inputs = (object[])[text, target, Tensor("actor", "PE", "")] }));
        var outputs = inferred.GetProperty("outputs").EnumerateArray().ToList();
        Assert.Equal("oppose", outputs[0].GetProperty("data")[0].GetString());
        Assert.Equal(Probability(expected[3]), outputs[1].GetProperty("data")[3].GetDouble(), 9);
        var tooFew = await worker.PostAsync("/v2/models/stance/infer", new { inputs = (object[])[text, target, Tensor("actor", "PE")] });
        Assert.Contains("There are 2 texts and 1 actors; expected one for each.", await tooFew.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    private static string Judged(string line)
    {
        using var answer = JsonDocument.Parse(line);
        return answer.RootElement.GetProperty("stance").GetProperty("label").GetString()!;
    }

    private static double Probability(string line)
    {
        using var answer = JsonDocument.Parse(line);
        return answer.RootElement.GetProperty("stance").GetProperty("probabilities").GetProperty("support").GetDouble();
    }
}
