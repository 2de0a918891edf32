using System.Text.Json.Serialization;

namespace StanceML.Cli;

/// <summary>What of <c>metrics.json</c> is shown.</summary>
internal sealed record ListedMetrics(int Rows, IReadOnlyList<ListedFigure> Figures);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(ListedMetrics))]
[JsonSerializable(typeof(IReadOnlyList<ListedModel>))]
internal sealed partial class ListedModelsJson : JsonSerializerContext;
