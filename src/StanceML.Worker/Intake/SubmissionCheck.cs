using System.Text;
using System.Text.RegularExpressions;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>Turns one submission into an article, noting each field that cannot be used.</summary>
internal sealed partial class SubmissionCheck(int maxArticleBytes)
{
    /// <summary>Headlines and outlets of more are mistakes: text in the wrong field.</summary>
    private const int MaxNameChars = 1_000;

    /// <summary>The longest URL that common servers take.</summary>
    private const int MaxUrlChars = 8_000;

    /// <summary>Field to problem.</summary>
    public Dictionary<string, string> Problems { get; } = new(StringComparer.Ordinal);

    /// <summary>Field to problem, where size is the only one.</summary>
    public Dictionary<string, string> TooLarge { get; } = new(StringComparer.Ordinal);

    /// <returns>The article, to be used only when nothing was noted.</returns>
    public Article Read(ArticleSubmission? submission)
    {
        submission ??= new ArticleSubmission();
        var text = Text(submission.Text);
        return new Article(ContentHash.Of(text), text)
        {
            Title = Short("title", submission.Title, MaxNameChars),
            Outlet = Short("outlet", submission.Outlet, MaxNameChars),
            Url = Url(submission.Url),
            Published = Published(submission.Published),
            Language = Language(submission.Language),
        };
    }

    private string Text(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            Problems.Add("text", "is missing or blank");
            return "";
        }

        var bytes = Encoding.UTF8.GetByteCount(text);
        if (bytes > maxArticleBytes)
        {
            TooLarge.Add("text", $"has {bytes} bytes; allowed: {maxArticleBytes}");
        }
        else if (WebPageSigns.AreIn(text))
        {
            Problems.Add("text", WebPageSigns.Problem);
        }

        return text;
    }

    private string? Short(string field, string? value, int maxChars)
    {
        if (value?.Length > maxChars)
        {
            Problems.Add(field, $"has {value.Length} characters; allowed: {maxChars}");
        }

        return string.IsNullOrWhiteSpace(value) ? null : value.Trim();
    }

    private string? Url(string? value)
    {
        var url = Short("url", value, MaxUrlChars);
        if (url is not null && !(Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https")))
        {
            Problems.TryAdd("url", "is no http or https address");
        }

        return url;
    }

    private DateTimeOffset? Published(string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return null;
        }

        if (!IsoTime.TryParse(value, out var published))
        {
            Problems.Add("published", $"is no ISO 8601 date or time such as {IsoTime.Example}");
        }

        return published;
    }

    private string? Language(string? value)
    {
        if (value is not null && !LanguageTag().IsMatch(value))
        {
            Problems.Add("language", "is no BCP 47 tag such as en or sr-Latn");
        }

        return value;
    }

    [GeneratedRegex(@"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,6}\z", RegexOptions.CultureInvariant)]
    private static partial Regex LanguageTag();
}
