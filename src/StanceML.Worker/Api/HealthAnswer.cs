using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace StanceML.Worker;

/// <summary>What the health endpoints answer.</summary>
/// <param name="Status"><c>healthy</c>; <c>degraded</c>, which needs somebody's eye and still takes work; or <c>unhealthy</c>. The worst of the checks.</param>
/// <param name="Checks">By part: <c>store</c>, <c>models</c>, <c>loop</c>, <c>queue</c>, <c>disk</c>; none where only the process is asked for.</param>
internal sealed record HealthAnswer(string Status, IReadOnlyDictionary<string, HealthAnswer.Check> Checks)
{
    /// <summary>Whoever can send this is alive.</summary>
    public static HealthAnswer Live { get; } = new(StatementRecords.Word(HealthStatus.Healthy), new Dictionary<string, Check>());

    /// <param name="withReasons">Whether the caller may know more than what is well and what is not.</param>
    public static HealthAnswer Of(HealthReport report, bool withReasons) => new(
        StatementRecords.Word(report.Status),
        report.Entries.ToDictionary(
            entry => entry.Key,
            entry => new Check(
                StatementRecords.Word(entry.Value.Status),
                withReasons ? entry.Value.Description : null,
                withReasons ? entry.Value.Data.ToDictionary(pair => pair.Key, pair => $"{pair.Value}", StringComparer.Ordinal) : null),
            StringComparer.Ordinal));

    /// <param name="Reason">Why it is not healthy, or what it found; null, as the data, for callers without a key.</param>
    internal sealed record Check(string Status, string? Reason, IReadOnlyDictionary<string, string>? Data);
}
