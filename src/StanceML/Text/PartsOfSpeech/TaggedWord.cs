namespace StanceML;

/// <summary>A word's part of speech where it stands, and its senses.</summary>
/// <param name="Hash">Of the word in small letters.</param>
internal readonly record struct TaggedWord(PartOfSpeech Tag, WordSenses Senses, ulong Hash);
