namespace StanceML;

/// <summary>A word's part of speech where it stands, and its senses.</summary>
internal readonly record struct TaggedWord(PartOfSpeech Tag, WordSenses Senses);
