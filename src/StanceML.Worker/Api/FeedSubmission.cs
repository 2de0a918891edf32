namespace StanceML.Worker;

/// <summary>A feed to read from now on.</summary>
internal sealed record FeedSubmission
{
    /// <summary>http or https. Required.</summary>
    public string? Url { get; init; }
}
