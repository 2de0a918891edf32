using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace StanceML.Cli;

/// <summary>What <c>classify</c> gives back for a row.</summary>
/// <param name="Stance">Null, and not written, when the row has no target or no stance model is loaded.</param>
/// <param name="Sentiment">Null, and not written, when no sentiment model is loaded.</param>
internal sealed record Classification(string Id, JudgmentRecord? Stance, JudgmentRecord? Sentiment);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Classification))]
internal sealed partial class ClassificationJson : JsonSerializerContext
{
    /// <summary>Letters of every script stay letters, as in <see cref="StanceJson.Readable"/>.</summary>
    public static ClassificationJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
