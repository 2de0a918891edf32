namespace StanceML;

/// <summary>What kind of act a word names as a verb, and what kind of thing as a noun, in the numbers of <c>senses.txt</c>; 0 for none.</summary>
internal readonly record struct WordSenses(byte Verb, byte SecondVerb, byte Noun);
