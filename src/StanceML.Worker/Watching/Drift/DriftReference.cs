using StanceML.Training;

namespace StanceML.Worker;

/// <summary>How a version answered at training. Immutable.</summary>
internal sealed class DriftReference
{
    /// <param name="labels">All that the task knows.</param>
    /// <param name="answers">One a training row; at least one.</param>
    public DriftReference(IReadOnlyList<string> labels, IReadOnlyList<GivenAnswer> answers)
    {
        Labels = labels;
        LabelCounts = CountLabels(answers);
        Confidence = new DriftBins(answers.Select(answer => answer.Probability));
        Length = answers.All(answer => answer.Chars is not null) ? new DriftBins(Lengths(answers)) : null;
        Rows = answers.Count;
    }

    public int Rows { get; }

    public IReadOnlyList<string> Labels { get; }

    /// <summary>In the order of <see cref="Labels"/>.</summary>
    public IReadOnlyList<int> LabelCounts { get; }

    /// <summary>Of the probability of the likeliest label.</summary>
    public DriftBins Confidence { get; }

    /// <summary>Of the UTF-16 length of what was judged; null for a version trained before it was kept.</summary>
    public DriftBins? Length { get; }

    /// <returns>Kind to population stability index of the answers against these.</returns>
    public IReadOnlyDictionary<string, double> IndicesOf(IReadOnlyList<GivenAnswer> answers)
    {
        Dictionary<string, double> indices = new()
        {
            ["labels"] = PopulationStability.Of(LabelCounts, CountLabels(answers)),
            ["confidence"] = PopulationStability.Of(Confidence.Reference, Confidence.CountIn(answers.Select(answer => answer.Probability))),
        };
        if (Length is { } length)
        {
            indices["length"] = PopulationStability.Of(length.Reference, length.CountIn(Lengths(answers)));
        }

        return indices;
    }

    public IReadOnlyList<int> CountLabels(IReadOnlyList<GivenAnswer> answers) =>
        [.. Labels.Select(label => answers.Count(answer => string.Equals(answer.Label, label, StringComparison.Ordinal)))];

    private static IEnumerable<double> Lengths(IReadOnlyList<GivenAnswer> answers) => answers.Select(answer => (double)answer.Chars!.Value);
}
