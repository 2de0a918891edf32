using System.Text.Json.Serialization;

namespace StanceML.Training;

/// <summary>Papers of model folders as the registry reads them: unknown members are passed over.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(ModelFigures))]
[JsonSerializable(typeof(TrainingConfig))]
internal sealed partial class RegistryJson : JsonSerializerContext;
