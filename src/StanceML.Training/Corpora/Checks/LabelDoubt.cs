using System.Globalization;

namespace StanceML.Training;

/// <summary>A row whose label is likely wrong.</summary>
/// <param name="Predicted">What models that never saw the row's group say.</param>
/// <param name="GoldProbability">Calibrated, of the row's own label.</param>
/// <param name="PredictedProbability">Calibrated.</param>
public sealed record LabelDoubt(LabelledRow Row, string Task, string Gold, string Predicted, double GoldProbability, double PredictedProbability)
{
    /// <summary>From -1 to 1; the lower, the likelier is the label wrong.</summary>
    public double Margin => GoldProbability - PredictedProbability;

    public RowProblem ToProblem() => new(
        Row.Place,
        Task,
        string.Create(CultureInfo.InvariantCulture, $"is '{Gold}' ({GoldProbability:0.00}); models that did not see it say '{Predicted}' ({PredictedProbability:0.00})"),
        IsError: false)
    {
        Kind = ProblemKind.LikelyWrongLabel,
    };
}
