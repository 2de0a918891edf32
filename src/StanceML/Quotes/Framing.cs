namespace StanceML;

/// <summary>How the reporter, not the speaker, stands to the quote, as the cue shows it.</summary>
public enum Framing
{
    /// <summary><c>said</c>, <c>according to</c>.</summary>
    Plain,

    /// <summary><c>claimed</c>, <c>alleged</c>.</summary>
    Doubting,

    /// <summary><c>revealed</c>, <c>pointed out</c>.</summary>
    Endorsing,

    /// <summary><c>denied</c>, <c>rejected the claim</c>.</summary>
    Denying,
}
