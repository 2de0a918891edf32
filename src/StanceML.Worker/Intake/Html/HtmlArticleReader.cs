using System.Globalization;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens.Struct;
using Microsoft.Extensions.Options;
using SmartReader;

namespace StanceML.Worker;

/// <summary>Finds the article in a web page: headline, paragraphs, and what the page says of itself.</summary>
/// <remarks>
/// A page is hostile until read: its size, elements, attributes, depth and time are capped. What runs over its time is left behind, and keeps its
/// place among the pages that may be read at once until it ends. Safe for concurrent use.
/// </remarks>
internal sealed class HtmlArticleReader(IOptions<WorkerOptions> options, TimeProvider clock) : IDisposable
{
    /// <summary>Pages of news have 500 to 6,000; time grows with the square of it: 18,000 links took 11 s on two busy cores.</summary>
    private const int MaxElements = 12_000;

    /// <summary>
    /// Of one tag. Tags of news have up to 50. Some are compared each with all others, and nobody looks at the time meanwhile: 100,000 took
    /// 11 s to parse in an &lt;svg&gt;, and 31 s to copy from one element to another.
    /// </summary>
    private const int MaxAttributes = 1_000;

    /// <summary>As browsers do, the parser makes deeper elements siblings: nothing is lost, and nothing that recurs overflows the stack.</summary>
    private const int MaxDepth = 256;

    /// <summary>Half of Readability's 20: one paragraph of 240 characters is a short report.</summary>
    private const int MinReadableScore = 10;

    /// <summary>Of a page's reading, and of the wait for its turn before that.</summary>
    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _turns = new(options.Value.Parallelism);

    /// <param name="address">Where the page was found; null when it was sent.</param>
    /// <exception cref="PageUnreadableException">No words, or too much of anything.</exception>
    /// <exception cref="PagesBusyException">No turn was to be had in time.</exception>
    public async Task<HtmlArticle> ReadAsync(string html, Uri? address, CancellationToken cancellationToken)
    {
        await TakeTurnAsync(cancellationToken).ConfigureAwait(false);
        var work = Task.Run(
            () =>
            {
                try
                {
                    // Its own, for it may outlast who asked.
                    using var limit = new CancellationTokenSource(MaxTime, clock);
                    return Read(html, address, () => limit.IsCancellationRequested || cancellationToken.IsCancellationRequested);
                }
                finally
                {
                    _turns.Release();
                }
            },
            CancellationToken.None);
        try
        {
            return await work.WaitAsync(MaxTime, clock, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw new PageUnreadableException(string.Create(CultureInfo.InvariantCulture, $"takes more than {MaxTime.TotalSeconds} s to read"));
        }
    }

    public void Dispose() => _turns.Dispose();

    private async Task TakeTurnAsync(CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(MaxTime, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await _turns.WaitAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new PagesBusyException();
        }
    }

    private static HtmlArticle Read(string html, Uri? address, Func<bool> isOver)
    {
        using var document = Parse(html, isOver);
        var url = Canonical(document, address);
        var text = "";
        using var reader = new Reader((address ?? new Uri("http://page.invalid/")).AbsoluteUri, document)
        {
            MaxElemsToParse = MaxElements,
            ContinueIfNotReadable = true,
            MinScoreReaderable = MinReadableScore,
        };
        reader.AddCustomOperationEnd(content => text = HtmlText.Of(content));
        var found = reader.GetArticle();
        if (!found.Completed)
        {
            // Too many elements were refused before: this is something of the page that its reader cannot cope with.
            throw new PageUnreadableException($"cannot be read ({string.Join(", ", found.Errors.Select(error => error.GetType().Name))})");
        }

        if (text.Length == 0)
        {
            throw new PageUnreadableException("holds no text that reads like an article");
        }

        var title = Blank(found.Title);
        return new HtmlArticle(
            title is null || text.StartsWith(title, StringComparison.Ordinal) ? text : $"{title}\n\n{text}",
            title,
            Blank(found.SiteName),
            Time(found.PublicationDate),
            Tag(found.Language),
            url,
            found.IsReadable);
    }

    private static IHtmlDocument Parse(string html, Func<bool> isOver)
    {
        var elements = 0;
        var parser = new HtmlParser(new HtmlParserOptions
        {
            MaximumDepth = MaxDepth,
            SkipComments = true,
            OnCreated = (_, _) =>
            {
                if (++elements > MaxElements)
                {
                    throw TooManyElements();
                }

                if (isOver())
                {
                    throw new PageUnreadableException("takes too long to read");
                }
            },
            ShouldEmitAttribute = (ref StructHtmlToken tag, ReadOnlyMemory<char> _) => tag.Attributes.Count < MaxAttributes
                ? true
                : throw new PageUnreadableException(string.Create(CultureInfo.InvariantCulture, $"has a tag with more than {MaxAttributes} attributes")),
        });
        return parser.ParseDocument(html);
    }

    private static PageUnreadableException TooManyElements() =>
        new(string.Create(CultureInfo.InvariantCulture, $"has more than {MaxElements} elements"));

    /// <summary>A page may name another address of its own site; one of another site is not believed.</summary>
    private static string? Canonical(IHtmlDocument document, Uri? address)
    {
        var named = document.QuerySelector("link[rel~=canonical][href]")?.GetAttribute("href")
            ?? document.QuerySelector("meta[property='og:url'][content]")?.GetAttribute("content");
        var isAddress = Uri.TryCreate(address, named, out var url) || Uri.TryCreate(named, UriKind.Absolute, out url);
        return isAddress && url is { IsAbsoluteUri: true, UserInfo: "" } && url.Scheme is "http" or "https"
            && HostName.SiteOf(url) is { } site && (address is null || site == HostName.SiteOf(address))
            ? url.AbsoluteUri
            : address?.AbsoluteUri;
    }

    private static string? Blank(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    /// <summary>A time without a zone is taken for UTC, as everywhere.</summary>
    private static DateTimeOffset? Time(DateTime? time) =>
        time is not { Year: > 1 } known ? null
        : known.Kind == DateTimeKind.Unspecified ? new DateTimeOffset(known, TimeSpan.Zero)
        : new DateTimeOffset(known).ToUniversalTime();

    private static string? Tag(string? language) => LanguageTag.IsOne(language) ? language : null;
}
