namespace StanceML.Training;

/// <summary>How a version answered the rows that it was trained on: what its live answers are held against.</summary>
public static class TrainingAnswers
{
    /// <param name="folder">Of one version.</param>
    /// <returns>
    /// One a row, by models that had not seen the row's group; null when the version kept no answers, or they are not what its
    /// manifest sealed.
    /// </returns>
    public static IReadOnlyList<GivenAnswer>? TryRead(string folder) => HeldOutFile.TryRead(folder) is { } answers
        ? [.. answers.Where(answer => answer.Probabilities.Count > 0).Select(Likeliest)]
        : null;

    private static GivenAnswer Likeliest(HeldOutAnswer answer)
    {
        var (label, probability) = answer.Probabilities.MaxBy(label => label.Value);
        return new GivenAnswer(label, probability, answer.Chars);
    }
}
