namespace StanceML.Worker;

/// <summary>Which version is to judge in the shadow.</summary>
internal sealed record ShadowSubmission
{
    /// <summary>Required.</summary>
    public string? Version { get; init; }
}
