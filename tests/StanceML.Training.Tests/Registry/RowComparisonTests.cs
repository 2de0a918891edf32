using Xunit;

namespace StanceML.Training.Tests;

public sealed class RowComparisonTests
{
    private static readonly TextModel Sound = Load(Toy.Train(TaskDefinition.Stance));

    /// <summary>Taught that whoever supports opposes and the other way round.</summary>
    private static readonly TextModel Contrary = Load(TrainContrary());

    [Fact]
    public void The_rows_that_they_answer_differently_are_listed_with_both_answers()
    {
        var comparison = RowComparison.Run(TaskDefinition.Stance, Toy.Rows, Sound, Contrary, Toy.Encoder)!;
        var sided = Toy.Rows.Where(row => row.Stance != Labels.Neutral).ToList();
        Assert.Equal((Toy.Rows.Count, 6), (comparison.Rows, comparison.Groups));
        Assert.Equal(sided.Select(row => row.Id), comparison.Disagreements.Select(row => row.Id));
        Assert.All(comparison.Disagreements, row => Assert.Equal((row.Gold, true), (row.First, row.Second != row.Gold)));
        Assert.Equal((sided.Count, 0), (comparison.Test.OnlyFirst, comparison.Test.OnlySecond));
        Assert.True(comparison.Test.PValue < 0.001);
    }

    [Fact]
    public void Figures_and_their_differences_have_intervals()
    {
        var comparison = RowComparison.Run(TaskDefinition.Stance, Toy.Rows, Sound, Contrary, Toy.Encoder)!;
        Assert.Equal(["accuracy", "macro-F1", "F_avg"], comparison.First.Select(figure => figure.Name));
        Assert.All(comparison.First, figure => Assert.Equal(1, figure.Value));
        Assert.Equal(1.0 / 3, comparison.Second[0].Value, 9);
        Assert.Equal(-2.0 / 3, comparison.Differences[0].Value, 9);
        Assert.Equal(0, comparison.Second[2].Value);
        Assert.All(comparison.Differences, figure => Assert.True(figure.Low <= figure.Value && figure.Value <= figure.High));
    }

    [Fact]
    public void Rows_without_a_label_for_the_task_are_passed_over()
    {
        var rows = Toy.Rows.Select((row, i) => i < 5 ? row : row with { Stance = null }).ToList();
        Assert.Equal(5, RowComparison.Run(TaskDefinition.Stance, rows, Sound, Contrary, Toy.Encoder)!.Rows);
        Assert.Null(RowComparison.Run(TaskDefinition.Stance, [.. rows.Skip(5)], Sound, Contrary, Toy.Encoder));
    }

    private static TrainedModel TrainContrary()
    {
        var rows = Toy.Rows.Select(row => row with { Stance = row.Stance switch { Labels.Support => Labels.Oppose, Labels.Oppose => Labels.Support, var other => other } }).ToList();
        return new TaskTrainer(Toy.Options).Train(TaskDefinition.Stance, new ExampleMaker(Toy.Encoder).Make(TaskDefinition.Stance, rows), null, CancellationToken.None);
    }

    private static TextModel Load(TrainedModel trained)
    {
        using var toy = new Toy();
        return ModelFolder.LoadText(new ModelFolderWriter(Toy.Encoder).Write(toy.Models, "2026.1.1", trained, Toy.Options).Folder, Toy.Encoder);
    }
}
