using System.Text.Json.Serialization;

namespace StanceML.Store;

/// <summary>How training rows are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CorrectionRow))]
internal sealed partial class CorrectionJson : JsonSerializerContext;
