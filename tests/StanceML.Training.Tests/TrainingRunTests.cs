using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace StanceML.Training.Tests;

public sealed class TrainingRunTests : IDisposable
{
    private readonly Toy _toy = new();

    public void Dispose() => _toy.Dispose();

    [Fact]
    public void Trained_twice_the_models_answer_the_same()
    {
        var first = Toy.Train(TaskDefinition.Stance);
        var second = Toy.Train(TaskDefinition.Stance);
        Assert.Equal(first.HeldOut.SelectMany(p => p), second.HeldOut.SelectMany(p => p));
        Assert.Equal(first.Calibration.Bias, second.Calibration.Bias);
        Assert.Equal(first.Winner, second.Winner);
    }

    [Fact]
    public void A_run_writes_a_version_per_task_and_makes_it_live()
    {
        var outcome = Run(WriteRows());
        Assert.Equal(["2026.3.1", "2026.3.1"], outcome.Models.Select(model => model.Version));
        var models = ModelSet.Load(_toy.Models, Toy.Encoder);
        Assert.Equal("stance/2026.3.1", models.Names[Labels.StanceTask]);
        Assert.NotNull(models.Sentiment);
    }

    [Fact]
    public void A_second_run_takes_the_next_number_and_closes_the_first_in_the_ledger()
    {
        Run(WriteRows());
        Run(WriteRows());
        var ledger = ModelLedger.Read(_toy.Models);
        Assert.Equal("2026.3.2", ledger.Live[Labels.StanceTask]);
        var first = ledger.History.Single(entry => entry.Task == Labels.StanceTask && entry.Version == "2026.3.1");
        Assert.NotNull(first.Until);
    }

    [Fact]
    public void The_name_of_a_version_that_was_live_is_not_given_again_when_its_folder_is_gone()
    {
        Run(WriteRows());
        Directory.Delete(Path.Combine(_toy.Models, "stance", "2026.3.1"), recursive: true);
        Assert.Contains("2026.3.2", Run(WriteRows(), Labels.StanceTask).Models.Select(model => model.Version));
    }

    [Fact]
    public void A_version_worse_than_the_live_one_is_made_and_not_live()
    {
        Run(WriteRows());
        var stances = Toy.Rows.Select(row => row.Stance).ToArray();
        new Random(1).Shuffle(stances);
        var outcome = Run(_toy.Write("rows.jsonl", string.Join('\n', Toy.Rows.Select((row, i) =>
            JsonSerializer.Serialize(new { id = row.Id, text = row.Text, target = row.Target, stance = stances[i], group = row.Group })))), Labels.StanceTask);
        var promotion = Assert.Single(outcome.Promotions);
        Assert.Equal(PromotionOutcome.Refused, promotion.Outcome);
        Assert.Contains(promotion.Checks, check => check is { Name: "macro-F1", Passed: false });
        Assert.True(Directory.Exists(Path.Combine(_toy.Models, "stance", "2026.3.2")));
        Assert.Equal("2026.3.1", ModelLedger.Read(_toy.Models).Live[Labels.StanceTask]);
    }

    [Fact]
    public void A_bad_row_is_told_with_its_place_and_the_rest_is_trained()
    {
        var path = WriteRows("""{"id":"bad","text":"We back them.","target":"kosovo","stance":"favour"}""");
        var problem = Assert.Single(Run(path).Problems, p => p.IsError);
        Assert.Equal($"{path}:55: stance: found 'favour'; expected support, oppose, neutral", problem.ToString());
    }

    [Fact]
    public void A_task_that_the_rows_cannot_teach_is_told_and_the_others_are_trained()
    {
        var outcome = Run(_toy.Write("rows.jsonl", string.Join('\n', Toy.Rows.Select(row => JsonSerializer.Serialize(new { text = row.Text, sentiment = row.Sentiment })))));
        Assert.Equal(Labels.SentimentTask, Assert.Single(outcome.Models).Task);
        Assert.Equal(
            new UntrainedTask(Labels.StanceTask, "found no row with a label for it; expected rows of at least two of support, oppose, neutral"),
            Assert.Single(outcome.Untrained));
    }

    [Fact]
    public void A_folder_of_rows_and_articles_trains_the_judges_and_the_tagger()
    {
        var data = Directory.CreateDirectory(Path.Combine(_toy.Folder, "data")).FullName;
        File.Move(WriteRows(), Path.Combine(data, "rows.jsonl"));
        foreach (var (file, marked) in ToyArticles.Marked)
        {
            File.WriteAllText(Path.Combine(data, file), marked);
        }

        var outcome = Run(data, Labels.StanceTask, Labels.QuotesTask);
        Assert.Equal([Labels.StanceTask, Labels.QuotesTask], outcome.Models.Select(model => model.Task));
        Assert.DoesNotContain(outcome.Problems, problem => problem.IsError);
        var models = ModelSet.Load(_toy.Models, Toy.Encoder);
        Assert.Equal(("stance/2026.3.1", "quotes/2026.3.1"), (models.Names[Labels.StanceTask], models.Names[Labels.QuotesTask]));
        Assert.NotNull(models.Quotes);
    }

    [Fact]
    public void Rows_alone_do_not_teach_the_tagger_and_articles_alone_no_judge()
    {
        Assert.Equal(
            new UntrainedTask(Labels.QuotesTask, "found 0 annotated articles; expected at least 10"),
            Assert.Single(Run(WriteRows(), Labels.QuotesTask).Untrained));
        Assert.Equal(Labels.StanceTask, Assert.Single(Run(_toy.Write("0001-wire.md", ToyArticles.Marked[0].Marked), Labels.StanceTask).Untrained).Task);
    }

    [Fact]
    public void A_run_that_makes_no_model_leaves_no_ledger()
    {
        Assert.Equal(2, Run(_toy.Write("rows.jsonl", "")).Untrained.Count);
        Assert.False(Directory.Exists(_toy.Models));
    }

    [Fact]
    public void Steps_are_told_in_order_with_the_share_of_the_work_that_is_done()
    {
        var steps = new List<TrainingStep>();
        Train(Request(WriteRows(), Labels.StanceTask, Labels.SentimentTask), steps.Add);
        Assert.StartsWith("reading ", steps[0].Text, StringComparison.Ordinal);
        Assert.Equal(steps.Select(step => step.Fraction).Order(), steps.Select(step => step.Fraction));
        Assert.Equal(0, steps[0].Fraction);
        Assert.InRange(steps.Single(step => step.Text == "sentiment: features").Fraction, 0.5, 0.6);
        Assert.InRange(steps[^1].Fraction, 0.8, 1);
        Assert.Equal(["stance", "sentiment"], steps.Select(step => step.Written).OfType<WrittenModel>().Select(model => model.Task));
    }

    [Fact]
    public void Corrections_are_learned_named_in_the_papers_and_compared_with_the_live_version_and_nothing_goes_live_unasked()
    {
        Run(WriteRows());
        var corrections = new CorrectionSet("corrections-3", [.. Toy.Rows.Take(9).Select((row, i) => row with
        {
            Id = $"fix-{i}",
            Text = row.Text.Replace("Kosovo", "Pristina", StringComparison.Ordinal) + " It rained all day.",
            Group = "story-1",
        })]);
        var outcome = Train(Request(WriteRows(), Labels.StanceTask) with { Corrections = corrections, Promotes = false }, null);
        Assert.Empty(outcome.Promotions);
        Assert.Equal("2026.3.1", ModelLedger.Read(_toy.Models).Live[Labels.StanceTask]);
        var model = Assert.Single(outcome.Models);
        Assert.Equal(("2026.3.1", 9), (model.Corrections!.Live, model.Corrections.Rows));
        Assert.InRange(model.Corrections.NewRight, 0, 9);
        var config = TrainingConfig.Read(model.Folder)!;
        Assert.Equal(("rows.jsonl and corrections corrections-3", 2), (config.Data!.Name, config.Data.Files));
        Assert.Equal(9, HeldOutFile.TryRead(model.Folder)!.Count(answer => answer.Id.StartsWith("fix-", StringComparison.Ordinal)));

        // What the live version answered while the row was held out counts, not what it says now that it knows it.
        Assert.True(new ModelRegistry(_toy.Models, Toy.Encoder, TimeProvider.System).Promote(
            new ModelName(Labels.StanceTask, model.Version), new PromotionRequest("Ann Smith", "a test") { Override = "a test" }, CancellationToken.None).Outcome
            is PromotionOutcome.Promoted or PromotionOutcome.Overridden);
        var again = Assert.Single(Train(Request(WriteRows(), Labels.StanceTask) with { Corrections = corrections, Promotes = false }, null).Models);
        Assert.Equal((model.Version, model.Corrections.NewRight, model.Corrections.NewRight), (again.Corrections!.Live, again.Corrections.LiveRight, again.Corrections.NewRight));
        Assert.Equal(1, again.Corrections.Test.PValue);
    }

    [Fact]
    public void Rows_of_the_splits_test_and_dev_are_not_learned_from_beside_others_unless_all_are_asked_for()
    {
        var path = WriteSplits(row => row.Group switch { "kosovo" => "Test", "taiwan" => "dev", "abkhazia" => "train", _ => null });
        var outcome = Run(path, Labels.StanceTask);
        Assert.Equal(new HeldBackRows(18, AreLeftOut: true), outcome.HeldBack);
        Assert.Equal("18 rows of the splits test and dev are left out", outcome.HeldBack!.ToString());
        Assert.Equal(
            Toy.Rows.Where(row => row.Group is not ("kosovo" or "taiwan")).Select(row => row.Id),
            HeldOutFile.TryRead(outcome.Models.Single().Folder)!.Select(answer => answer.Id));
        Assert.False(TrainingConfig.Read(outcome.Models.Single().Folder)!.AllSplits);

        var all = Train(
            Request(path, Labels.StanceTask) with { Options = new TrainOptions { Folds = 2, Settings = Toy.Options.Settings, AllSplits = true }, Promotes = false }, null);
        Assert.Null(all.HeldBack);
        Assert.Equal(Toy.Rows.Count, HeldOutFile.TryRead(all.Models.Single().Folder)!.Count);
        Assert.True(TrainingConfig.Read(all.Models.Single().Folder)!.AllSplits);
    }

    [Fact]
    public void Rows_that_are_all_of_the_split_test_are_learned_from_and_that_is_told()
    {
        var outcome = Run(WriteSplits(_ => "test"), Labels.StanceTask);
        Assert.Equal(new HeldBackRows(Toy.Rows.Count, AreLeftOut: false), outcome.HeldBack);
        Assert.Equal(Toy.Rows.Count, HeldOutFile.TryRead(outcome.Models.Single().Folder)!.Count);
    }

    [Fact]
    public void A_ledger_that_names_a_folder_outside_is_refused()
    {
        Directory.CreateDirectory(_toy.Models);
        File.WriteAllText(Path.Combine(_toy.Models, "current.json"), """{"live":{"stance":"../../evil"},"history":[]}""");
        Assert.Contains("../../evil", Assert.Throws<InvalidModelException>(() => ModelSet.Load(_toy.Models, Toy.Encoder)).Message, StringComparison.Ordinal);
    }

    private TrainingOutcome Run(string data) => Run(data, Labels.StanceTask, Labels.SentimentTask);

    private TrainingOutcome Run(string data, params string[] tasks) => Train(Request(data, tasks), null);

    private TrainingRequest Request(string data, params string[] tasks) =>
        new() { Data = data, Models = _toy.Models, Tasks = tasks, Options = Toy.Options };

    private static TrainingOutcome Train(TrainingRequest request, Action<TrainingStep>? progress)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 9, 12, 0, 0, TimeSpan.Zero));
        return new TrainingRun(Toy.Encoder, time).Run(request, progress, CancellationToken.None);
    }

    private string WriteSplits(Func<LabelledRow, string?> split) => _toy.Write("rows.jsonl", string.Join('\n', Toy.Rows
        .Select(row => JsonSerializer.Serialize(new { id = row.Id, text = row.Text, target = row.Target, stance = row.Stance, group = row.Group, split = split(row) }))));

    private string WriteRows(params string[] more) => _toy.Write("rows.jsonl", string.Join('\n', Toy.Rows
        .Select(row => JsonSerializer.Serialize(new { id = row.Id, text = row.Text, target = row.Target, stance = row.Stance, sentiment = row.Sentiment, group = row.Group }))
        .Concat(more)));
}
