using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace StanceML.Store;

/// <summary>How verdicts are kept.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ReviewVerdict))]
internal sealed partial class ReviewJson : JsonSerializerContext
{
    public static ReviewJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static string? Write(ReviewVerdict? verdict) => verdict is null ? null : JsonSerializer.Serialize(verdict, Readable.ReviewVerdict);

    public static ReviewVerdict? Read(string? json) => json is null ? null : JsonSerializer.Deserialize(json, Readable.ReviewVerdict);
}
