namespace StanceML.Training;

/// <summary>Trains each task that the rows can teach and reviews their labels by the models that did not see them. Takes as long as training does.</summary>
public sealed class LabelCheck(StatementEncoder encoder, TrainOptions options)
{
    /// <param name="progress">Told each step as it begins; null when nobody listens.</param>
    /// <returns>One review per task that the rows can teach.</returns>
    public IReadOnlyList<LabelReview> Review(IReadOnlyList<LabelledRow> rows, Action<string>? progress, CancellationToken cancellation)
    {
        var maker = new ExampleMaker(encoder, cancellation);
        var reviews = new List<LabelReview>();
        foreach (var task in TaskDefinition.All)
        {
            var examples = maker.Make(task, rows);
            if (TaskTrainer.Shortage(task, examples) is null)
            {
                reviews.Add(LabelReview.Of(new TaskTrainer(options).Train(task, examples, step => progress?.Invoke($"{task.Name}: {step}"), cancellation)));
            }
        }

        return reviews;
    }
}
