namespace StanceML.Training;

/// <summary>What a column of someone else's table gives to a row of ours.</summary>
public enum RowColumn
{
    Text,
    Target,
    Actor,
    Stance,
    Sentiment,
    Group,
    Id,
    Split,

    /// <summary>VAST's: 0 where the train split does not have the target.</summary>
    Seen,
}
