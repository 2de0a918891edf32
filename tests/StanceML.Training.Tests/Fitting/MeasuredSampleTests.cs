using Xunit;

namespace StanceML.Training.Tests;

public sealed class MeasuredSampleTests
{
    private static readonly TaskDefinition Rarely = TaskDefinition.Stance with { Shares = [0.6, 0.3, 0.1] };

    private static readonly IReadOnlyList<Example> Examples = new ExampleMaker(Toy.Encoder).Make(TaskDefinition.Stance, Toy.Rows);

    [Fact]
    public void Labels_are_measured_as_often_as_they_are_met_and_all_are_taught()
    {
        // 18 rows of each label: all that support, half of those that oppose, three neutral ones.
        var drawn = MeasuredSample.Draw(Rarely, Examples, _ => false);
        var measured = drawn.TakeWhile(example => example.IsMeasured).ToList();
        Assert.Equal([18, 9, 3], Enumerable.Range(0, 3).Select(label => measured.Count(example => example.Label == label)));
        Assert.Equal(Examples.Select(example => example.Row.Id).Order(), drawn.Select(example => example.Row.Id).Order());
        Assert.All(drawn.Skip(30), example => Assert.False(example.IsMeasured));
        Assert.Same(Examples, MeasuredSample.Draw(TaskDefinition.Stance, Examples, _ => false));
    }

    [Fact]
    public void The_lot_falls_alike_each_time_and_what_must_be_measured_is()
    {
        Assert.Equal(Measured([.. Examples.Reverse()], _ => false), Measured(Examples, _ => false));
        var kept = Examples.Where(example => example.Label == 2).Skip(10).Take(5).Select(example => example.Row.Id).ToHashSet();
        Assert.Subset(Measured(Examples, example => kept.Contains(example.Row.Id)), kept);
        Assert.Equal(3, MeasuredSample.Draw(Rarely with { Shares = [0.98, 0.01, 0.01] }, Examples, _ => false).Where(example => example.IsMeasured).Select(example => example.Label).Distinct().Count());
    }

    [Fact]
    public void Calibration_expects_labels_as_often_as_they_are_met()
    {
        var drawn = MeasuredSample.Draw(Rarely, Examples, _ => false);
        var calibrated = new CrossValidation(Rarely, drawn, foldCount: 2, seed: 1).Calibrated(new MemberScores([.. drawn.Select(_ => new double[3])]));
        Assert.Equal(30, calibrated.Length);
        Assert.All(calibrated, probabilities => Assert.Equal([0.6, 0.3, 0.1], probabilities.Select(p => Math.Round(p, 2))));
    }

    [Fact]
    public void What_is_not_measured_was_taught_all_the_same()
    {
        var trained = new TaskTrainer(Toy.Options).Train(Rarely, MeasuredSample.Draw(Rarely, Examples, _ => false), null, CancellationToken.None);
        Assert.Equal((54, 30, 30), (trained.Taught.Count, trained.Examples.Count, trained.HeldOut.Length));
    }

    private static HashSet<string> Measured(IReadOnlyList<Example> examples, Func<Example, bool> isKept) =>
        [.. MeasuredSample.Draw(Rarely, examples, isKept).TakeWhile(example => example.IsMeasured).Select(example => example.Row.Id)];
}
