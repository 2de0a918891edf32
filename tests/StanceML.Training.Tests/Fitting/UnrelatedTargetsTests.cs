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

    /// <summary>One row for each of so many invented targets.</summary>
    private static IReadOnlyList<Example> Make(int targets)
    {
        var rows = Enumerable.Range(0, targets).Select(n => new LabelledRow
        {
            Id = $"row-{n}",
            Text = $"{Word(n)} {(n % 3) switch { 0 => "is a blessing to us all", 1 => "ought to be forbidden at once", _ => "was spoken of on Monday" }}.",
            Target = Word(n),
            Stance = Labels.Stance[n % 3],
            Group = Word(n),
            Place = new RowPlace("made", n + 1),
        });
        return new ExampleMaker(Toy.Encoder).MakeToTrain(TaskDefinition.Stance, [.. rows], seed: 1);
    }

    private static string Word(int n) => $"{(char)('b' + n % 20)}{"aeiou"[n / 20 % 5]}zzork{(char)('b' + n % 17)}";
}
