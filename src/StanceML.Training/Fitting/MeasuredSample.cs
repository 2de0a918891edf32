namespace StanceML.Training;

/// <summary>Draws the examples that figures are measured on, so that each label is as frequent among them as where the model will judge.</summary>
internal static class MeasuredSample
{
    /// <param name="task">With its <see cref="TaskDefinition.Shares"/>; without them every example is measured.</param>
    /// <param name="isKept">Whether an example is measured whatever its label.</param>
    /// <returns>All of them, each part in the order given; those that are not measured stand last and are taught all the same.</returns>
    /// <remarks>The lot is drawn from the row's id: most rows that were measured once are so again when others come, and two versions compare on them.</remarks>
    public static IReadOnlyList<Example> Draw(TaskDefinition task, IReadOnlyList<Example> examples, Func<Example, bool> isKept)
    {
        if (task.Shares is not { } shares)
        {
            return examples;
        }

        var ofLabel = examples.GroupBy(example => example.Label).ToDictionary(label => label.Key, label => label.ToList());
        var most = ofLabel.Min(label => label.Value.Count / shares[label.Key]);
        var drawn = ofLabel
            .SelectMany(label => label.Value
                .OrderByDescending(isKept)
                .ThenBy(example => FeatureHash.Bucket(FeatureHash.Of(example.Row.Id), 32))
                .Take(Math.Max((int)Math.Round(most * shares[label.Key]), Math.Max(1, label.Value.Count(isKept)))))
            .ToHashSet(ReferenceEqualityComparer.Instance);
        return [.. examples.Where(drawn.Contains), .. examples.Where(example => !drawn.Contains(example)).Select(example => example with { IsMeasured = false })];
    }
}
