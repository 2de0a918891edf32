namespace StanceML.Worker;

/// <summary>The last judgments of one version. Not safe for concurrent use.</summary>
/// <param name="model"><c>task/version</c>.</param>
/// <param name="reference">Null, when it has come, for a version that kept none.</param>
internal sealed class DriftWindow(string model, Task<DriftReference?> reference)
{
    /// <summary>Judgments kept: a day of a small desk, a minute of a large one, 32 kB.</summary>
    public const int Size = 2_000;

    private readonly List<LabelProbability> _judgments = [];
    private int _oldest;

    public string Model => model;

    public Task<DriftReference?> Reference => reference;

    public void Add(Judgment judgment)
    {
        var answer = new LabelProbability(judgment.Label, judgment.Confidence);
        if (_judgments.Count < Size)
        {
            _judgments.Add(answer);
            return;
        }

        _judgments[_oldest] = answer;
        _oldest = (_oldest + 1) % Size;
    }

    /// <returns>A copy, in no order.</returns>
    public IReadOnlyList<LabelProbability> Judgments() => [.. _judgments];
}
