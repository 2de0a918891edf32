namespace StanceML.Training;

/// <summary>What a promotion did to the ledger.</summary>
public enum PromotionOutcome
{
    /// <summary>The version is live now.</summary>
    Promoted,

    /// <summary>The version is live now, though a check failed: the ledger says which and why.</summary>
    Overridden,

    /// <summary>A check failed; nothing changed.</summary>
    Refused,

    /// <summary>It was live before; nothing changed.</summary>
    AlreadyLive,

    /// <summary>It could not be weighed, as when the ledger cannot be written; nothing changed.</summary>
    NotWeighed,

    /// <summary>It could not be weighed without the pretrained encoder of the live version; nothing changed.</summary>
    LacksEncoder,
}
