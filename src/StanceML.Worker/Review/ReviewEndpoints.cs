using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using StanceML.Dashboard;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary><c>/v1/reviews</c>, <c>/v1/review/…</c> and <c>/v1/statements/{key}/wrong</c>: what people hold of the models' judgments.</summary>
internal static class ReviewEndpoints
{
    private const int DefaultLimit = 50;

    private const int MaxLimit = 500;

    /// <summary>Each comes with its words.</summary>
    private const int MaxQueueLimit = 100;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/reviews", DecideAsync).RequireRole(KeyRole.Reviewer);
        routes.MapGet("/v1/reviews", ListAsync).RequireRole(KeyRole.Reviewer);
        routes.MapGet("/v1/review/queue", QueueAsync).RequireRole(KeyRole.Reviewer);
        routes.MapGet("/v1/review/agreement", AgreementAsync).RequireRole(KeyRole.Reviewer);
        routes.MapPost("/v1/statements/{key}/wrong", MarkWrongAsync).RequireRole(KeyRole.Reader);
    }

    private static async Task<IResult> DecideAsync(
        HttpRequest request, ReviewStore reviews, StatementStore statements, KnownQuestions questions, DisplayNames names, CancellationToken cancellationToken)
    {
        var (asked, refusal) = await JsonBody.ReadAsync(request, ApiJson.Default.ReviewRequest, cancellationToken);
        if (asked is null)
        {
            return refusal!;
        }

        if (ReviewCheck.Problems(asked) is { Count: > 0 } problems)
        {
            return Problems.Fields(problems);
        }

        if (await ReviewCheck.UnknownAsync(asked, questions, names, statements, cancellationToken) is { Count: > 0 } unknown)
        {
            return Problems.Fields(unknown);
        }

        var kind = Enum.Parse<ReviewKind>(asked.Kind!, ignoreCase: true);
        if (kind == ReviewKind.Undo)
        {
            return await reviews.UndoAsync(asked.Undoes!.Value, ReviewerOf(request), cancellationToken) is { } undoing
                ? Created(undoing, copies: 0)
                : Problems.Of(StatusCodes.Status409Conflict, "There is no such decision to take back: it was taken back before, or is an undoing itself.");
        }

        var outcome = await statements.KeyOfAsync(asked.Statement!, cancellationToken) is { } key
            ? await reviews.DecideAsync(asked.ToSubmission(key, kind), ReviewerOf(request), cancellationToken)
            : new ReviewOutcome(null);
        return outcome switch
        {
            { Decision: { } decision } => Created(decision, outcome.Copies),
            { Problem: { } problem } => Problems.Fields(new Dictionary<string, string> { ["spans"] = problem }),
            _ => NoStatement(),
        };
    }

    private static async Task<IResult> ListAsync(HttpRequest request, ReviewStore reviews, StatementStore statements, CancellationToken cancellationToken)
    {
        var query = new AddressQuery(request.Query);
        var (reviewer, statement) = (query.Word("reviewer"), query.Word("statement"));
        var kind = query.OneOf("kind", [.. Enum.GetValues<ReviewKind>().Select(StatementRecords.Word)]);
        var before = query.AfterNumber();
        var limit = query.Limit(MaxLimit) ?? DefaultLimit;
        var key = statement is null ? null : await statements.KeyOfAsync(statement, cancellationToken);
        if (statement is not null && key is null)
        {
            query.Report("statement", "is no key of a statement, nor an article's id, a colon and a number");
        }

        if (query.Refusal() is { } refusal)
        {
            return refusal;
        }

        var filter = new ReviewFilter { Reviewer = reviewer, Statement = key, Kind = kind is null ? null : Enum.Parse<ReviewKind>(kind, ignoreCase: true) };
        var found = await reviews.ListAsync(filter, before, limit + 1, cancellationToken);
        var next = found.Count > limit ? found[limit - 1].Id.ToString(CultureInfo.InvariantCulture) : null;
        return Results.Json(new ReviewsAnswer([.. found.Take(limit).Select(ReviewAnswer.Of)], next), ApiJson.Readable.ReviewsAnswer);
    }

    private static async Task<IResult> QueueAsync(HttpRequest request, ReviewDesk desk, TimeProvider clock, CancellationToken cancellationToken)
    {
        var query = new AddressQuery(request.Query);
        var limit = query.Limit(MaxQueueLimit) ?? DefaultLimit;
        if (query.Refusal() is { } refusal)
        {
            return refusal;
        }

        var reviewer = ReviewerOf(request);
        var items = await desk.ListAsync(reviewer, limit, cancellationToken);
        return Results.Json(
            ReviewQueueAnswer.Of(items, await desk.ProgressAsync(reviewer, clock.GetUtcNow(), cancellationToken)), ApiJson.Readable.ReviewQueueAnswer);
    }

    private static async Task<IResult> AgreementAsync(ReviewStore reviews, CancellationToken cancellationToken) =>
        Results.Json(AgreementAnswer.Of(await reviews.AgreementAsync(cancellationToken)), ApiJson.Readable.AgreementAnswer);

    private static async Task<IResult> MarkWrongAsync(
        string key, HttpRequest request, ReviewStore reviews, StatementStore statements, CancellationToken cancellationToken)
    {
        WrongRequest? mark = new();
        if (request.ContentLength is > 0 || request.ContentType is not null)
        {
            (mark, var refusal) = await JsonBody.ReadAsync(request, ApiJson.Default.WrongRequest, cancellationToken);
            if (mark is null)
            {
                return refusal!;
            }
        }

        if (ReviewCheck.ProblemOfNote(mark.Note) is { } problem)
        {
            return Problems.Fields(new Dictionary<string, string> { ["note"] = problem });
        }

        return await statements.KeyOfAsync(key, cancellationToken) is { } statement
            && await reviews.MarkWrongAsync(statement, ReviewerOf(request), mark.Note, cancellationToken)
            ? Results.NoContent()
            : NoStatement();
    }

    private static IResult Created(ReviewDecision decision, int copies) =>
        Results.Json(new NewReviewAnswer(ReviewAnswer.Of(decision), copies), ApiJson.Readable.NewReviewAnswer, statusCode: StatusCodes.Status201Created);

    private static IResult NoStatement() => Problems.Of(StatusCodes.Status404NotFound, "There is no such statement.");

    private static Reviewer ReviewerOf(HttpRequest request) => Caller.Of(request.HttpContext.User) is { } caller
        ? new Reviewer(caller.Id, caller.Name)
        : throw new InvalidOperationException("The endpoint asks for a role.");
}
