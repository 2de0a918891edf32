namespace StanceML.Store;

/// <summary>What a statement waits for.</summary>
public enum ReviewState
{
    /// <summary>A first opinion, or an answer to a reader who called it wrong.</summary>
    Open,

    /// <summary>A blind second opinion.</summary>
    Second,

    /// <summary>Somebody who settles two opinions that differ.</summary>
    Dispute,

    /// <summary>Nothing.</summary>
    Done,
}
