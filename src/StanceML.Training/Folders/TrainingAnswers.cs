namespace StanceML.Training;

/// <summary>How a version answered the rows that it was trained on: what its live answers are held against.</summary>
public static class TrainingAnswers
{
    /// <param name="folder">Of one version.</param>
    /// <returns>
    /// The likeliest label and its calibrated probability for each row, by models that had not seen the row's group; null when the
    /// version kept no answers, or they are not what its manifest sealed.
    /// </returns>
    public static IReadOnlyList<LabelProbability>? TryRead(string folder) => HeldOutFile.TryRead(folder) is { } answers
        ? [.. answers.Where(answer => answer.Probabilities.Count > 0).Select(answer => answer.Probabilities.MaxBy(label => label.Value)).Select(best => new LabelProbability(best.Key, best.Value))]
        : null;
}
