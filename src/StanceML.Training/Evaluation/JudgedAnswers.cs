namespace StanceML.Training;

/// <summary>Answers to labelled rows with their probabilities, row by row in parallel lists. Immutable.</summary>
internal sealed class JudgedAnswers
{
    /// <summary>Under this a probability counts as this in the log loss, which else has no bound.</summary>
    public const double LeastProbability = 1e-12;

    private readonly int[] _predicted;
    private readonly double[] _confidence;
    private readonly double[] _logLoss;
    private readonly double[] _brier;

    /// <param name="probabilities">For each row one per label, summing to 1.</param>
    /// <param name="gold">For each row the index of its true label.</param>
    /// <param name="groups">For each row whom it stands with.</param>
    public JudgedAnswers(
        IReadOnlyList<string> labels, IReadOnlyList<IReadOnlyList<double>> probabilities, IReadOnlyList<int> gold, IReadOnlyList<string> groups)
    {
        (Labels, Probabilities, Gold, Groups) = (labels, probabilities, gold, groups);
        _confidence = [.. probabilities.Select(p => p.Max())];
        _predicted = [.. probabilities.Select(Likeliest)];
        _logLoss = [.. probabilities.Zip(gold, (p, label) => -Math.Log(Math.Max(p[label], LeastProbability)))];
        _brier = [.. probabilities.Zip(gold, SquaredGaps)];
        ByConfidence = [.. Enumerable.Range(0, gold.Count).OrderBy(row => _confidence[row])];
    }

    public IReadOnlyList<string> Labels { get; }

    public IReadOnlyList<IReadOnlyList<double>> Probabilities { get; }

    public IReadOnlyList<int> Gold { get; }

    public IReadOnlyList<string> Groups { get; }

    public int Count => Gold.Count;

    /// <summary>Rows from the least sure answer to the surest.</summary>
    public IReadOnlyList<int> ByConfidence { get; }

    public static JudgedAnswers HeldOut(TrainedModel trained) => new(
        trained.Task.Labels,
        trained.HeldOut,
        [.. trained.Examples.Select(example => example.Label)],
        [.. trained.Examples.Select(example => example.Group)]);

    public int Predicted(int row) => _predicted[row];

    public double Confidence(int row) => _confidence[row];

    public bool IsRight(int row) => _predicted[row] == Gold[row];

    /// <param name="rows">Which of the answers count.</param>
    public Confusion ConfusionOf(IEnumerable<int> rows) => Confusion.Of(Labels, rows.Select(row => (Gold[row], Predicted(row))));

    /// <summary>Negative logarithm of the true label's probability, in nats.</summary>
    public double LogLoss(int row) => _logLoss[row];

    /// <summary>Sum over the labels of the squared gap between probability and truth, 0 to 2 (Brier, 1950).</summary>
    public double Brier(int row) => _brier[row];

    /// <summary>Index of the greatest value; the first of equal ones.</summary>
    internal static int Likeliest(IReadOnlyList<double> values)
    {
        var best = 0;
        for (var k = 1; k < values.Count; k++)
        {
            best = values[k] > values[best] ? k : best;
        }

        return best;
    }

    private static double SquaredGaps(IReadOnlyList<double> probabilities, int gold)
    {
        var sum = 0.0;
        for (var label = 0; label < probabilities.Count; label++)
        {
            var gap = probabilities[label] - (label == gold ? 1 : 0);
            sum += gap * gap;
        }

        return sum;
    }
}
