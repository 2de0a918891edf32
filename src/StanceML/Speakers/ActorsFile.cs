using System.Text.Json.Serialization;

namespace StanceML;

/// <summary>The actors file as JSON spells it; members it does not know are errors.</summary>
internal sealed record ActorsFile
{
    public required string Version { get; init; }

    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>Names that contain an actor's name and are not the actor: <c>Latin America</c>.</summary>
    public IReadOnlyList<string> Exceptions { get; init; } = [];

    public required IReadOnlyList<Actor> Actors { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(ActorsFile))]
internal sealed partial class ActorsJson : JsonSerializerContext;
