namespace StanceML;

/// <summary>What a statement must have for a dense feature to be other than 0.</summary>
[Flags]
internal enum DenseNeeds : byte
{
    None = 0,

    /// <summary>A word of <see cref="Lexicon.Stance"/>.</summary>
    Stance = 1,

    /// <summary>A word of <see cref="Lexicon.Sentiment"/>.</summary>
    Tone = 2,

    /// <summary>A word of <see cref="Valences"/>.</summary>
    Rating = 4,

    /// <summary>A name that a role replaced.</summary>
    Role = 8,

    /// <summary>A mark.</summary>
    Mark = 16,

    /// <summary>A unit near <see cref="WordRole.Target"/>.</summary>
    NearTarget = 32,

    /// <summary>A unit near <see cref="WordRole.Parent"/>.</summary>
    NearParent = 64,
}
