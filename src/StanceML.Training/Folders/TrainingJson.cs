using System.Text.Json.Serialization;

namespace StanceML.Training;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, UseStringEnumConverter = true)]
[JsonSerializable(typeof(ModelMetrics))]
[JsonSerializable(typeof(QuoteMetrics))]
[JsonSerializable(typeof(HeldOutFigures))]
[JsonSerializable(typeof(ValidationReport))]
[JsonSerializable(typeof(Dictionary<string, Dictionary<string, double>>))]
internal sealed partial class TrainingJson : JsonSerializerContext;
