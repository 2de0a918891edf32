using System.Text.Json.Serialization;

namespace StanceML.Store;

/// <summary>What a reviewer decided, as a row to train on: the README says what its fields mean.</summary>
/// <param name="Id"><c>review-</c>, the number of the decision, and the question where there is one.</param>
/// <param name="Text">The statement's words, as they stood when it was decided.</param>
/// <param name="Target">Id of a recognition question; null when the statement is about none.</param>
/// <param name="Stance">Null without a target.</param>
/// <param name="Sentiment">Null where no tone was judged.</param>
/// <param name="Group">The question: rows of one group never part between splits. A statement about none stands with those of its article.</param>
/// <param name="Source"><c>review</c>.</param>
/// <param name="Note">The reviewer's; null for none.</param>
public sealed record CorrectionRow(
    string Id,
    string Text,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Target,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Stance,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Sentiment,
    string Group,
    string Source,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Note)
{
    /// <summary>Whom the speaker speaks for, as the reviewer holds it; null when nobody or unknown.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Actor { get; init; }

    public const string OfReview = "review";
}
