using Xunit;

namespace StanceML.Training.Tests;

public sealed class LearningCurveTests
{
    [Fact]
    public void It_goes_from_few_groups_to_all_on_the_same_held_out_rows()
    {
        var trained = LearningCurve.AddTo(Toy.Train(TaskDefinition.Stance), seed: 1, CancellationToken.None);
        var curve = trained.LearningCurve;

        // Six questions in two folds: three to learn from, of which a tenth and a quarter come to the same one.
        Assert.Equal([1, 2, 3], curve.Select(point => point.Groups));
        Assert.Equal([9, 18, 27], curve.Select(point => point.Rows));
        Assert.Equal([0.25, 0.5, 1], curve.Select(point => point.Share));
        Assert.All(curve, point => Assert.Equal(trained.Examples.Count, point.MacroF1.N));
        Assert.All(curve, point => Assert.InRange(point.MacroF1.Value, point.MacroF1.Low, point.MacroF1.High));
        Assert.All(curve, point => Assert.NotNull(point.FAvg));
    }

    [Fact]
    public void All_groups_answer_as_cross_validation_did()
    {
        var trained = Toy.Train(TaskDefinition.Sentiment);
        var last = LearningCurve.AddTo(trained, seed: 1, CancellationToken.None).LearningCurve[^1];
        var pairs = trained.Examples.Zip(trained.Linear!.Scores, (example, scores) => (example.Label, JudgedAnswers.Likeliest(scores)));
        Assert.Equal(Confusion.Of(trained.Task.Labels, pairs).MacroF1, last.MacroF1.Value, 12);
        Assert.Null(last.FAvg);
    }

    [Fact]
    public void Drawn_twice_it_is_the_same()
    {
        var trained = Toy.Train(TaskDefinition.Relevance);
        Assert.Equal(
            LearningCurve.AddTo(trained, seed: 1, CancellationToken.None).LearningCurve,
            LearningCurve.AddTo(trained, seed: 1, CancellationToken.None).LearningCurve);
    }

    [Fact]
    public void A_larger_share_holds_every_smaller_one_and_never_the_held_out_fold()
    {
        var trained = Toy.Train(TaskDefinition.Stance);
        var part = new FoldGroups(trained.Examples, trained.Linear!.FoldOf, fold: 1, seed: 1);
        Assert.Subset(part.At(1).ToHashSet(), part.At(0.5).ToHashSet());
        Assert.Equal(trained.Examples.Count, part.At(1).Union(part.Held).Count());
        Assert.Empty(part.At(1).Intersect(part.Held));
    }

    [Fact]
    public void Without_the_models_of_the_folds_there_is_none() => Assert.Empty(
        LearningCurve.AddTo(Toy.Train(TaskDefinition.Stance) with { Linear = null }, seed: 1, CancellationToken.None).LearningCurve);
}
