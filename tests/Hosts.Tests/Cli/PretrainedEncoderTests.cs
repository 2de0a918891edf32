using System.Text;
using System.Text.Json;
using StanceML.Hosts.Tests.Serve;
using StanceML.Onnx;
using StanceML.Tiny;
using StanceML.Worker;

namespace StanceML.Hosts.Tests.Cli;

/// <summary>A model trained through a pretrained encoder, from rows to answers.</summary>
public sealed class PretrainedEncoderTests(ToyModels models) : IDisposable
{
    private static readonly string[] Questions = ["kosovo", "abkhazia", "taiwan", "palestine", "somaliland", "catalonia"];

    private static readonly string[] Stances = ["support", "oppose", "neutral"];

    /// <summary>No question's words stand under another one: only the encoder knows which mean the same.</summary>
    private static readonly string[] Rows =
        [.. Questions.SelectMany((question, q) => Stances.SelectMany((stance, sense) => new[] { "We", "They", "You" }.Select(who => Row($"{who} {TinyEncoder.Word(q, sense)} it.", question, stance))))];

    private readonly CliWorld _world = new(models);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task Rows_are_trained_on_verified_and_judged_through_the_encoder_and_not_without_it()
    {
        var encoder = TinyEncoder.Write(Path.Combine(_world.Folder, "tiny"));
        _world.Write("rows.jsonl", string.Join('\n', Rows));
        var validate = await _world.RunBareAsync("validate", "--data", "rows.jsonl", "--task", "stance", "--folds", "3", "--pretrained", encoder);
        Assert.Contains("accuracy 1.000", string.Join(' ', validate.Output.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);

        var train = await _world.RunBareAsync("train", "--data", "rows.jsonl", "--task", "stance", "--folds", "3", "--pretrained", encoder);
        Assert.True(train.ExitCode == 0, train.Messages);
        var verified = await _world.RunBareAsync("models", "verify", "--models", "models", "--pretrained", encoder);
        Assert.Matches("^verified  stance/[0-9.]+, through a pretrained encoder\n$", verified.Output);
        var refused = await _world.RunBareAsync("models", "verify", "--models", "models");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("give its folder with --pretrained", refused.Output, StringComparison.Ordinal);

        // Of words that the rows do not have: the sense of question 0 in a sentence on question 3.
        string[] asked = [.. Stances.Select((stance, sense) => Row($"Now we {TinyEncoder.Word(0, sense)} all of Palestine.", "palestine", null))];
        _world.Write("asked.jsonl", string.Join('\n', asked));
        var classify = await _world.RunBareAsync("classify", "--input", "asked.jsonl", "--models", "models", "--pretrained", encoder);
        Assert.Equal((0, ""), (classify.ExitCode, classify.Messages));
        Assert.Equal(Stances, classify.OutputLines.Select(Judged));
        var without = await _world.RunBareAsync("classify", "--input", "asked.jsonl", "--models", "models");
        Assert.NotEqual(0, without.ExitCode);
        Assert.Contains("give its folder with --pretrained", without.Messages, StringComparison.Ordinal);

        // Words alone cannot be weighed against what is read through an encoder that is not at hand.
        var ofWords = await _world.RunBareAsync("train", "--data", "rows.jsonl", "--task", "stance", "--folds", "3");
        Assert.True(ofWords.ExitCode == 0, ofWords.Messages);
        Assert.Contains("macro-F1", ofWords.Output, StringComparison.Ordinal);
        Assert.Contains(ofWords.MessageLines, line => line.Contains("was not made live; to make it live: stanceml models promote stance/", StringComparison.Ordinal)
            && line.EndsWith("--pretrained DIR, with the encoder of the live version", StringComparison.Ordinal));

        using var pretrained = OnnxEncoder.Open(encoder);
        await using var worker = await WorkerWorld.StartAsync(models: ModelSource.Following(Path.Combine(_world.Folder, "models"), StatementEncoder.BuiltIn(pretrained)));
        var answer = await WorkerWorld.JsonAsync(await worker.Client.PostAsync("/v1/classify", new StringContent($"[{string.Join(',', asked)}]", Encoding.UTF8, "application/json"), Token));
        Assert.Equal(classify.OutputLines, answer.GetProperty("rows").EnumerateArray().Select(row => row.GetRawText()));
    }

    [Fact]
    public async Task A_successor_through_another_encoder_is_weighed_by_the_papers_of_both()
    {
        _world.Write("rows.jsonl", string.Join('\n', Rows));
        string[] train = ["train", "--data", "rows.jsonl", "--task", "stance", "--folds", "3", "--pretrained"];
        var (first, second) = (TinyEncoder.Write(Path.Combine(_world.Folder, "first")), TinyEncoder.Write(Path.Combine(_world.Folder, "second"), scale: 2));
        Assert.Equal(0, (await _world.RunBareAsync([.. train, first])).ExitCode);
        var run = await _world.RunBareAsync([.. train, second]);
        Assert.True(run.ExitCode == 0, run.Messages);
        Assert.Contains(run.MessageLines, line => line.Contains("compared by papers alone", StringComparison.Ordinal));
        Assert.DoesNotContain("was not made live", run.Messages, StringComparison.Ordinal);

        // Back by name: the same gate, its checks printed, and no time among them.
        var before = JsonDocument.Parse(_world.Read("models/current.json")).RootElement.GetProperty("history")[0].GetProperty("version").GetString();
        var promote = await _world.RunBareAsync("models", "promote", $"stance/{before}", "--models", "models", "--pretrained", first);
        Assert.True(promote.ExitCode == 0, promote.Output + promote.Messages);
        Assert.Contains("F1 of support", promote.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("median time", promote.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_an_encoder_is_named_with_what_was_expected()
    {
        _world.Write("rows.jsonl", string.Join('\n', Rows));
        var run = await _world.RunBareAsync("train", "--data", "rows.jsonl", "--task", "stance", "--pretrained", "nowhere");
        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("model.onnx: is missing; expected a folder with model.onnx and vocab.txt of a pretrained encoder", run.Messages, StringComparison.Ordinal);
    }

    private static string Row(string text, string target, string? stance) =>
        JsonSerializer.Serialize(stance is null ? (object)new { id = text, text, target } : new { text, target, stance });

    private static string Judged(string line)
    {
        using var answer = JsonDocument.Parse(line);
        return answer.RootElement.GetProperty("stance").GetProperty("label").GetString()!;
    }
}
