using System.Text.Json.Serialization;

namespace StanceML.Training;

/// <summary>A measured value with its 95 % interval.</summary>
/// <param name="N">How many rows it rests on.</param>
public sealed record Figure(string Name, double Value, double Low, double High, int N)
{
    /// <summary>How many groups the interval was drawn from; null when it is of no groups, and in papers of builds before that was told.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Groups { get; init; }

    [JsonIgnore]
    public Interval Interval => new(Low, High, Groups);

    public override string ToString() => FormattableString.Invariant($"{Name} {Value:0.000} {Interval.InBrackets()} n={N}");
}
