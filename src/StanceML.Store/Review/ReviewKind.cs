namespace StanceML.Store;

/// <summary>What a reviewer did with a statement.</summary>
public enum ReviewKind
{
    /// <summary>Found right what was shown.</summary>
    Confirm,

    /// <summary>Said how it is instead.</summary>
    Correct,

    /// <summary>Said that these words are no statement: it is shown and counted no more.</summary>
    Reject,

    /// <summary>Left it to others.</summary>
    Skip,

    /// <summary>Took an earlier decision back.</summary>
    Undo,
}
