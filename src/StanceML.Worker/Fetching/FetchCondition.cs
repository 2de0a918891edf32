namespace StanceML.Worker;

/// <summary>What is known of an earlier answer, so that the server may say that nothing changed. Both null: nothing is known.</summary>
internal sealed record FetchCondition(string? ETag, string? LastModified)
{
    public static FetchCondition None { get; } = new(null, null);
}
