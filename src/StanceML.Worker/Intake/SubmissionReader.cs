using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace StanceML.Worker;

/// <summary>Reads the articles of a request by its content type, unpacked as its content encoding says.</summary>
internal sealed class SubmissionReader(SubmissionParser parser, CallerLimits limits, IOptions<WorkerOptions> options)
{
    public const string LinesType = "application/x-ndjson";

    private readonly WorkerOptions _options = options.Value;

    public static bool IsLines(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType.Equals(LinesType, StringComparison.OrdinalIgnoreCase);

    /// <exception cref="BadHttpRequestException">The body is larger than allowed (413), damaged (400), or of a kind that is not read (415).</exception>
    public async Task<SubmittedBody> BodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var type = MediaTypeHeaderValue.TryParse(request.ContentType, out var named) ? named : throw Unsupported();
        await using var unpacked = Unpack(request, _options.MaxRequestBytes);
        using var bytes = new MemoryStream();
        try
        {
            await unpacked.CopyToAsync(bytes, cancellationToken);
        }
        catch (BodyTooLargeException)
        {
            throw new BadHttpRequestException("", StatusCodes.Status413PayloadTooLarge);
        }
        catch (InvalidDataException)
        {
            throw new BadHttpRequestException("The body is not packed as its Content-Encoding says.");
        }

        return new SubmittedBody(type, bytes.ToArray());
    }

    /// <returns>Read no faster than its sender may send, once unpacked.</returns>
    /// <exception cref="BadHttpRequestException">The encoding is not known (415).</exception>
    public Stream Unpack(HttpRequest request, long maxBytes)
    {
        var encoding = request.Headers.ContentEncoding.ToString();
        if (!UnpackedBody.IsKnown(encoding))
        {
            throw new BadHttpRequestException("Content-Encoding must be gzip, br, deflate, or none.", StatusCodes.Status415UnsupportedMediaType);
        }

        var unpacked = UnpackedBody.Open(request.Body, encoding, maxBytes);
        return encoding.Length == 0 ? unpacked : new MeteredBody(unpacked, request.HttpContext, limits.Bytes);
    }

    /// <param name="single">Whether an array is refused.</param>
    /// <exception cref="BadHttpRequestException">The body is of a kind that is not read (415).</exception>
    public Task<Submission> ReadAsync(SubmittedBody body, bool single, CancellationToken cancellationToken)
    {
        if (body.Is("text/html") || body.Is("application/xhtml+xml"))
        {
            return parser.HtmlAsync(body.Bytes, body.Charset, new ArticleSubmission(), cancellationToken);
        }

        return body.Charset is { } charset && !charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) ? throw Unsupported()
            : body.Is("text/plain") ? parser.TextAsync(body.Bytes, new ArticleSubmission(), cancellationToken)
            : body.Is("application/json") ? parser.JsonAsync(body.Bytes, single, cancellationToken)
            : throw Unsupported();
    }

    private static BadHttpRequestException Unsupported() => new(
        "Content-Type must be application/json or text/plain, in UTF-8, or text/html; many articles go to /v1/articles as application/x-ndjson too.",
        StatusCodes.Status415UnsupportedMediaType);
}
