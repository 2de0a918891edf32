namespace StanceML.Worker;

/// <summary>What a server gave for an address.</summary>
/// <param name="Address">Where it was found in the end, after redirects.</param>
/// <param name="Body">Unpacked; empty when not modified.</param>
/// <param name="MediaType">In lower case, without parameters; null when the server names none.</param>
/// <param name="IsUnchanged">The server says that what <see cref="FetchCondition"/> names is still current.</param>
internal sealed record FetchedDocument(
    Uri Address, byte[] Body, string? MediaType, string? Charset, FetchCondition Condition, bool IsUnchanged)
{
    /// <summary>Where the server sends us instead of answering; null when it answers.</summary>
    public Uri? Next { get; init; }

    public string Text => PageEncoding.Decode(Body, Charset);
}
