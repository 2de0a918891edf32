namespace StanceML.Training;

/// <summary>What the papers tell of a training besides its model.</summary>
/// <param name="Elapsed">Wall clock; null when nobody took the time.</param>
/// <param name="Problems">Of the data, errors and warnings.</param>
/// <param name="Data">What the rows were read from; null when not from files.</param>
public sealed record TrainingFacts(TimeSpan? Elapsed, IReadOnlyList<RowProblem> Problems, DataPrint? Data)
{
    public static TrainingFacts None { get; } = new(null, [], null);
}
