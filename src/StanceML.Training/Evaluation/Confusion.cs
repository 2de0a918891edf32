namespace StanceML.Training;

/// <summary>Counts of gold against predicted labels, and the figures that follow from them.</summary>
public sealed class Confusion
{
    private readonly int[,] _counts;

    /// <param name="labels">In the order of the rows and columns.</param>
    public Confusion(IReadOnlyList<string> labels)
    {
        Labels = labels;
        _counts = new int[labels.Count, labels.Count];
    }

    public IReadOnlyList<string> Labels { get; }

    public int Total { get; private set; }

    public int Correct => Enumerable.Range(0, Labels.Count).Sum(k => _counts[k, k]);

    public double Accuracy => Total == 0 ? 0 : (double)Correct / Total;

    /// <summary>Mean F1 over the labels that occur in gold.</summary>
    /// <remarks>scikit-learn's <c>f1_score</c> also counts, at 0, a label that is only predicted; where gold has every label the two are the same.</remarks>
    public double MacroF1
    {
        get
        {
            var present = Enumerable.Range(0, Labels.Count).Where(k => GoldCount(k) > 0).ToList();
            return present.Count == 0 ? 0 : present.Average(F1);
        }
    }

    /// <summary>SemEval's figure: the mean of F1 for support and F1 for oppose; null for other labels.</summary>
    public double? FAvg => Labels.Contains(StanceML.Labels.Support) && Labels.Contains(StanceML.Labels.Oppose)
        ? (F1(IndexOf(StanceML.Labels.Support)) + F1(IndexOf(StanceML.Labels.Oppose))) / 2
        : null;

    public int this[int gold, int predicted] => _counts[gold, predicted];

    public static Confusion Of(IReadOnlyList<string> labels, IEnumerable<(int Gold, int Predicted)> pairs)
    {
        var confusion = new Confusion(labels);
        foreach (var (gold, predicted) in pairs)
        {
            confusion.Add(gold, predicted);
        }

        return confusion;
    }

    public void Add(int gold, int predicted)
    {
        _counts[gold, predicted]++;
        Total++;
    }

    public int GoldCount(int label) => Enumerable.Range(0, Labels.Count).Sum(k => _counts[label, k]);

    public int PredictedCount(int label) => Enumerable.Range(0, Labels.Count).Sum(k => _counts[k, label]);

    /// <summary>0 when nothing was predicted.</summary>
    public double Precision(int label) => Ratio(_counts[label, label], PredictedCount(label));

    /// <summary>0 when gold has none.</summary>
    public double Recall(int label) => Ratio(_counts[label, label], GoldCount(label));

    public double F1(int label) => Ratio(2 * _counts[label, label], GoldCount(label) + PredictedCount(label));

    private int IndexOf(string label) => Labels.ToList().IndexOf(label);

    private static double Ratio(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}
