namespace StanceML.Store;

/// <summary>How far a reviewer has come.</summary>
/// <param name="Left">Statements in the queue that this reviewer can decide; no more than <see cref="MostLeft"/> are counted.</param>
/// <param name="Done">Decisions of this reviewer since the time asked for that were not taken back, copies and skips left out.</param>
public sealed record ReviewProgress(int Left, int Done)
{
    public const int MostLeft = 10_000;
}
