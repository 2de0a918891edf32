using StanceML.Training;

namespace StanceML.Worker;

/// <summary>The last judgments of one version. Not safe for concurrent use.</summary>
/// <param name="model"><c>task/version</c>.</param>
/// <param name="reference">Null, when it has come, for a version that kept none.</param>
internal sealed class DriftWindow(string model, Task<DriftReference?> reference)
{
    /// <summary>Judgments kept: a day of a small desk, a minute of a large one, 64 kB.</summary>
    public const int Size = 2_000;

    private readonly List<GivenAnswer> _judgments = [];
    private int _oldest;

    public string Model => model;

    public Task<DriftReference?> Reference => reference;

    /// <param name="chars">UTF-16 length of the statement.</param>
    public void Add(Judgment judgment, int chars)
    {
        var answer = new GivenAnswer(judgment.Label, judgment.Confidence, chars);
        if (_judgments.Count < Size)
        {
            _judgments.Add(answer);
            return;
        }

        _judgments[_oldest] = answer;
        _oldest = (_oldest + 1) % Size;
    }

    /// <returns>A copy, in no order.</returns>
    public IReadOnlyList<GivenAnswer> Judgments() => [.. _judgments];
}
