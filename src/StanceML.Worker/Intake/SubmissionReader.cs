using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace StanceML.Worker;

/// <summary>Reads the articles of a request: JSON (one, or an array) or plain text in UTF-8.</summary>
internal sealed class SubmissionReader(IOptions<WorkerOptions> options)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly WorkerOptions _options = options.Value;

    /// <param name="single">Whether an array is refused.</param>
    public async Task<Submission> ReadAsync(HttpRequest request, bool single, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || IsOtherCharset(type))
        {
            return Unsupported();
        }

        if (type.MediaType.Equals("text/plain", StringComparison.OrdinalIgnoreCase))
        {
            return ReadText(await BodyAsync(request, cancellationToken));
        }

        return type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            ? ReadJson(await BodyAsync(request, cancellationToken), single)
            : Unsupported();
    }

    private static Submission Unsupported() => Submission.Refused(
        Problems.Of(StatusCodes.Status415UnsupportedMediaType, "Content-Type must be application/json or text/plain, in UTF-8."));

    private static bool IsOtherCharset(MediaTypeHeaderValue type) =>
        type.Charset.HasValue && !HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase);

    /// <exception cref="BadHttpRequestException">The body is larger than the server allows (413).</exception>
    private static async Task<byte[]> BodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken);
        return body.ToArray();
    }

    private Submission ReadText(byte[] body)
    {
        try
        {
            return Check([new ArticleSubmission { Text = Strict.GetString(body) }], _ => "");
        }
        catch (DecoderFallbackException e)
        {
            return Refused("body", $"is not UTF-8: byte {e.Index}");
        }
    }

    private Submission ReadJson(byte[] body, bool single)
    {
        try
        {
            var json = body.AsSpan().TrimStart(" \t\r\n"u8);
            if (json is [(byte)'[', ..] && !single)
            {
                return Check(
                    JsonSerializer.Deserialize(json, ApiJson.Default.ListArticleSubmission)!,
                    index => string.Create(CultureInfo.InvariantCulture, $"[{index}]."));
            }

            return Check([JsonSerializer.Deserialize(json, ApiJson.Default.ArticleSubmission)], _ => "");
        }
        catch (JsonException e)
        {
            return Refused(FieldOf(e), "cannot be read: " + ProblemOf(e));
        }
    }

    /// <summary><c>$[2].published</c> is <c>[2].published</c>; a mistake outside any field is the body's.</summary>
    private static string FieldOf(JsonException e)
    {
        var field = e.Path?.TrimStart('$').TrimStart('.');
        return string.IsNullOrEmpty(field) ? "body" : field;
    }

    /// <summary>The serializer's own messages name our types and may quote the text.</summary>
    private static string ProblemOf(JsonException e)
    {
        var place = string.Create(CultureInfo.InvariantCulture, $"line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}");
        return e.Message.Contains("could not be mapped to any .NET member", StringComparison.Ordinal)
            ? "no such field; known: text, title, outlet, url, published, language"
            : e.Message.Contains("Duplicate", StringComparison.OrdinalIgnoreCase) ? "it is given twice"
            : e.InnerException is InvalidOperationException or null && e.Path is { Length: > 1 } ? $"expected a string in valid UTF-8 ({place})"
            : $"not valid JSON ({place})";
    }

    private Submission Check(List<ArticleSubmission?> submissions, Func<int, string> prefix)
    {
        if (submissions.Count == 0 || submissions.Count > _options.MaxArticlesPerRequest)
        {
            return Refused("body", $"holds {submissions.Count} articles; allowed: 1 to {_options.MaxArticlesPerRequest}");
        }

        SortedDictionary<string, string> problems = new(StringComparer.Ordinal);
        SortedDictionary<string, string> tooLarge = new(StringComparer.Ordinal);
        List<Article> articles = [];
        for (var i = 0; i < submissions.Count; i++)
        {
            var at = prefix(i);
            var check = new SubmissionCheck(_options.MaxArticleBytes);
            articles.Add(check.Read(submissions[i]));
            check.Problems.ToList().ForEach(problem => problems.Add(at + problem.Key, problem.Value));
            check.TooLarge.ToList().ForEach(problem => tooLarge.Add(at + problem.Key, problem.Value));
        }

        return problems.Count > 0 ? Submission.Refused(Problems.Fields(problems))
            : tooLarge.Count > 0 ? Submission.Refused(Problems.Fields(tooLarge, StatusCodes.Status413PayloadTooLarge))
            : new Submission(articles, Refusal: null);
    }

    private static Submission Refused(string field, string problem) =>
        Submission.Refused(Problems.Fields(new Dictionary<string, string> { [field] = problem }));
}
