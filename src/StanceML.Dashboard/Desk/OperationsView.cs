using StanceML.Store;

namespace StanceML.Dashboard.Desk;

/// <summary>How a worker does now.</summary>
/// <param name="Health"><c>healthy</c>, <c>degraded</c> or <c>unhealthy</c>: the worst of the checks.</param>
/// <param name="Checks">Name and what was found.</param>
/// <param name="Since">When this worker was started.</param>
/// <param name="Roles">What it does, in words.</param>
/// <param name="Queue">Null while it cannot be read.</param>
/// <param name="MaxPending">How many articles may wait.</param>
/// <param name="Loop">What the loop that analyzes does, in words.</param>
/// <param name="Analyzed">Articles whose statements this worker stored.</param>
/// <param name="Failed">Articles that this worker set aside.</param>
/// <param name="Sources">Ways by which articles come in.</param>
/// <param name="StoreName">The file, or the server and database.</param>
/// <param name="Versions">Name and version of what runs.</param>
public sealed record OperationsView(
    string Health,
    IReadOnlyList<OperationsView.Check> Checks,
    DateTimeOffset Since,
    string Roles,
    InboxBacklog? Queue,
    int MaxPending,
    string Loop,
    OperationsView.Counts Analyzed,
    OperationsView.Counts Failed,
    IReadOnlyList<OperationsView.Source> Sources,
    string StoreName,
    StoreSize Store,
    IReadOnlyList<(string Name, string Version)> Versions)
{
    /// <param name="Status"><c>healthy</c>, <c>degraded</c> or <c>unhealthy</c>.</param>
    public sealed record Check(string Name, string Status, string? Reason);

    /// <summary>Since the worker was started, and lately.</summary>
    public sealed record Counts(long Total, long LastFiveMinutes, long LastHour);

    /// <param name="Name">For people.</param>
    /// <param name="Where">What is watched or read, in words; null for a way that is always open.</param>
    /// <param name="IsOn">Whether this worker takes articles in by it.</param>
    /// <param name="Duplicates">Articles that had been taken in before.</param>
    public sealed record Source(string Name, string? Where, bool IsOn, Counts Accepted, long Duplicates)
    {
        /// <summary>Whether <see cref="Where"/> is a place on the machine, and nobody's business but an admin's.</summary>
        public bool IsPlace { get; init; }
    }
}
