using StanceML.Store;

namespace StanceML.Worker;

/// <summary>Fetches a page and makes its article. Safe for concurrent use.</summary>
internal sealed class PageReader(PoliteFetcher fetcher, HtmlArticleReader pages, SubmissionParser parser)
{
    private const string Accept = "text/html, application/xhtml+xml, text/plain;q=0.8";

    /// <exception cref="FetchFailedException">The page cannot be had.</exception>
    /// <exception cref="PageUnreadableException">It holds no article.</exception>
    public async Task<Article> ReadAsync(PendingPage page, CancellationToken cancellationToken)
    {
        var document = await fetcher.FetchAsync(new Uri(page.Url), Accept, FetchCondition.None, cancellationToken);
        var known = page with { Url = document.Address.AbsoluteUri };
        var check = parser.Check();
        var article = document.MediaType switch
        {
            "text/html" or "application/xhtml+xml" or null => check.Join(known, await HtmlAsync(document, cancellationToken)),
            "text/plain" => check.Plain(known, document.Text),
            _ => throw new PageUnreadableException("is neither HTML nor plain text"),
        };
        var problem = check.Problems.Concat(check.TooLarge).FirstOrDefault().Value;
        return problem is null
            ? article with { Outlet = article.Outlet ?? HostName.SiteOf(document.Address) }
            : throw new PageUnreadableException($"has a text that {problem}");
    }

    private async Task<HtmlArticle> HtmlAsync(FetchedDocument document, CancellationToken cancellationToken)
    {
        var found = await pages.ReadAsync(document.Text, document.Address, cancellationToken);
        return found.IsReadable ? found : throw new PageUnreadableException("holds no article that stands out from menus and notices");
    }
}
