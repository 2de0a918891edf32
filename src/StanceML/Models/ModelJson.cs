using System.Text.Json.Serialization;

namespace StanceML;

/// <summary>JSON of the model folders: camel case, indented for people.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ModelManifest))]
[JsonSerializable(typeof(ModelLedger))]
public sealed partial class ModelJson : JsonSerializerContext;
