using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary><c>/v1/articles</c>: take articles in, and say what became of one.</summary>
internal static class ArticleEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/articles", AcceptAsync).RequireRole(KeyRole.Submitter).OfRole(WorkerRoles.Intake);
        routes.MapGet("/v1/articles/{id}", FindAsync).RequireRole(KeyRole.Reader).OfRole(WorkerRoles.Intake | WorkerRoles.Api);
    }

    private static async Task<IResult> AcceptAsync(
        HttpRequest request, SubmissionReader reader, IArticleInbox inbox, Telemetry telemetry, IOptions<WorkerOptions> options)
    {
        var submission = await reader.ReadAsync(request, single: false, request.HttpContext.RequestAborted);
        if (submission.Refusal is { } refusal)
        {
            return refusal;
        }

        var receipts = await inbox.AcceptAsync(submission.Articles, options.Value.MaxPending, request.HttpContext.RequestAborted);
        if (receipts is null)
        {
            return Problems.Later(
                StatusCodes.Status429TooManyRequests,
                $"Up to {options.Value.MaxPending} articles may wait, and these would be too many. None was taken in; send them again later.",
                options.Value.RetryAfter);
        }

        telemetry.Accepted(ArticleSource.Api, receipts);
        var answer = new AcceptedAnswer(
            [.. receipts.Select(receipt => new AcceptedAnswer.Receipt(receipt.Id, StatementRecords.Word(receipt.State), receipt.IsNew))]);
        return Results.Json(answer, ApiJson.Readable.AcceptedAnswer, statusCode: StatusCodes.Status202Accepted);
    }

    private static async Task<IResult> FindAsync(string id, IArticleInbox inbox, CancellationToken cancellationToken) =>
        await inbox.FindAsync(id, cancellationToken) is { } found
            ? Results.Json(ArticleAnswer.Of(found), ApiJson.Readable.ArticleAnswer)
            : Problems.Of(StatusCodes.Status404NotFound, "No article with this id was accepted here.");
}
