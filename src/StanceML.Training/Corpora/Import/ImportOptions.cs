namespace StanceML.Training;

/// <summary>What the caller knows better than a layout: which column is which, and what its values mean.</summary>
public sealed record ImportOptions
{
    /// <summary>Names of columns, matched without regard to case; a column not named here is the layout's, or guessed from the header.</summary>
    public IReadOnlyDictionary<RowColumn, string> Columns { get; init; } = new Dictionary<RowColumn, string>();

    /// <summary>The target of every row that has none of its own; null when every row names one.</summary>
    public string? About { get; init; }

    /// <summary>Values and the label that each means, one of <see cref="StanceML.Labels.Stance"/> or <see cref="StanceML.Labels.Sentiment"/>; they win over the values that are known.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();
}
