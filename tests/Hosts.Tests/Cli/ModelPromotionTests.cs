using System.Text.Json;

namespace StanceML.Hosts.Tests.Cli;

/// <summary>Training, promotion, rollback and comparison, as a user goes through them.</summary>
public sealed class ModelPromotionTests(ToyModels models) : IDisposable
{
    private readonly CliWorld _world = new(models);

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task A_second_training_as_good_as_the_first_goes_live_and_can_be_rolled_back_and_promoted_again()
    {
        var first = Path.GetFileName(Directory.GetDirectories(Path.Combine(_world.CopyModels(), "sentiment")).Single());
        var train = await TrainAsync(ToyModels.RowsAsJsonLines());
        var second = Live();
        Assert.NotEqual(first, second);
        Assert.Equal(0, train.ExitCode);
        Assert.Equal($"New versions go to {Path.Combine(_world.Folder, "models")}; one goes live there instead of sentiment/{first} only if it passes the promotion gate", train.MessageLines[0]);
        Assert.Contains($"sentiment/{second} is live now instead of sentiment/{first}", train.MessageLines);

        var rollback = await _world.RunBareAsync("models", "rollback", "sentiment", "--by", "Ann Smith", "--why", "too rosy");
        Assert.Equal((0, $"sentiment/{first} is live now instead of sentiment/{second}\n"), (rollback.ExitCode, rollback.Messages));
        Assert.Equal(first, Live());

        var promote = await _world.RunBareAsync("models", "promote", $"sentiment/{second}", "--by", "Karl Moss", "--why", "once more");
        Assert.Equal((0, $"sentiment/{second} is live now instead of sentiment/{first}\n"), (promote.ExitCode, promote.Messages));
        Assert.All(promote.OutputLines, line => Assert.Matches("^passed  [^:]+: (verified|found .*; expected ).*$", line));
        Assert.Contains(promote.OutputLines, line => line.Contains("F1 of positive: found ", StringComparison.Ordinal));

        using var ledger = JsonDocument.Parse(_world.Read("models/current.json"));
        var entries = ledger.RootElement.GetProperty("history").EnumerateArray().Where(entry => entry.GetProperty("task").GetString() == "sentiment").ToList();
        Assert.Equal(["stanceml train", "stanceml train", "Ann Smith", "Karl Moss"], entries.Select(entry => entry.GetProperty("by").GetString()));
        Assert.Equal((second, "too rosy"), (entries[2].GetProperty("rolledBackFrom").GetString(), entries[2].GetProperty("why").GetString()));
        Assert.NotEmpty(entries[3].GetProperty("gate").EnumerateArray());
    }

    [Fact]
    public async Task A_worse_training_stays_unpromoted_succeeds_and_says_how_to_override()
    {
        _world.CopyModels();
        var first = Live();
        var train = await TrainAsync(Shuffled());
        Assert.Equal(0, train.ExitCode);
        Assert.Equal(first, Live());
        var second = Directory.GetDirectories(Path.Combine(_world.Folder, "models", "sentiment")).Select(Path.GetFileName).Single(version => version != first)!;
        Assert.Contains(
            $"sentiment/{second} was not made live; sentiment/{first} stays live; to make it live all the same: stanceml models promote sentiment/{second} --models models --override \"the reason\"",
            train.MessageLines);
        Assert.Contains(train.MessageLines, line => line.StartsWith($"sentiment/{second}: failed  ", StringComparison.Ordinal));

        var refused = await _world.RunBareAsync("models", "promote", $"sentiment/{second}");
        Assert.Equal((1, first), (refused.ExitCode, Live()));
        Assert.Contains(refused.OutputLines, line => line.StartsWith("failed  ", StringComparison.Ordinal));

        var overridden = await _world.RunBareAsync("models", "promote", $"sentiment/{second}", "--models", "models", "--override", "an experiment");
        Assert.Equal((0, second), (overridden.ExitCode, Live()));
        Assert.Contains("although ", overridden.Messages, StringComparison.Ordinal);
        Assert.Contains("\"override\": \"an experiment\"", _world.Read("models/current.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_first_training_says_where_it_goes_warns_of_a_figure_under_the_floor_and_judges_at_once()
    {
        _world.Write("rows.jsonl", Shuffled());
        var train = await _world.RunBareAsync("train", "--data", "rows.jsonl", "--task", "sentiment", "--folds", "2", "--out", "mine");
        Assert.Equal(0, train.ExitCode);
        Assert.Equal($"New versions go to {Path.Combine(_world.Folder, "mine")}; the first of sentiment goes live there whatever its figures", train.MessageLines[0]);
        Assert.Contains(train.MessageLines, line => line.Contains(": WARNING: live all the same, as the first of its task, with macro-F1 0.", StringComparison.Ordinal));
        var version = Directory.GetDirectories(Path.Combine(_world.Folder, "mine", "sentiment")).Single();
        var judged = await _world.RunBareAsync("classify", "--model", version, "--input", "rows.jsonl");
        Assert.Equal((0, 66), (judged.ExitCode, judged.OutputLines.Length));
    }

    [Fact]
    public async Task Two_versions_are_compared_by_their_papers_and_on_the_same_rows()
    {
        _world.CopyModels();
        var first = Live();
        await TrainAsync(Shuffled());
        _world.Write("rows.jsonl", ToyModels.RowsAsJsonLines());
        var second = Directory.GetDirectories(Path.Combine(_world.Folder, "models", "sentiment")).Select(Path.GetFileName).Single(version => version != first)!;
        var diff = await _world.RunBareAsync("models", "diff", $"sentiment/{second}", "--data", "rows.jsonl", "--rows", "2");
        Assert.Equal((0, ""), (diff.ExitCode, diff.Messages));
        Assert.All(
            ["not comparable row by row", $"sentiment/{first} (live)", "macro-F1", "F1 of", "calibration error", "rows.jsonl: 66 rows in 6 groups", $"sentiment/{first} was trained on this very data", "McNemar's exact test, two-sided: p ", "It counts rows as independent", "rows answered differently; the first 2:"],
            part => Assert.Contains(part, diff.Output.ReplaceLineEndings(" "), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Versions_of_two_tasks_are_not_compared()
    {
        var run = await _world.RunAsync("models", "diff", "sentiment", "stance");
        Assert.Contains("are of two tasks; expected versions of one", Assert.Single(run.MessageLines), StringComparison.Ordinal);
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
    }

    [Fact]
    public async Task An_override_without_a_reason_is_a_wrong_call()
    {
        var run = await _world.RunAsync("models", "promote", "stance/2026.1.1", "--override", " ");
        Assert.Contains("--override needs a reason.", run.Messages, StringComparison.Ordinal);
        Assert.Equal(2, run.ExitCode);
    }

    [Fact]
    public async Task A_version_alone_has_nothing_to_be_rolled_back_to()
    {
        _world.CopyModels();
        var run = await _world.RunBareAsync("models", "rollback", "stance");
        Assert.Contains("names no version of stance that was live before", Assert.Single(run.MessageLines), StringComparison.Ordinal);
        Assert.Equal(1, run.ExitCode);
    }

    private Task<CliRun> TrainAsync(string rows)
    {
        _world.Write("rows.jsonl", rows);
        return _world.RunBareAsync("train", "--data", "rows.jsonl", "--task", "sentiment", "--folds", "2", "--out", "models");
    }

    private string Live()
    {
        using var ledger = JsonDocument.Parse(_world.Read("models/current.json"));
        return ledger.RootElement.GetProperty("live").GetProperty("sentiment").GetString()!;
    }

    /// <summary>The toy rows, each with the tone of another.</summary>
    private static string Shuffled()
    {
        var rows = ToyModels.RowsAsJsonLines().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var tones = rows.Select(row => JsonDocument.Parse(row).RootElement.GetProperty("sentiment").GetString()!).ToArray();
        var others = tones.ToArray();
        new Random(1).Shuffle(others);
        return string.Concat(rows.Select((row, i) => row.Replace($"\"sentiment\":\"{tones[i]}\"", $"\"sentiment\":\"{others[i]}\"", StringComparison.Ordinal) + "\n"));
    }
}
