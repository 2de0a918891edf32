namespace StanceML.Store;

/// <summary>What followers of the store hear of.</summary>
public enum FeedKind
{
    /// <summary>New statements.</summary>
    Statements,

    /// <summary>Statements that say something else since a reviewer's decision, or since one was taken back.</summary>
    Corrected,

    /// <summary>Positions of actors that moved.</summary>
    Changes,
}
