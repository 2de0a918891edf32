namespace StanceML;

/// <summary>What a recognition question is about.</summary>
public enum TargetKind
{
    /// <summary>Statehood or independence.</summary>
    State,

    /// <summary>Which government speaks for a state.</summary>
    Government,

    /// <summary>Sovereignty over a territory.</summary>
    Territory,
}
