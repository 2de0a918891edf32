using System.Security.Claims;
using StanceML.Dashboard.Desk;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>Takes articles from the pages through the same door as every other source.</summary>
internal sealed class ArticleDesk(SubmissionParser parser, ArticleIntake intake, IArticleInbox inbox, PageInbox pages, TimeProvider clock) : IArticleDesk
{
    /// <summary>How long the reader waits for a page that has everything on it; then it is a page that says what is still to come.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(40);

    private static readonly PasteOutcome Full = PasteOutcome.Refused("Too many articles wait already. Send it again in a moment: what you wrote is still here.");

    public IReadOnlyList<Article> Samples { get; } = SampleArticles.ReadAll();

    public async Task<PasteOutcome> TakeAsync(PastedArticle article, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        if (Caller.Of(user) is not { Role: >= KeyRole.Submitter })
        {
            return PasteOutcome.Refused("Articles are taken from keys with the role submitter or more; this key may only read.");
        }

        var submission = await ReadAsync(article, cancellationToken);
        if (submission.Problems.Count > 0)
        {
            return PasteOutcome.Refused([.. submission.Problems.Select(problem => $"The {NameOf(problem.Key)} {problem.Value}.")]);
        }

        if (await intake.AcceptAsync(submission.Items, ArticleSource.Page, cancellationToken) is not [var receipt])
        {
            return Full;
        }

        await WaitAsync(receipt.Id, cancellationToken);
        return new PasteOutcome(receipt.Id, []);
    }

    public async Task<ArticleFinding?> FindAsync(string id, CancellationToken cancellationToken)
    {
        var page = PendingPage.IsId(id) ? await pages.FindAsync(id, cancellationToken) : null;
        return page is { Article: null } ? new ArticleFinding(Article: null, page)
            : await inbox.FindAsync(page?.Article ?? id, cancellationToken) is { } found ? new ArticleFinding(found, Page: null)
            : null;
    }

    private Task<Submission> ReadAsync(PastedArticle article, CancellationToken cancellationToken)
    {
        var fields = new ArticleSubmission
        {
            Text = Blank(article.Text),
            Url = Blank(article.Url),
            Title = Blank(article.Title),
            Outlet = Blank(article.Outlet),
            Published = Blank(article.Published),
        };
        return article.File is { } file && article.IsPage ? parser.HtmlAsync(file, charset: null, fields, cancellationToken)
            : article.File is { } text ? parser.TextAsync(text, fields, cancellationToken)
            : fields is { Text: null, Url: null } ? Task.FromResult(Submission.Refused("form", "is empty: paste an article, give its address, or choose a file"))
            : parser.FieldsAsync(fields, cancellationToken);
    }

    private async Task WaitAsync(string id, CancellationToken cancellationToken)
    {
        var begin = clock.GetTimestamp();
        while (clock.GetElapsedTime(begin) < Patience && await FindAsync(id, cancellationToken) is not ({ Article.State: not ArticleState.Pending } or { Page.State: ArticleState.Failed }))
        {
            await Task.Delay(Pause, clock, cancellationToken);
        }
    }

    /// <summary>What the form calls the field.</summary>
    private static string NameOf(string field) => field switch
    {
        "url" => "address",
        "html" or "body" => "file",
        "text" => "article",
        "published" => "date",
        _ => field,
    };

    /// <summary>A form sends a field that was left empty too.</summary>
    private static string? Blank(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;
}
