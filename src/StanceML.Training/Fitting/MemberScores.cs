namespace StanceML.Training;

/// <summary>Uncalibrated scores of the models that may stand together, one list of scores per label for each example.</summary>
/// <param name="Trees">Null without them.</param>
/// <param name="Network">Null without it.</param>
internal sealed record MemberScores(IReadOnlyList<double[]> Linear, IReadOnlyList<double[]>? Trees = null, IReadOnlyList<double[]>? Network = null)
{
    /// <param name="row">Of an example.</param>
    public void Calibrate(CalibrationParameters calibration, int row, Span<double> probabilities) =>
        calibration.Apply(Linear[row], Trees is null ? [] : Trees[row], Network is null ? [] : Network[row], probabilities);

    public MemberScores Of(IReadOnlyList<int> rows) => new(Of(Linear, rows)!, Of(Trees, rows), Of(Network, rows));

    private static double[][]? Of(IReadOnlyList<double[]>? scores, IReadOnlyList<int> rows) => scores is null ? null : [.. rows.Select(row => scores[row])];
}
