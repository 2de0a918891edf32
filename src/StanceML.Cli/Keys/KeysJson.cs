using System.Text.Json.Serialization;

namespace StanceML.Cli;

/// <summary>The JSON of <c>keys list</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(IReadOnlyList<ListedKey>))]
internal sealed partial class KeysJson : JsonSerializerContext;
