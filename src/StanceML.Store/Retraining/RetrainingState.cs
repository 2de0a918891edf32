namespace StanceML.Store;

/// <summary>How far a retraining has come.</summary>
public enum RetrainingState
{
    /// <summary>A worker trains and was heard of lately.</summary>
    Running,

    /// <summary>Its versions are written.</summary>
    Done,

    /// <summary>It ended before its time; the problem says why.</summary>
    Failed,

    /// <summary>Somebody stopped it.</summary>
    Canceled,

    /// <summary>Its worker died, or was stopped.</summary>
    CutOff,
}
