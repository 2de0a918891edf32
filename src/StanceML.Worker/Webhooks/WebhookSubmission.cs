namespace StanceML.Worker;

/// <summary>A webhook as a caller asks for it.</summary>
internal sealed record WebhookSubmission
{
    /// <summary>Where to post. Required; https, or http where the operator allows the address.</summary>
    public string? Url { get; init; }

    /// <summary>What is sent: <c>statements</c> (new and corrected), <c>changes</c> of position, or both. Statements unless said.</summary>
    public IReadOnlyList<string>? Types { get; init; }

    /// <summary>
    /// Which statements: the parameters of <c>/v1/statements</c>, by name. All unless said. Of them <c>question</c>, <c>actor</c>, <c>stance</c> (the
    /// one after), <c>from</c> and <c>to</c> (whole days, UTC) choose changes too; the others cannot be asked of changes alone.
    /// </summary>
    public IReadOnlyDictionary<string, string>? Filter { get; init; }

    /// <summary>A place of the feed, as the ids of <c>/v1/stream</c>; <c>0</c> begins with the oldest statement. From now on unless said.</summary>
    public string? After { get; init; }
}
