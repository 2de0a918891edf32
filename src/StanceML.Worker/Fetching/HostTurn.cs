namespace StanceML.Worker;

/// <summary>What is known of one host: whose turn it is, since when it rests, what it lets us fetch. Changed only by who has the turn, but for what is counted.</summary>
internal sealed class HostTurn
{
    public SemaphoreSlim Gate { get; } = new(1, 1);

    /// <summary>How many have the turn or wait for it.</summary>
    public int Callers;

    /// <summary>When the last of those that were put off may come again. Guarded by a lock on this.</summary>
    public DateTimeOffset NextPlace { get; set; }

    /// <summary>No request before.</summary>
    public DateTimeOffset NotBefore { get; set; }

    /// <summary>Whether the host asked for the wait.</summary>
    public bool IsClosed { get; set; }

    public RobotsRules? Robots { get; set; }

    public DateTimeOffset RobotsRead { get; set; }
}
