namespace StanceML;

/// <summary>Who spoke last before a place in the text.</summary>
/// <param name="Sentence">In which sentence.</param>
internal readonly record struct LastSpeaker(Entity Entity, int Sentence);
