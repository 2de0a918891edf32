namespace StanceML.Training;

/// <summary>All figures of one draw of rows, made in one pass.</summary>
/// <param name="LogLoss">Mean of the negative logarithm of the true label's probability, in nats.</param>
/// <param name="Brier">Mean over rows of the squared gaps of all labels, 0 to 2.</param>
/// <param name="CalibrationError">Of the confidence, over equally filled bins.</param>
/// <param name="SelectiveAccuracy">Area under the risk–coverage curve's accuracy, 0 to 1.</param>
internal sealed record AnswerScores(Confusion Confusion, double LogLoss, double Brier, double CalibrationError, double SelectiveAccuracy)
{
    /// <param name="rows">Rows drawn, each as often as it was drawn; any order.</param>
    public static AnswerScores Of(JudgedAnswers answers, IReadOnlyList<int> rows)
    {
        var confusion = new Confusion(answers.Labels);
        var times = new int[answers.Count];
        var (logLoss, brier) = (0.0, 0.0);
        foreach (var row in rows)
        {
            confusion.Add(answers.Gold[row], answers.Predicted(row));
            logLoss += answers.LogLoss(row);
            brier += answers.Brier(row);
            times[row]++;
        }

        var sorted = new List<(double Confidence, bool IsRight)>(rows.Count);
        foreach (var row in answers.ByConfidence)
        {
            for (var i = 0; i < times[row]; i++)
            {
                sorted.Add((answers.Confidence(row), answers.IsRight(row)));
            }
        }

        return new AnswerScores(
            confusion, logLoss / rows.Count, brier / rows.Count, ReliabilityBins.Error(ReliabilityBins.OfSorted(sorted)), RiskCoverage.Area(sorted));
    }
}
