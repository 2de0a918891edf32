using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary><c>/v1/retraining</c>: teach the judges what reviewers decided, and see what came of it.</summary>
internal static class RetrainingEndpoints
{
    private const int Listed = 20;

    /// <remarks>A reviewer may begin and stop one: nothing goes live by it. To promote its versions is an admin's.</remarks>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/retraining", ListAsync).RequireRole(KeyRole.Reader);
        routes.MapPost("/v1/retraining", StartAsync).RequireRole(KeyRole.Reviewer);
        routes.MapDelete("/v1/retraining", StopAsync).RequireRole(KeyRole.Reviewer);
    }

    private static async Task<IResult> ListAsync(Retrainings retrainings, RetrainingStore store, CancellationToken cancellationToken) => Results.Json(
        new RetrainingAnswer(retrainings.Refusal(), [.. (await store.ListAsync(Listed, cancellationToken)).Select(RetrainingAnswer.Of)]), ApiJson.Readable.RetrainingAnswer);

    private static async Task<IResult> StartAsync(HttpRequest request, Retrainings retrainings, RetrainingStore store, CancellationToken cancellationToken)
    {
        var (submission, refusal) = await JsonBody.ReadAsync(request, ApiJson.Default.RetrainingSubmission, cancellationToken);
        if (submission is null)
        {
            return refusal!;
        }

        if (submission.Check() is { Count: > 0 } problems)
        {
            return Problems.Fields(problems);
        }

        var start = await retrainings.TryStartAsync(submission.Tasks ?? Retrainings.Tasks, submission.Why!, Caller.NameOf(request.HttpContext.User), cancellationToken);
        if (start.Refusal is not null)
        {
            return Problems.Of(StatusCodes.Status409Conflict, start.Refusal);
        }

        var job = (await store.ListAsync(1, cancellationToken))[0];
        return Results.Json(RetrainingAnswer.Of(job), ApiJson.Readable.Retraining, statusCode: StatusCodes.Status202Accepted);
    }

    private static async Task<IResult> StopAsync(HttpContext context, RetrainingStore store, CancellationToken cancellationToken) =>
        await store.StopAsync(Caller.NameOf(context.User), cancellationToken)
            ? Results.NoContent()
            : Problems.Of(StatusCodes.Status404NotFound, "No retraining runs.");
}
