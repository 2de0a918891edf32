using System.Text;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>Turns one submission into an article or an address to fetch, noting each field that cannot be used.</summary>
internal sealed class SubmissionCheck(WorkerOptions options, HtmlArticleReader pages, WebFetcher web)
{
    /// <summary>Headlines and outlets of more are mistakes: text in the wrong field.</summary>
    private const int MaxNameChars = 1_000;

    /// <summary>The longest URL that common servers take.</summary>
    private const int MaxUrlChars = 8_000;

    /// <summary>Field to problem.</summary>
    public Dictionary<string, string> Problems { get; } = new(StringComparer.Ordinal);

    /// <summary>Field to problem, where size is the only one.</summary>
    public Dictionary<string, string> TooLarge { get; } = new(StringComparer.Ordinal);

    /// <returns>What was submitted, to be used only when nothing was noted.</returns>
    public async Task<SubmittedItem> ReadAsync(ArticleSubmission? submission, CancellationToken cancellationToken)
    {
        submission ??= new ArticleSubmission();
        var page = new PendingPage(Url(submission.Url) ?? "")
        {
            Title = Short("title", submission.Title, MaxNameChars),
            Outlet = Short("outlet", submission.Outlet, MaxNameChars),
            Published = Published(submission.Published),
            Language = Language(submission.Language),
        };
        if (submission is { Text: null, Html: null } && page.Url.Length > 0)
        {
            RequireFetchable(page.Url);
            return SubmittedItem.Of(page);
        }

        return SubmittedItem.Of(submission.Html is null ? Plain(page, submission.Text) : await ReadAsync(page, submission, cancellationToken));
    }

    /// <summary>What the submitter says outranks what the page says of itself.</summary>
    public Article Join(PendingPage page, HtmlArticle found)
    {
        RequireSize("html", found.Text);
        return new Article(ContentHash.Of(found.Text), found.Text)
        {
            Title = page.Title ?? Cut(found.Title),
            Outlet = page.Outlet ?? Cut(found.Outlet),
            Url = found.Url ?? (page.Url.Length == 0 ? null : page.Url),
            Published = page.Published ?? found.Published,
            Language = page.Language ?? found.Language,
        };
    }

    public Article Plain(PendingPage page, string? text)
    {
        var words = Text(text);
        return new Article(ContentHash.Of(words), words)
        {
            Title = page.Title,
            Outlet = page.Outlet,
            Url = page.Url.Length == 0 ? null : page.Url,
            Published = page.Published,
            Language = page.Language,
        };
    }

    private async Task<Article> ReadAsync(PendingPage page, ArticleSubmission submission, CancellationToken cancellationToken)
    {
        if (submission.Text is not null)
        {
            Problems.Add("html", "is given beside a text; give one of them");
        }

        // In characters: a page in any charset has no more of them than bytes.
        if (submission.Html!.Length > options.MaxPageBytes)
        {
            TooLarge.Add("html", $"has {submission.Html.Length} characters; allowed: {options.MaxPageBytes}");
        }

        if (Problems.Count > 0 || TooLarge.Count > 0)
        {
            return new Article("", "");
        }

        try
        {
            return Join(page, await pages.ReadAsync(submission.Html, page.Url.Length == 0 ? null : new Uri(page.Url), cancellationToken));
        }
        catch (PageUnreadableException e)
        {
            Problems.Add("html", e.Message);
            return new Article("", "");
        }
    }

    private void RequireFetchable(string url)
    {
        if (!Problems.ContainsKey("url") && web.Problem(new Uri(url)) is { } problem)
        {
            Problems.Add("url", problem);
        }
    }

    private string Text(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            Problems.Add("text", "is missing or blank");
            return "";
        }

        RequireSize("text", text);
        if (WebPageSigns.AreIn(text))
        {
            Problems.Add("text", $"{WebPageSigns.Problem}, or send it as html");
        }

        return text;
    }

    private void RequireSize(string field, string text)
    {
        var bytes = Encoding.UTF8.GetByteCount(text);
        if (bytes > options.MaxArticleBytes)
        {
            TooLarge.Add(field, $"has {bytes} bytes; allowed: {options.MaxArticleBytes}");
        }
    }

    private string? Short(string field, string? value, int maxChars)
    {
        if (value?.Length > maxChars)
        {
            Problems.Add(field, $"has {value.Length} characters; allowed: {maxChars}");
        }

        return string.IsNullOrWhiteSpace(value) ? null : value.Trim();
    }

    /// <summary>A page's own words are no mistake of the submitter's.</summary>
    private static string? Cut(string? value) => value?.Length > MaxNameChars ? value[..MaxNameChars] : value;

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
        if (value is not null && !LanguageTag.IsOne(value))
        {
            Problems.Add("language", "is no BCP 47 tag such as en or sr-Latn");
        }

        return value;
    }
}
