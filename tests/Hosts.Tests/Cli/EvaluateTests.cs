namespace StanceML.Hosts.Tests.Cli;

public sealed class EvaluateTests(ToyModels models) : IDisposable
{
    private const string Row = """{"id":"a","text":"We will never recognise Kosovo.","target":"kosovo","stance":"oppose","sentiment":"negative","group":"kosovo"}""";

    private readonly CliWorld _world = new(models);

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task A_part_that_was_asked_for_and_has_no_data_is_an_error()
    {
        Directory.CreateDirectory(Path.Combine(_world.Folder, "data"));
        var run = await _world.RunAsync("evaluate", "--data", "data", "--task", "sentiment");
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains("data: sentiment not measured: found no newsmtsc/train.jsonl", run.MessageLines);
    }

    [Fact]
    public async Task Parts_that_nobody_named_are_passed_over_with_a_word()
    {
        _world.Write("data/recognition/dev.jsonl", Row);
        var run = await _world.RunAsync("evaluate", "--data", "data");
        Assert.True(run.ExitCode == 0, run.Messages);
        Assert.Contains("stance accuracy ", run.Output, StringComparison.Ordinal);
        Assert.Contains("speed not measured: found no polnear/dev.jsonl", run.MessageLines);
        Assert.DoesNotContain("sentiment not measured", run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bad_rows_are_counted_and_fail_the_run()
    {
        _world.Write("data/recognition/dev.jsonl", Row + "\nno row\n");
        var run = await _world.RunAsync("evaluate", "--data", "data", "--task", "recognition");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("  1 problems; what they stand in is not measured, and `data check` explains them", run.OutputLines);
        Assert.Contains("  stance accuracy ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Speakers_are_not_fitted_on_fewer_groups_than_folds()
    {
        foreach (var (file, marked) in ToyModels.MarkedArticles().Take(4))
        {
            _world.Write($"articles/{file}", marked);
        }

        var run = await _world.RunAsync("train", "speakers", "--data", "articles", "--out", "speakers.json");
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Equal("articles: speakers not fitted: found 4 groups of articles; expected at least 5, so that each can be held out", Assert.Single(run.MessageLines));
    }

    [Fact]
    public async Task A_speaker_model_names_the_articles_that_it_was_fitted_on()
    {
        foreach (var (file, marked) in ToyModels.MarkedArticles())
        {
            _world.Write($"articles/{file}", marked);
        }

        var run = await _world.RunAsync("train", "speakers", "--data", "articles", "--out", "speakers.json");
        Assert.True(run.ExitCode == 0, run.Messages);
        Assert.Contains("on 12 articles of articles.\"", _world.Read("speakers.json"), StringComparison.Ordinal);
        Assert.Contains("one that was trained on these articles flatters", run.Output, StringComparison.Ordinal);
    }
}
