using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace StanceML.Worker;

/// <summary>Reads articles out of bytes: JSON (one, or an array), plain text in UTF-8, HTML. Safe for concurrent use.</summary>
internal sealed class SubmissionParser(IOptions<WorkerOptions> options, HtmlArticleReader pages, WebFetcher web)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly WorkerOptions _options = options.Value;

    /// <summary>One submission, as it is checked everywhere.</summary>
    public SubmissionCheck Check() => new(_options, pages, web);

    /// <summary>What a form holds, field by field.</summary>
    public Task<Submission> FieldsAsync(ArticleSubmission fields, CancellationToken cancellationToken) => CheckAsync([fields], _ => "", cancellationToken);

    /// <param name="known">What the sender says of it besides.</param>
    public async Task<Submission> TextAsync(ReadOnlyMemory<byte> body, ArticleSubmission known, CancellationToken cancellationToken)
    {
        try
        {
            return await CheckAsync([known with { Text = Strict.GetString(WithoutMark(body.Span)) }], _ => "", cancellationToken);
        }
        catch (DecoderFallbackException e)
        {
            return Submission.Refused("body", $"is not UTF-8: byte {e.Index}");
        }
    }

    /// <param name="charset">Of the header; null when it names none.</param>
    /// <param name="known">What the sender says of it besides.</param>
    public async Task<Submission> HtmlAsync(ReadOnlyMemory<byte> body, string? charset, ArticleSubmission known, CancellationToken cancellationToken)
    {
        if (body.Length > _options.MaxPageBytes)
        {
            return Submission.Refused("body", $"has {body.Length} bytes; allowed: {_options.MaxPageBytes}", isTooLarge: true);
        }

        var submission = await CheckAsync([known with { Text = null, Html = PageEncoding.Decode(body.Span, charset) }], _ => "", cancellationToken);
        return submission.Problems.TryGetValue("html", out var problem) ? Submission.Refused("body", problem, submission.IsTooLarge) : submission;
    }

    /// <param name="single">Whether an array is refused.</param>
    public Task<Submission> JsonAsync(ReadOnlyMemory<byte> body, bool single, CancellationToken cancellationToken)
    {
        try
        {
            var json = WithoutMark(body.Span).TrimStart(" \t\r\n"u8);
            if (json is [(byte)'[', ..] && !single)
            {
                return CheckAsync(
                    JsonSerializer.Deserialize(json, ApiJson.Default.ListArticleSubmission)!,
                    index => string.Create(CultureInfo.InvariantCulture, $"[{index}]."),
                    cancellationToken);
            }

            return CheckAsync([JsonSerializer.Deserialize(json, ApiJson.Default.ArticleSubmission)], _ => "", cancellationToken);
        }
        catch (JsonException e)
        {
            return Task.FromResult(Submission.Refused(FieldOf(e), "cannot be read: " + ProblemOf(e)));
        }
    }

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> body) =>
        body.StartsWith(Encoding.UTF8.Preamble) ? body[Encoding.UTF8.Preamble.Length..] : body;

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
            ? "no such field; known: text, html, title, outlet, url, published, language"
            : e.Message.Contains("Duplicate", StringComparison.OrdinalIgnoreCase) ? "it is given twice"
            : e.InnerException is InvalidOperationException or null && e.Path is { Length: > 1 } ? $"expected a string in valid UTF-8 ({place})"
            : $"not valid JSON ({place})";
    }

    private async Task<Submission> CheckAsync(
        List<ArticleSubmission?> submissions, Func<int, string> prefix, CancellationToken cancellationToken)
    {
        if (submissions.Count == 0 || submissions.Count > _options.MaxArticlesPerRequest)
        {
            return Submission.Refused("body", $"holds {submissions.Count} articles; allowed: 1 to {_options.MaxArticlesPerRequest}");
        }

        SortedDictionary<string, string> problems = new(StringComparer.Ordinal);
        SortedDictionary<string, string> tooLarge = new(StringComparer.Ordinal);
        List<SubmittedItem> items = [];
        for (var i = 0; i < submissions.Count; i++)
        {
            var at = prefix(i);
            var check = Check();
            items.Add(await check.ReadAsync(submissions[i], cancellationToken));
            check.Problems.ToList().ForEach(problem => problems.Add(at + problem.Key, problem.Value));
            check.TooLarge.ToList().ForEach(problem => tooLarge.Add(at + problem.Key, problem.Value));
        }

        return problems.Count > 0 ? new Submission([], problems, IsTooLarge: false)
            : tooLarge.Count > 0 ? new Submission([], tooLarge, IsTooLarge: true)
            : Submission.Of(items);
    }
}
