using Xunit;

namespace StanceML.Training.Tests;

public sealed class TaskTrainerTests
{
    private static readonly IReadOnlyList<LabelledRow> WithoutNeutral = [.. Toy.Rows.Where(row => row.Stance != Labels.Neutral)];

    [Fact]
    public void Rows_that_never_are_neutral_make_a_model_of_two_labels()
    {
        using var toy = new Toy();
        var trained = Train(WithoutNeutral, Toy.Options);
        Assert.Equal([Labels.Support, Labels.Oppose], trained.Task.Labels);
        var folder = new ModelFolderWriter(Toy.Encoder).Write(toy.Models, "1", trained, Toy.Options).Folder;
        var features = new FeatureVector();
        Toy.Encoder.Fill("We will never recognise Kosovo.", "kosovo", null, features);
        var judgment = ModelFolder.LoadText(folder, Toy.Encoder).Judge(features);
        Assert.Equal(Labels.Oppose, judgment.Label);
        Assert.Equal([Labels.Support, Labels.Oppose], judgment.Probabilities.Select(p => p.Label));
    }

    [Theory]
    [InlineData(0.749, 0.528, 0.748, 0.523, 1)]
    [InlineData(0.752, 0.528, 0.748, 0.523, 0)]
    [InlineData(0.748, 0.523, 0.749, 0.528, 0)]
    [InlineData(0.700, 0.400, 0.750, 0.600, 1)]
    public void Settings_that_score_alike_are_told_apart_by_log_loss(double score, double logLoss, double other, double otherLogLoss, int best) => Assert.Equal(
        best,
        TaskTrainer.Best([new Trial("one", score, logLoss, 0, 0, null), new Trial("other", other, otherLogLoss, 0, 0, null)]));

    [Fact]
    public void A_label_that_is_missing_in_the_middle_leaves_the_others_their_rows()
    {
        var trained = Train([.. Toy.Rows.Where(row => row.Stance != Labels.Oppose)], Toy.Options);
        Assert.Equal([Labels.Support, Labels.Neutral], trained.Task.Labels);
        Assert.All(trained.Examples, example => Assert.Equal(example.Row.Stance, trained.Task.Labels[example.Label]));
    }

    [Fact]
    public void Fewer_groups_than_folds_are_held_out_one_by_one()
    {
        var rows = Toy.Rows.Where(row => row.Target is "kosovo" or "taiwan").ToList();
        var trained = Train(rows, new TrainOptions { Folds = 5, Settings = Toy.Options.Settings });
        Assert.StartsWith("2-fold", MetricsMaker.Measure(trained, "1", seed: 1).Method, StringComparison.Ordinal);
    }

    [Fact]
    public void One_label_alone_teaches_nothing() => Assert.Equal(
        "found only rows labelled 'support'; expected rows of at least two of support, oppose, neutral",
        Shortage([.. Toy.Rows.Where(row => row.Stance == Labels.Support)]));

    [Fact]
    public void A_label_of_a_single_row_cannot_be_held_out() => Assert.Equal(
        "found a single row labelled 'neutral'; expected at least 2, or none",
        Shortage([.. WithoutNeutral, Toy.Rows.First(row => row.Stance == Labels.Neutral)]));

    [Fact]
    public void One_group_alone_cannot_be_held_out() => Assert.Equal(
        "found 1 group; expected at least 2, so that one can be held out",
        Shortage([.. Toy.Rows.Where(row => row.Target == "kosovo")]));

    [Fact]
    public void An_answer_as_sure_as_the_surest_held_out_one_is_decided()
    {
        var trained = Train(WithoutNeutral, Toy.Options);
        Assert.Contains(trained.HeldOut, p => p.Max() >= trained.Threshold);
    }

    [Fact]
    public void What_a_fold_decides_is_measured_at_a_threshold_that_the_other_folds_chose()
    {
        // A third of the labels follow no rule, so that the folds disagree.
        var trained = Train([.. Toy.Rows.Select((row, i) => i % 3 == 0 ? row with { Stance = Labels.Stance[i * i % 11 % 3] } : row)], new TrainOptions { Folds = 3, Settings = Toy.Options.Settings });
        var (folds, labels) = (trained.Linear!.FoldOf, trained.Examples.Select(example => example.Label).ToList());
        var rows = Enumerable.Range(0, trained.Examples.Count).ToList();
        Assert.All(rows, row => Assert.Equal(TaskTrainer.Threshold(trained.Task, trained.HeldOut, labels, other => folds[other] != folds[row]), trained.Thresholds[row]));
        Assert.NotEqual(1, trained.Thresholds.Append(trained.Threshold).Distinct().Count());
        Assert.Equal(rows.Average(row => trained.HeldOut[row].Max() >= trained.Thresholds[row] ? 1.0 : 0), MetricsMaker.Measure(trained, "1", seed: 1).DecidedCoverage, 12);
    }

    [Fact]
    public void Answers_that_may_not_choose_a_threshold_do_not_move_it()
    {
        double[][] answers = [[0.9, 0.1], [0.8, 0.2], [0.7, 0.3], [0.95, 0.05], [0.6, 0.4]];
        Assert.Equal(0.7, TaskTrainer.Threshold(TaskDefinition.Stance, answers, [0, 0, 0, 1, 1], row => row < 3));
        Assert.Equal(1, TaskTrainer.Threshold(TaskDefinition.Stance, answers, [0, 0, 0, 1, 1], row => row >= 3));
    }

    [Fact]
    public void Rows_labelled_for_their_tone_alone_say_nothing_about_relevance()
    {
        var rows = Toy.Rows.Select(row => row with { Stance = null }).ToList();
        Assert.Empty(new ExampleMaker(Toy.Encoder).Make(TaskDefinition.Relevance, rows));
        Assert.Empty(new ExampleMaker(Toy.Encoder).Make(TaskDefinition.Relevance, [.. rows.Select(row => row with { Target = null, TargetSpan = new TextSpan(0, 2) })]));
    }

    private static TrainedModel Train(IReadOnlyList<LabelledRow> rows, TrainOptions options) =>
        new TaskTrainer(options).Train(TaskDefinition.Stance, new ExampleMaker(Toy.Encoder).Make(TaskDefinition.Stance, rows), null, CancellationToken.None);

    private static string? Shortage(IReadOnlyList<LabelledRow> rows) =>
        TaskTrainer.Shortage(TaskDefinition.Stance, new ExampleMaker(Toy.Encoder).Make(TaskDefinition.Stance, rows));
}
