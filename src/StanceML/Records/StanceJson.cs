using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace StanceML;

/// <summary>How StanceML writes and reads JSON everywhere: camel case, one record a line, nulls written, words readable.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(StatementRecord))]
[JsonSerializable(typeof(IReadOnlyList<StatementRecord>))]
public sealed partial class StanceJson : JsonSerializerContext
{
    /// <summary>For files and pipes: letters of every script stay letters. Never paste its output into HTML unencoded.</summary>
    public static StanceJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
