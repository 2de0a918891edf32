using System.Diagnostics.CodeAnalysis;

namespace StanceML.Worker;

/// <summary>What the OpenAPI document says about an endpoint beyond its address and who may call it.</summary>
/// <param name="Tag">Its chapter.</param>
internal sealed record EndpointDescription(string Tag, string Summary, string Description)
{
    public IReadOnlyList<QueryParameter> Query { get; init; } = [];

    /// <summary>Headers that change what it does.</summary>
    public IReadOnlyList<QueryParameter> Headers { get; init; } = [];

    /// <summary>The JSON that comes in; null for none.</summary>
    public Type? Body { get; init; }

    /// <summary>Whether one element of the array may come without its brackets.</summary>
    public bool TakesOne { get; init; }

    /// <summary>Other bodies it takes: media type to what they hold.</summary>
    public IReadOnlyDictionary<string, string> OtherBodies { get; init; } = new Dictionary<string, string>();

    [StringSyntax(StringSyntaxAttribute.Json)]
    public string? BodyExample { get; init; }

    /// <summary>Of the answer when all goes well.</summary>
    public int Status { get; init; } = 200;

    /// <summary>The JSON that goes out; null for none.</summary>
    public Type? Answer { get; init; }

    /// <summary>Other answers: media type to what they hold.</summary>
    public IReadOnlyDictionary<string, string> OtherAnswers { get; init; } = new Dictionary<string, string>();

    [StringSyntax(StringSyntaxAttribute.Json)]
    public string? AnswerExample { get; init; }

    /// <summary>Refusals of its own; those that every endpoint shares go without saying.</summary>
    public IReadOnlyList<int> Refusals { get; init; } = [];
}
