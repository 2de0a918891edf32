using System.Text.Json.Serialization;

namespace StanceML.Cli;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(IReadOnlyList<ListedModel>))]
[JsonSerializable(typeof(ShownModel))]
internal sealed partial class ModelsJson : JsonSerializerContext;
