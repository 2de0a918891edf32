using System.Text.Json.Serialization;

namespace StanceML.Worker;

/// <summary>What worker and training process say to each other, and what is kept of it.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RetrainingRequest))]
[JsonSerializable(typeof(RetrainingMessage))]
[JsonSerializable(typeof(RetrainingOutcome))]
internal sealed partial class RetrainingJson : JsonSerializerContext;
