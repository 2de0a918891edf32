using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace StanceML.Worker;

/// <summary>What the health endpoints answer.</summary>
/// <param name="Status"><c>healthy</c> or <c>unhealthy</c>.</param>
internal sealed record HealthAnswer(string Status, IReadOnlyDictionary<string, HealthAnswer.Check> Checks)
{
    public static HealthAnswer Of(HealthReport report) => new(
        StatementRecords.Word(report.Status),
        report.Entries.ToDictionary(
            entry => entry.Key,
            entry => new Check(
                StatementRecords.Word(entry.Value.Status),
                entry.Value.Description,
                entry.Value.Data.ToDictionary(pair => pair.Key, pair => $"{pair.Value}", StringComparer.Ordinal)),
            StringComparer.Ordinal));

    /// <param name="Reason">Why it is not healthy, or what it found.</param>
    internal sealed record Check(string Status, string? Reason, IReadOnlyDictionary<string, string> Data);
}
