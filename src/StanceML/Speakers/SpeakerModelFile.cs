using System.Text.Json.Serialization;

namespace StanceML;

/// <summary>The speaker model as JSON spells it; members it does not know are errors.</summary>
internal sealed record SpeakerModelFile
{
    /// <summary>What the numbers were fitted on, and by which command.</summary>
    public required string Source { get; init; }

    /// <summary>Pronoun class to feature to weight.</summary>
    public required IReadOnlyDictionary<string, Dictionary<string, double>> Antecedent { get; init; }

    /// <summary>Feature to weight of a logistic model.</summary>
    public required IReadOnlyDictionary<string, double> Probability { get; init; }
}

[JsonSourceGenerationOptions(
    WriteIndented = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(SpeakerModelFile))]
internal sealed partial class SpeakerModelJson : JsonSerializerContext;
