using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary><c>/v1/feeds</c>: every feed, and how reading it goes; add one, remove one that was added.</summary>
internal static class FeedEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/feeds", ListAsync).RequireRole(KeyRole.Reader).OfRole(WorkerRoles.Intake | WorkerRoles.Api);
        routes.MapPost("/v1/feeds", AddAsync).RequireRole(KeyRole.Admin).OfRole(WorkerRoles.Intake | WorkerRoles.Api);
        routes.MapDelete("/v1/feeds", RemoveAsync).RequireRole(KeyRole.Admin).OfRole(WorkerRoles.Intake | WorkerRoles.Api);
    }

    private static async Task<IResult> ListAsync(FeedStore feeds, CancellationToken cancellationToken) =>
        Results.Json(FeedsAnswer.Of(await feeds.ListAsync(cancellationToken)), ApiJson.Readable.FeedsAnswer);

    private static async Task<IResult> AddAsync(HttpRequest request, AddedFeeds feeds, CancellationToken cancellationToken)
    {
        var (submission, refusal) = await JsonBody.ReadAsync(request, ApiJson.Default.FeedSubmission, cancellationToken);
        return submission is null ? refusal!
            : feeds.Problem(submission.Url) is { } problem ? Problems.Fields(new Dictionary<string, string> { ["url"] = problem })
            : Answer(await feeds.TryAddAsync(submission.Url!, CallerOf(request), cancellationToken));
    }

    private static async Task<IResult> RemoveAsync(HttpRequest request, AddedFeeds feeds, CancellationToken cancellationToken)
    {
        var query = new AddressQuery(request.Query);
        var url = query.Address("url");
        return query.Refusal() ?? Answer(await feeds.TryRemoveAsync(url, CallerOf(request), cancellationToken));
    }

    private static IResult Answer(string? refusal) => refusal is null ? Results.NoContent() : Problems.Of(StatusCodes.Status409Conflict, refusal);

    private static Caller CallerOf(HttpRequest request) => Caller.Of(request.HttpContext.User) ?? Caller.Local;
}
