using System.Text.Json.Serialization;

namespace StanceML;

/// <summary>A statement and the probabilities the model gave it when it was trained.</summary>
/// <param name="Target">Id of a built-in target, which is looked for by its built-in names whatever questions the model was trained with, any text, or null for a task without one.</param>
/// <param name="Probabilities">In the order of the labels.</param>
public sealed record SmokeStatement(string Text, string? Target, IReadOnlyList<double> Probabilities)
{
    /// <summary>Whom its speaker speaks for; null, and not written, for a model that does not see it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Actor { get; init; }
}
