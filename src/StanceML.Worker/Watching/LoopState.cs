namespace StanceML.Worker;

/// <summary>What the loop does now.</summary>
internal enum LoopState
{
    /// <summary>It analyzes, or waits for articles.</summary>
    Running,

    /// <summary>It waits for a store that cannot be used.</summary>
    Blocked,

    /// <summary>Other workers analyze; this one's roles leave it out.</summary>
    Off,

    /// <summary>It has ended: the worker stops, or a bug ended it.</summary>
    Stopped,
}
