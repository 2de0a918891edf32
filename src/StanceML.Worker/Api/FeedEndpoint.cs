using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary><c>GET /v1/feeds</c>: every feed, and how reading it goes.</summary>
internal static class FeedEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/feeds", ListAsync).RequireRole(KeyRole.Reader).OfRole(WorkerRoles.Intake | WorkerRoles.Api);

    private static async Task<IResult> ListAsync(FeedStore feeds, CancellationToken cancellationToken) =>
        Results.Json(FeedsAnswer.Of(await feeds.ListAsync(cancellationToken)), ApiJson.Readable.FeedsAnswer);
}
