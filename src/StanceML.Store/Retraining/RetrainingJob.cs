namespace StanceML.Store;

/// <summary>One retraining, running or over.</summary>
/// <param name="Ended">Null while it runs, and of one whose worker died.</param>
/// <param name="StopBy">Who asked it to stop; null when nobody did.</param>
/// <param name="Step">What it does, or did last.</param>
/// <param name="Fraction">Of its work that is done, 0 to 1.</param>
/// <param name="Problem">Why it did not end well; null when it did, or runs.</param>
/// <param name="Outcome">JSON of the worker's; null while nothing is written.</param>
/// <param name="Log">The last lines, oldest first.</param>
public sealed record RetrainingJob(
    long Id,
    RetrainingState State,
    RetrainingOrder Order,
    DateTimeOffset Started,
    DateTimeOffset? Ended,
    string? StopBy,
    string Step,
    double Fraction,
    string? Problem,
    string? Outcome,
    IReadOnlyList<string> Log);
