namespace StanceML.Hosts.Tests.Cli;

public sealed class TrainTests(ToyModels models) : IDisposable
{
    private readonly CliWorld _world = new(models);

    public void Dispose() => _world.Dispose();

    [Fact]
    public void Training_tells_its_steps_on_stderr_and_its_figures_on_stdout()
    {
        Assert.Contains("reading rows.jsonl", models.Training.MessageLines);
        Assert.Contains("macro-F1", models.Training.Output, StringComparison.Ordinal);
        Assert.All(["relevance", "stance", "sentiment"], task => Assert.Contains($"models/{task}/", models.Training.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Bad_rows_are_named_the_good_ones_are_trained_on_and_the_exit_code_says_so()
    {
        _world.Write("rows.jsonl", $"{ToyModels.RowsAsJsonLines()}{{\"id\":\"x\",\"text\":\"A\",\"sentiment\":\"sad\"}}\n{{broken\n");
        var run = await _world.RunBareAsync("train", "--data", "rows.jsonl", "--task", "sentiment", "--folds", "2");
        Assert.Contains("rows.jsonl:67: sentiment: found 'sad'; expected positive, negative, neutral", run.MessageLines);
        Assert.Contains(run.MessageLines, message => message.StartsWith("rows.jsonl:68: is no JSON object", StringComparison.Ordinal));
        Assert.Contains("models/sentiment/", run.Output, StringComparison.Ordinal);
        Assert.Equal(1, run.ExitCode);
    }

    [Fact]
    public async Task Rows_of_the_split_test_are_left_out_and_that_is_said_unless_all_are_asked_for()
    {
        _world.Write("rows.jsonl", ToyModels.RowsAsJsonLines("kosovo"));
        const string said = "rows.jsonl: 11 rows of the splits test and dev are left out; --all-splits learns from them too";
        var run = await _world.RunBareAsync("train", "--data", "rows.jsonl", "--task", "sentiment", "--folds", "2");
        Assert.Contains(said, run.MessageLines);
        Assert.Matches("accuracy.* 55", run.Output);
        var all = await _world.RunBareAsync("train", "--data", "rows.jsonl", "--task", "sentiment", "--folds", "2", "--all-splits");
        Assert.DoesNotContain(said, all.MessageLines);
        Assert.Matches("accuracy.* 66", all.Output);
    }

    [Fact]
    public async Task Data_that_is_not_there_is_named_without_a_stack_trace()
    {
        var run = await _world.RunBareAsync("train", "--data", "nowhere");
        Assert.Contains("nowhere: no such file or folder", run.MessageLines);
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
    }

    [Fact]
    public async Task Rows_too_few_to_train_on_are_explained_without_a_stack_trace()
    {
        _world.Write("rows.jsonl", "{\"id\":\"1\",\"text\":\"We recognise Kosovo.\",\"target\":\"kosovo\",\"stance\":\"support\"}\n");
        var run = await _world.RunBareAsync("train", "--data", "rows.jsonl");
        Assert.DoesNotContain(run.MessageLines, message => message.StartsWith("   at ", StringComparison.Ordinal));
        Assert.Equal(1, run.ExitCode);
    }

    [Fact]
    public async Task Tasks_that_the_rows_cannot_teach_fail_only_when_asked_for()
    {
        _world.Write("rows.jsonl", string.Concat(ToyModels.RowsAsJsonLines().Split('\n').Where(line => line.Contains("kosovo", StringComparison.Ordinal) || line.Contains("taiwan", StringComparison.Ordinal))
            .Where(line => line.Contains("\"support\"", StringComparison.Ordinal) || line.Contains("\"oppose\"", StringComparison.Ordinal)).Select(line => $"{line}\n")));
        var all = await _world.RunBareAsync("train", "--data", "rows.jsonl", "--out", "mine");
        Assert.Contains("rows.jsonl: relevance not trained: found only rows labelled 'about'; expected rows of at least two of about, other", all.MessageLines);
        Assert.Contains("mine/stance/", all.Output, StringComparison.Ordinal);
        Assert.Equal(0, all.ExitCode);
        var asked = await _world.RunBareAsync("train", "--data", "rows.jsonl", "--out", "mine", "--task", "relevance", "--task", "stance");
        Assert.Equal(1, asked.ExitCode);
    }

    [Fact]
    public async Task Checking_data_names_each_problem_and_counts_what_is_there()
    {
        _world.Write("rows.jsonl", $"{ToyModels.RowsAsJsonLines()}{{\"id\":\"x\",\"text\":\"A\",\"stance\":\"for\",\"target\":\"kosovo\"}}\n");
        var run = await _world.RunBareAsync("data", "check", "rows.jsonl");
        Assert.Contains("rows.jsonl:67: stance: found 'for'; expected support, oppose, neutral", run.MessageLines);
        Assert.Contains("66 rows, 1 errors, ", run.Output, StringComparison.Ordinal);
        Assert.Matches("somaliland +9", run.Output);
        Assert.Equal(1, run.ExitCode);
    }

    [Fact]
    public async Task Clean_data_passes_the_check()
    {
        _world.Write("rows.jsonl", ToyModels.RowsAsJsonLines());
        var run = await _world.RunBareAsync("data", "check", "rows.jsonl");
        Assert.Equal(0, run.ExitCode);
    }
}
