using System.Text.Json;

namespace StanceML.Store;

/// <summary>What a decision did to a statement.</summary>
/// <param name="Statement">Its id.</param>
/// <param name="Before">What was shown of it; null when nothing was.</param>
/// <param name="After">What it says since.</param>
internal sealed record StatementCorrection(long Statement, StatementRecord? Before, StatementRecord After, DateTimeOffset Time)
{
    /// <param name="shown">What is shown from now on; null for nothing.</param>
    /// <returns>Null when it says the same as before, whoever looked at it.</returns>
    public static StatementCorrection? Of(ReviewedStatement statement, StatementRecord? shown, ReviewDecision? ruling, DateTimeOffset now) =>
        Says(statement.Shown) == Says(shown)
            ? null
            : new StatementCorrection(
                statement.Id,
                statement.Shown,
                shown ?? statement.Shown! with { Reviewed = new ReviewRecord(ReviewedRecord.Rejected, ruling!.Reviewer.Name, ruling.Time) },
                now);

    private static string? Says(StatementRecord? record) =>
        record is null ? null : JsonSerializer.Serialize(record with { Reviewed = null }, StanceJson.Readable.StatementRecord);
}
