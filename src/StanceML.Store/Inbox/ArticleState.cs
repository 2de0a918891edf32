namespace StanceML.Store;

/// <summary>How far an accepted article has come.</summary>
public enum ArticleState
{
    /// <summary>Accepted and waiting, or being analyzed now.</summary>
    Pending,

    /// <summary>Analyzed; its statements are in the store.</summary>
    Done,

    /// <summary>Set aside; its reason says why.</summary>
    Failed,
}
