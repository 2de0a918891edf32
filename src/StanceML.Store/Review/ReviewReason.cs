namespace StanceML.Store;

/// <summary>Why a statement is worth a reviewer's look.</summary>
public enum ReviewReason
{
    /// <summary>Two opinions differ, and somebody has to settle it.</summary>
    Dispute,

    /// <summary>Readers called it wrong.</summary>
    Wrong,

    /// <summary>A model in the shadow judged otherwise.</summary>
    Shadow,

    /// <summary>The models are unsure of a judgment.</summary>
    Uncertain,

    /// <summary>The newest change of a position rests on it.</summary>
    Change,

    /// <summary>A position rests on it and few others.</summary>
    Position,

    /// <summary>Other articles repeat it.</summary>
    Copies,

    /// <summary>None of these: looks are also spread over what seems right.</summary>
    Spread,
}
