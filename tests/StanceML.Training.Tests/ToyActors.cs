namespace StanceML.Training.Tests;

/// <summary>Rows whose words tell nothing: who says them tells the stance.</summary>
internal static class ToyActors
{
    private static readonly (string Id, string Name)[] Questions = [("kosovo", "Kosovo"), ("abkhazia", "Abkhazia"), ("taiwan", "Taiwan"), ("somaliland", "Somaliland")];

    private static readonly (string Actor, string Stance)[] Sides =
    [
        ("DE", Labels.Support), ("FR", Labels.Support), ("BR", Labels.Oppose), ("PE", Labels.Oppose), ("JP", Labels.Neutral), ("KE", Labels.Neutral),
    ];

    public static IReadOnlyList<LabelledRow> Rows { get; } =
    [
        .. Questions.SelectMany((question, q) => Sides.Select((side, s) => new LabelledRow
        {
            Id = $"{question.Id}-{side.Actor}",
            Text = Words(question.Name),
            Target = question.Id,
            Actor = side.Actor,
            Stance = side.Stance,
            Sentiment = s % 2 == 0 ? Labels.Positive : Labels.Negative,
            Group = question.Id,
            Place = new RowPlace("toy", q * Sides.Length + s + 1),
        })),
    ];

    public static TrainOptions Options { get; } = new() { Folds = Toy.Options.Folds, Settings = Toy.Options.Settings, SeesActor = true };

    /// <summary>What all of them say.</summary>
    public static string Words(string question) => $"We have told {question} where we stand on its recognition, and there we stand.";

    public static TrainedModel Train(TrainOptions options)
    {
        var task = TaskDefinition.Stance.With(options);
        return new TaskTrainer(options).Train(task, new ExampleMaker(Toy.Encoder).Make(task, Rows), null, CancellationToken.None);
    }
}
