namespace StanceML.Training;

/// <summary>A step of a training run as it begins.</summary>
/// <param name="Text">For people: task and what is done.</param>
/// <param name="Fraction">Of the whole run's work that is done before it, 0 to 1, as measured on the shipped rows.</param>
public sealed record TrainingStep(string Text, double Fraction)
{
    /// <summary>The version that has just been written; null for a step that wrote none.</summary>
    public WrittenModel? Written { get; init; }
}
