using Microsoft.Net.Http.Headers;

namespace StanceML.Worker;

/// <summary>A request's body, unpacked, and what it says it is.</summary>
internal sealed record SubmittedBody(MediaTypeHeaderValue Type, byte[] Bytes)
{
    public string? Charset => Type.Charset.HasValue ? HeaderUtilities.RemoveQuotes(Type.Charset).ToString() : null;

    public bool Is(string mediaType) => Type.MediaType.Equals(mediaType, StringComparison.OrdinalIgnoreCase);
}
