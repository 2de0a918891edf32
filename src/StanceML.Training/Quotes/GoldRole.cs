namespace StanceML.Training;

/// <summary>What marked words are in their attribution.</summary>
internal enum GoldRole
{
    Source,
    Cue,
    Content,
}
