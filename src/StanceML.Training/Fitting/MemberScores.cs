namespace StanceML.Training;

/// <summary>Uncalibrated scores of the models that may stand together, one list of scores per label for each example.</summary>
/// <param name="Trees">Null without them.</param>
/// <param name="Network">Null without it.</param>
internal sealed record MemberScores(IReadOnlyList<double[]> Linear, IReadOnlyList<double[]>? Trees = null, IReadOnlyList<double[]>? Network = null)
{
    /// <summary>Those that are there, in this order.</summary>
    public IReadOnlyList<IReadOnlyList<double[]>> Present { get; } = [.. new[] { Linear, Trees, Network }.OfType<IReadOnlyList<double[]>>()];

    /// <summary>What a trial of them together is called; null of the linear model alone, which is called by its setting.</summary>
    public string? Name => (Trees, Network) switch
    {
        (null, null) => null,
        (not null, null) => "linear and FastTree together",
        (null, not null) => "linear and network together",
        _ => "linear, FastTree and network together",
    };

    /// <returns>Without the trees and the network where the calibration gives them no weight; the same where there is none such.</returns>
    public MemberScores Weighty(CalibrationParameters calibration) =>
        (Trees is not null && calibration.Trees <= 0) || (Network is not null && calibration.Network <= 0)
            ? new MemberScores(Linear, calibration.Trees > 0 ? Trees : null, calibration.Network > 0 ? Network : null)
            : this;

    /// <param name="factors">One for each that is there.</param>
    public CalibrationParameters Calibration(ReadOnlySpan<double> factors, IReadOnlyList<double> bias) =>
        new(factors[0], Trees is null ? 0 : factors[1], bias) { Network = Network is null ? 0 : factors[^1] };

    /// <param name="row">Of an example.</param>
    public void Calibrate(CalibrationParameters calibration, int row, Span<double> probabilities) =>
        calibration.Apply(Linear[row], Trees is null ? [] : Trees[row], Network is null ? [] : Network[row], probabilities);

    public MemberScores Of(IReadOnlyList<int> rows) => new(Of(Linear, rows), Trees is null ? null : Of(Trees, rows), Network is null ? null : Of(Network, rows));

    private static double[][] Of(IReadOnlyList<double[]> scores, IReadOnlyList<int> rows) => [.. rows.Select(row => scores[row])];
}
