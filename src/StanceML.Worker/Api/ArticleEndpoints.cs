using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary><c>/v1/articles</c>: take articles and addresses in, say what became of them, and try failed ones again.</summary>
internal static class ArticleEndpoints
{
    private const int DefaultLimit = 50;

    private const int MaxLimit = 500;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/articles", AcceptAsync).RequireRole(KeyRole.Submitter).OfRole(WorkerRoles.Intake);
        routes.MapGet("/v1/articles", ListAsync).RequireRole(KeyRole.Reader).OfRole(WorkerRoles.Intake | WorkerRoles.Api);
        routes.MapGet("/v1/articles/{id}", FindAsync).RequireRole(KeyRole.Reader).OfRole(WorkerRoles.Intake | WorkerRoles.Api);
        routes.MapPost("/v1/articles/{id}/retry", RetryAsync).RequireRole(KeyRole.Reviewer).OfRole(WorkerRoles.Intake);
        routes.MapPost("/v1/articles/retry", RetryAllAsync).RequireRole(KeyRole.Reviewer).OfRole(WorkerRoles.Intake);
    }

    private static async Task<IResult> AcceptAsync(
        HttpContext context,
        SubmissionReader reader,
        ArticleStream stream,
        ArticleIntake intake,
        IdempotentAnswers answers,
        CallerLimits limits,
        IOptions<WorkerOptions> options)
    {
        using var seat = limits.Submissions.AttemptAcquire(context);
        if (!seat.IsAcquired)
        {
            return Problems.Later(
                StatusCodes.Status429TooManyRequests,
                $"Up to {options.Value.MaxSubmissionsPerKey} requests with articles are read at once with one key, and {options.Value.MaxSubmissions} in all. Send it again later.",
                options.Value.RetryAfter);
        }

        if (SubmissionReader.IsLines(context.Request))
        {
            if (IdempotentAnswers.IsAsked(context.Request))
            {
                return Problems.Fields(new Dictionary<string, string>
                {
                    [IdempotentAnswers.Header] = "cannot be given with a stream, and need not be: the same article sent again is the same article",
                });
            }

            await stream.RunAsync(context);
            return Results.Empty;
        }

        var body = await reader.BodyAsync(context.Request, context.RequestAborted);
        var submission = await reader.ReadAsync(body, single: false, context.RequestAborted);
        return Refusal(submission) ?? await answers.AnswerAsync(
            context,
            $"{body.Type}\n{Convert.ToHexStringLower(SHA256.HashData(body.Bytes))}",
            async () => await intake.AcceptAsync(submission.Items, ArticleSource.Api, context.RequestAborted) is { } receipts ? AcceptedAnswer.Of(receipts) : null,
            () => Problems.Later(
                StatusCodes.Status429TooManyRequests,
                $"Up to {options.Value.MaxPending} articles may wait, and these would be too many. Send them again later: none is taken twice.",
                options.Value.RetryAfter));
    }

    /// <returns>Null when nothing is wrong with what was submitted.</returns>
    public static IResult? Refusal(Submission submission) =>
        submission.Problems.Count == 0 ? null
        : Problems.Fields(submission.Problems, submission.IsTooLarge ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status400BadRequest);

    private static async Task<IResult> ListAsync(HttpRequest request, ArticleList articles, PageInbox pages, CancellationToken cancellationToken)
    {
        var query = new AddressQuery(request.Query);
        var word = query.OneOf("state", "failed", "pending", "done") ?? "failed";
        var isOfPages = query.OneOf("kind", "article", "url") == "url";
        var after = query.AfterNumber();
        var limit = query.Limit(MaxLimit) ?? DefaultLimit;
        if (query.Refusal() is { } refusal)
        {
            return refusal;
        }

        var state = Enum.Parse<ArticleState>(word, ignoreCase: true);
        List<(long Sequence, ArticleAnswer Answer)> rows = isOfPages
            ? [.. (await pages.ListAsync(state, after, limit + 1, cancellationToken)).Select(page => (page.Sequence, ArticleAnswer.Of(page)))]
            : [.. (await articles.ListAsync(state, after, limit + 1, cancellationToken)).Select(row => (row.Sequence, ArticleAnswer.Of(row)))];
        var shown = rows.Take(limit).ToList();
        var next = rows.Count > shown.Count ? shown[^1].Sequence : (long?)null;
        return Results.Json(new ArticleListAnswer([.. shown.Select(row => row.Answer)], next), ApiJson.Readable.ArticleListAnswer);
    }

    private static async Task<IResult> FindAsync(string id, IArticleInbox inbox, PageInbox pages, CancellationToken cancellationToken)
    {
        var page = PendingPage.IsId(id) ? await pages.FindAsync(id, cancellationToken) : null;
        if (page is { Article: null })
        {
            return Results.Json(ArticleAnswer.Of(page), ApiJson.Readable.ArticleAnswer);
        }

        // An address that was fetched is its article from then on.
        return await inbox.FindAsync(page?.Article ?? id, cancellationToken) is { } found
            ? Results.Json(ArticleAnswer.Of(found), ApiJson.Readable.ArticleAnswer)
            : NotFound();
    }

    private static async Task<IResult> RetryAsync(
        string id, IArticleInbox accepted, ArticleInbox inbox, PageInbox pages, InboxBell bell, PageBell pageBell, CancellationToken cancellationToken)
    {
        // An address that was fetched is its article from then on.
        var page = PendingPage.IsId(id) ? await pages.FindAsync(id, cancellationToken) : null;
        var article = page?.Article ?? id;
        var found = page is { Article: null } ? null : await accepted.FindAsync(article, cancellationToken);
        if (page is not { Article: null } && found is null)
        {
            return NotFound();
        }

        var retried = page is { Article: null } ? await pages.RetryAsync(id, cancellationToken) : await inbox.RetryFailedAsync(article, cancellationToken);
        if (retried == 0)
        {
            return Problems.Of(StatusCodes.Status409Conflict, $"Only what failed can be tried again, and this did not: {Standing(found?.State ?? page!.State)}.");
        }

        bell.Ring();
        pageBell.Ring();
        return Results.Json(new RetriedAnswer(retried), ApiJson.Readable.RetriedAnswer, statusCode: StatusCodes.Status202Accepted);
    }

    private static async Task<IResult> RetryAllAsync(
        ArticleInbox inbox, PageInbox pages, InboxBell bell, PageBell pageBell, CancellationToken cancellationToken)
    {
        var retried = await inbox.RetryFailedAsync(id: null, cancellationToken) + await pages.RetryAsync(id: null, cancellationToken);
        bell.Ring();
        pageBell.Ring();
        return Results.Json(new RetriedAnswer(retried), ApiJson.Readable.RetriedAnswer, statusCode: StatusCodes.Status202Accepted);
    }

    private static string Standing(ArticleState state) => state switch
    {
        ArticleState.Pending => "it waits, or is worked on now",
        ArticleState.Done => "it is done",
        _ => "it is tried again already",
    };

    private static IResult NotFound() => Problems.Of(StatusCodes.Status404NotFound, "No article with this id was accepted here.");
}
