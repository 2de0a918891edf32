namespace StanceML.Training;

/// <summary>A line <c>speaker: Name = ACTOR</c> of an annotated article.</summary>
/// <param name="Place">Of that line.</param>
public sealed record GoldSpeaker(string Name, GoldActor Actor, RowPlace Place);
