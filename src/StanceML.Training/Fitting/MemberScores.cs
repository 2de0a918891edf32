namespace StanceML.Training;

/// <summary>Uncalibrated scores of the models that may stand together, one list of scores per label for each example.</summary>
/// <param name="Trees">Null without them.</param>
/// <param name="Network">Null without it.</param>
internal sealed record MemberScores(IReadOnlyList<double[]> Linear, IReadOnlyList<double[]>? Trees = null, IReadOnlyList<double[]>? Network = null)
{
    /// <summary>Those that are there, in this order.</summary>
    public IReadOnlyList<IReadOnlyList<double[]>> Present { get; } = [.. new[] { Linear, Trees, Network }.OfType<IReadOnlyList<double[]>>()];

    /// <param name="factors">One for each that is there.</param>
    public CalibrationParameters Calibration(ReadOnlySpan<double> factors, IReadOnlyList<double> bias) =>
        new(factors[0], Trees is null ? 0 : factors[1], bias) { Network = Network is null ? 0 : factors[^1] };

    /// <param name="row">Of an example.</param>
    public void Calibrate(CalibrationParameters calibration, int row, Span<double> probabilities) =>
        calibration.Apply(Linear[row], Trees is null ? [] : Trees[row], Network is null ? [] : Network[row], probabilities);

    public MemberScores Of(IReadOnlyList<int> rows) => new(Of(Linear, rows), Trees is null ? null : Of(Trees, rows), Network is null ? null : Of(Network, rows));

    private static double[][] Of(IReadOnlyList<double[]> scores, IReadOnlyList<int> rows) => [.. rows.Select(row => scores[row])];
}
