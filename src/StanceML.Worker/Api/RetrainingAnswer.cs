using StanceML.Store;
using StanceML.Training;

namespace StanceML.Worker;

/// <summary>What <c>GET /v1/retraining</c> answers.</summary>
/// <param name="Refusal">Why none can be begun at this worker; null when one can.</param>
/// <param name="Retrainings">Newest first.</param>
internal sealed record RetrainingAnswer(string? Refusal, IReadOnlyList<RetrainingAnswer.Retraining> Retrainings)
{
    /// <param name="State"><c>running</c>, <c>done</c>, <c>failed</c>, <c>canceled</c>, or <c>cut-off</c>: its worker died or was stopped.</param>
    /// <param name="Corrections">Version of the corrections that it learned.</param>
    /// <param name="Rows">How many they were.</param>
    /// <param name="Ended">Null while it runs, and of one whose worker died.</param>
    /// <param name="StopBy">Who asked it to stop; null when nobody did.</param>
    /// <param name="Fraction">Of its work that is done, 0 to 1.</param>
    /// <param name="Problem">Why it did not end well; null when it did, or runs.</param>
    /// <param name="Models">Versions that are in the models folder; none of them is live by that.</param>
    /// <param name="Untrained">Tasks that the rows cannot teach.</param>
    /// <param name="Log">The last lines, oldest first.</param>
    internal sealed record Retraining(
        long Id,
        string State,
        IReadOnlyList<string> Tasks,
        string Why,
        string By,
        string Corrections,
        int Rows,
        DateTimeOffset Started,
        DateTimeOffset? Ended,
        string? StopBy,
        string Step,
        double Fraction,
        string? Problem,
        IReadOnlyList<RetrainedModel> Models,
        IReadOnlyList<UntrainedTask> Untrained,
        IReadOnlyList<string> Log);

    public static Retraining Of(RetrainingJob job)
    {
        var outcome = RetrainingOutcome.Of(job);
        return new Retraining(
            job.Id,
            StatementRecords.Word(job.State),
            job.Order.Tasks,
            job.Order.Why,
            job.Order.By,
            job.Order.Corrections,
            job.Order.Rows,
            job.Started,
            job.Ended,
            job.StopBy,
            job.Step,
            job.Fraction,
            job.Problem,
            outcome.Models,
            outcome.Untrained,
            job.Log);
    }
}
