using System.Text.Json.Serialization;

namespace StanceML;

/// <summary>One time that a version was live.</summary>
/// <param name="Until">Null while it is live.</param>
/// <param name="By">Who made it live: a person's name, or the command.</param>
public sealed record ModelLedgerEntry(string Task, string Version, DateTimeOffset From, DateTimeOffset? Until, string By, string Why)
{
    /// <summary>What the gate looked at when it was promoted; null for a rollback and for entries older than the gate.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<GateCheck>? Gate { get; init; }

    /// <summary>Why it went live though a check failed; null when all passed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Override { get; init; }

    /// <summary>The version that this entry takes back; null for a promotion.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? RolledBackFrom { get; init; }
}
