using System.Text.Json;

namespace StanceML.Hosts.Tests.Cli;

public sealed class ValidateTests(ToyModels models) : IDisposable
{
    private readonly CliWorld _world = new(models);

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task Figures_go_to_stdout_steps_to_stderr_and_no_model_is_written()
    {
        _world.Write("rows.jsonl", ToyModels.RowsAsJsonLines());
        var run = await _world.RunBareAsync("validate", "--data", "rows.jsonl", "--task", "stance", "--by", "questions", "--folds", "2", "--errors", "1");
        Assert.True(run.ExitCode == 0, run.Messages);
        Assert.Contains("stance: 54 judged rows of 6 groups, seed 1", run.OutputLines);
        Assert.All(["accuracy", "macro-F1", "F_avg", "log loss", "Brier score", "calibration error", "calibration noise"], figure => Assert.Contains($"  {figure} ", run.Output, StringComparison.Ordinal));
        Assert.Matches("somaliland +[01]\\.[0-9]{3}", run.Output);
        Assert.Contains(run.MessageLines, message => message.StartsWith("6 of 6 fitted and judged: ", StringComparison.Ordinal));
        Assert.Equal(["rows.jsonl"], Directory.EnumerateFileSystemEntries(_world.Folder).Select(Path.GetFileName));
    }

    [Fact]
    public async Task The_json_file_has_what_is_printed()
    {
        _world.Write("rows.jsonl", ToyModels.RowsAsJsonLines("kosovo"));
        var run = await _world.RunBareAsync("validate", "--data", "rows.jsonl", "--task", "sentiment", "--by", "split", "--folds", "2", "--json", "figures.json");
        Assert.True(run.ExitCode == 0, run.Messages);
        using var figures = JsonDocument.Parse(_world.Read("figures.json"));
        Assert.Equal(11, figures.RootElement.GetProperty("rows").GetInt32());
        Assert.Contains("sentiment: 11 judged rows of 1 groups, seed 1", run.OutputLines);
        Assert.Matches(@"accuracy +[01]\.[0-9]{3} +none: one group +11", run.Output);
    }

    [Fact]
    public async Task A_test_file_without_a_row_to_judge_is_named()
    {
        _world.Write("rows.jsonl", ToyModels.RowsAsJsonLines());
        _world.Write("test.jsonl", "{\"text\":\"The harvest was good.\",\"sentiment\":\"positive\"}\n");
        var run = await _world.RunBareAsync("validate", "--data", "rows.jsonl", "--task", "stance", "--by", "split", "--test", "test.jsonl");
        Assert.Contains("test.jsonl: stance not validated: found no row to judge with a label for the task", run.MessageLines);
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
    }

    [Fact]
    public async Task Rows_without_splits_are_refused_with_a_word_on_what_is_missing()
    {
        _world.Write("rows.jsonl", ToyModels.RowsAsJsonLines());
        var run = await _world.RunBareAsync("validate", "--data", "rows.jsonl", "--task", "stance", "--by", "split");
        Assert.Contains(
            "rows.jsonl: stance not validated: found no row that names its split; expected rows with \"split\": \"train\" and others with \"test\" or \"dev\"", run.MessageLines);
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
    }
}
