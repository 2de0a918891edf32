namespace StanceML.Store;

/// <summary>A row of the table of retrainings.</summary>
internal sealed class RetrainingRow
{
    private const string DiedWithItsWorker = "Its worker was not heard of any more.";

    public long Id { get; init; }

    public required string State { get; init; }

    public required string Tasks { get; init; }

    public required string Why { get; init; }

    public required string By { get; init; }

    public required string Corrections { get; init; }

    public int Rows { get; init; }

    public long Started { get; init; }

    public long Lease { get; init; }

    public long? Ended { get; init; }

    public string? StopBy { get; init; }

    public required string Step { get; init; }

    public double Fraction { get; init; }

    public string? Problem { get; init; }

    public string? Outcome { get; init; }

    public required string Log { get; init; }

    /// <remarks>The dead mark nothing: one that runs and whose lease is over is cut off, whoever looks.</remarks>
    public RetrainingJob ToJob(DateTimeOffset now)
    {
        var state = Enum.GetValues<RetrainingState>().First(state => StatementRecords.Word(state) == State);
        var isDead = state == RetrainingState.Running && Lease < now.ToUnixTimeMilliseconds();
        return new RetrainingJob(
            Id,
            isDead ? RetrainingState.CutOff : state,
            new RetrainingOrder(Tasks.Split(','), Why, By, Corrections, Rows),
            DateTimeOffset.FromUnixTimeMilliseconds(Started),
            ArticleRow.TimeOf(Ended),
            StopBy,
            Step,
            Fraction,
            isDead ? DiedWithItsWorker : Problem,
            Outcome,
            Log.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
