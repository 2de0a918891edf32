namespace StanceML;

/// <summary>One class that a word may have.</summary>
/// <param name="Cost">-8 ln P(word | class), rounded.</param>
internal readonly record struct WordTag(PartOfSpeech Tag, ushort Cost);
