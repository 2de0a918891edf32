namespace StanceML;

/// <summary>What a word near a cue tells of the framing.</summary>
[Flags]
internal enum FramingRole
{
    None = 0,

    /// <summary><c>falsely</c>.</summary>
    Doubting = 1,

    /// <summary><c>rightly</c>.</summary>
    Endorsing = 1 << 1,

    /// <summary><c>rejected</c>: denies a claim that is its object.</summary>
    Rejecting = 1 << 2,

    /// <summary><c>disputes</c>: denies a clause.</summary>
    Denying = 1 << 3,

    /// <summary><c>claim</c>, <c>rumor</c>.</summary>
    Claim = 1 << 4,

    /// <summary><c>comment</c>: with <c>not</c> nothing was said.</summary>
    Silent = 1 << 5,

    /// <summary><c>whether</c>.</summary>
    Question = 1 << 6,
}
