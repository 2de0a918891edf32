namespace StanceML.Training;

/// <summary>One row of a file to classify.</summary>
public sealed record UnjudgedRow
{
    public required string Id { get; init; }

    public required string Text { get; init; }

    /// <summary>A catalogue id, or any text for a model of the user's own; null asks for sentiment only.</summary>
    public string? Target { get; init; }

    /// <summary>Where the target stands in the text, half-open UTF-16; null to look for it.</summary>
    public TextSpan? TargetSpan { get; init; }

    /// <summary>Whom the speaker speaks for: ISO 3166-1 alpha-2, a target id, an organisation's id, or any other text; null when unknown. Only a stance model trained with actors sees it.</summary>
    public string? Actor { get; init; }
}
