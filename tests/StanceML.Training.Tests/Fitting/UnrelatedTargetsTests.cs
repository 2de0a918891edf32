using Xunit;

namespace StanceML.Training.Tests;

public sealed class UnrelatedTargetsTests
{
    [Fact]
    public void Data_with_many_targets_is_taught_that_a_text_about_something_else_is_neutral()
    {
        var examples = Make(80);
        var made = examples.Where(example => !example.IsMeasured).ToList();
        Assert.InRange(made.Count, 10, 60);
        Assert.All(made, example => Assert.Equal(Labels.Neutral, Labels.Stance[example.Label]));
        Assert.All(made, example => Assert.Equal(0, DenseFeatures.TargetShare(example.Dense)));
        Assert.Equal(80, examples.TakeWhile(example => example.IsMeasured).Count());
    }

    [Fact]
    public void Data_with_few_targets_is_left_as_it_is() => Assert.All(Make(20), example => Assert.True(example.IsMeasured));

    [Fact]
    public void What_nobody_labelled_counts_in_no_figure()
    {
        var examples = Make(80);
        var trained = new TaskTrainer(Toy.Options).Train(TaskDefinition.Stance, examples, null, CancellationToken.None);
        Assert.Equal(80, trained.HeldOut.Length);
        Assert.Equal(80, trained.Examples.Count);
        Assert.All(trained.Examples, example => Assert.True(example.IsMeasured));
    }

    [Fact]
    public void What_nobody_labelled_counts_in_calibration()
    {
        var examples = Make(200, stance: n => n % 20 == 0 ? 2 : n % 2);
        var toldNothing = examples.Select(_ => new double[3]).ToArray();
        var neutral = (double)examples.Count(example => example.Label == 2) / examples.Count;
        Assert.InRange(neutral, 0.2, 0.4);
        var calibrated = new CrossValidation(TaskDefinition.Stance, examples, foldCount: 5, seed: 1).Calibrated(new MemberScores(toldNothing));
        Assert.Equal(200, calibrated.Length);
        Assert.All(calibrated, probabilities => Assert.Equal(neutral, probabilities[2], 0.05));
    }

    private static IReadOnlyList<Example> Make(int targets) => Make(targets, stance: n => n % 3);

    /// <summary>One row for each of so many invented targets.</summary>
    private static IReadOnlyList<Example> Make(int targets, Func<int, int> stance) =>
        new ExampleMaker(Toy.Encoder).MakeToTrain(TaskDefinition.Stance, [.. Enumerable.Range(0, targets).Select(n => Row(n, stance))], seed: 1);

    private static LabelledRow Row(int n, Func<int, int> stance) => new()
    {
        Id = $"row-{n}",
        Text = $"{Word(n)} {stance(n) switch { 0 => "is a blessing to us all", 1 => "ought to be forbidden at once", _ => "was spoken of on Monday" }}.",
        Target = Word(n),
        Stance = Labels.Stance[stance(n)],
        Group = Word(n),
        Place = new RowPlace("made", n + 1),
    };

    private static string Word(int n) => $"{(char)('b' + n % 20)}{"aeiou"[n / 20 % 5]}zzork{(char)('b' + n % 17)}";
}
