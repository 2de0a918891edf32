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
    public void A_text_that_does_not_speak_of_a_target_is_neutral_toward_it_though_hardly_a_row_is()
    {
        static int Stance(int n) => n % 20 == 0 ? 2 : n % 2;
        var examples = Make(200, Stance);
        var trained = new TaskTrainer(Toy.Options).Train(TaskDefinition.Stance, examples, null, CancellationToken.None);
        var strangers = Enumerable.Range(0, 200).Select(n => Row(n, Stance) with { Target = Word((n + 7) % 200) });
        var judged = LinearFit.Score(trained.Model, new ExampleMaker(Toy.Encoder).Make(TaskDefinition.Stance, [.. strangers])).Select(scores =>
        {
            var probabilities = new double[scores.Length];
            trained.Calibration.Apply(scores, [], probabilities);
            return Labels.Stance[JudgedAnswers.Likeliest(probabilities)];
        });
        Assert.InRange(judged.Count(stance => stance == Labels.Neutral), 150, 200);
    }

    private static IReadOnlyList<Example> Make(int targets) => Make(targets, n => n % 3);

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
