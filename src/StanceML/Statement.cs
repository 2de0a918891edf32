namespace StanceML;

/// <summary>One quote with its speaker and its judgments: the record that everything downstream consumes.</summary>
/// <param name="Number">From 1, in text order within the article.</param>
/// <param name="Attribution">Of a nested quote the inner speaker, never null.</param>
/// <param name="Targets">Empty when the statement is about no recognition question.</param>
/// <param name="Sentiment">Null when no sentiment model is loaded.</param>
public sealed record Statement(
    int Number,
    Attribution Attribution,
    IReadOnlyList<TargetStance> Targets,
    Judgment? Sentiment,
    IReadOnlyList<Evidence> Evidence)
{
    /// <summary>Number of the statement whose words hold this one: <c>Lavrov said that Vucic had told him that …</c>. Null for all but nested ones.</summary>
    public int? Within { get; init; }
}
