namespace StanceML;

/// <summary>How a word is capitalized.</summary>
internal enum LetterCase : byte
{
    /// <summary>Its first letter is small, or it has no letter.</summary>
    Lower,

    /// <summary>Its first letter is a capital, a later one is not.</summary>
    Capital,

    /// <summary>Every letter is a capital.</summary>
    AllCapitals,
}
