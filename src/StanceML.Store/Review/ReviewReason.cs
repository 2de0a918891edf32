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

    /// <summary>The newest change of a position rests on it.</summary>
    Change,

    /// <summary>A position rests on it and few others.</summary>
    Position,

    /// <summary>Other articles repeat it.</summary>
    Copies,

    /// <summary>
    /// None of these. The models are unsure of it, or it is one of the random looks at what they may be sure of: which of both is not told, for whoever
    /// knows that a look is a check of the models looks with other eyes.
    /// </summary>
    Look,
}
