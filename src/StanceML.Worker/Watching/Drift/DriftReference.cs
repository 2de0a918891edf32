namespace StanceML.Worker;

/// <summary>How a version answered at training. Immutable.</summary>
internal sealed class DriftReference
{
    /// <param name="labels">All that the task knows.</param>
    /// <param name="answers">The likeliest label of each training row, and its probability; at least one.</param>
    public DriftReference(IReadOnlyList<string> labels, IReadOnlyList<LabelProbability> answers)
    {
        Labels = labels;
        LabelCounts = CountLabels(answers);
        Confidence = new DriftBins(answers.Select(answer => answer.Probability));
        Rows = answers.Count;
    }

    public int Rows { get; }

    public IReadOnlyList<string> Labels { get; }

    /// <summary>In the order of <see cref="Labels"/>.</summary>
    public IReadOnlyList<int> LabelCounts { get; }

    /// <summary>Of the probability of the likeliest label.</summary>
    public DriftBins Confidence { get; }

    public IReadOnlyList<int> CountLabels(IReadOnlyList<LabelProbability> answers) =>
        [.. Labels.Select(label => answers.Count(answer => string.Equals(answer.Label, label, StringComparison.Ordinal)))];
}
