namespace StanceML.Training;

/// <summary>What the caller knows better than a layout: which column is which, and what its values mean.</summary>
public sealed record ImportOptions
{
    /// <summary>Names of columns, matched without regard to case; a column not named here is the layout's, or guessed from the header.</summary>
    public IReadOnlyDictionary<RowColumn, string> Columns { get; init; } = new Dictionary<RowColumn, string>();

    /// <summary>The target of every row that has none of its own; null when every row names one.</summary>
    public string? About { get; init; }

    /// <summary>Values and the label that each means, one of <see cref="StanceML.Labels.Stance"/> or <see cref="StanceML.Labels.Sentiment"/>; they win over the values that are known. They must not contradict each other.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <returns>A value that is said to mean two labels; null when there is none. Case does not count, and 1.0 is 1.</returns>
    public static string? Contradiction(IEnumerable<KeyValuePair<string, string>> labels) => labels
        .GroupBy(one => LabelWords.Plain(one.Key), one => one.Value, StringComparer.Ordinal)
        .FirstOrDefault(same => same.Distinct(StringComparer.Ordinal).Skip(1).Any())?.Key;
}
