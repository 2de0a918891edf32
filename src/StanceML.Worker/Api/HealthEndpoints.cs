using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace StanceML.Worker;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: it can take articles in and analyze them (200), or why not (503).</summary>
/// <remarks>
/// Open, since what probes them carries no key: a load balancer, a kubelet. Why the worker is not ready is told to readers alone.
/// No rate holds them up, or a flood from a probe's address would have the worker restarted.
/// </remarks>
internal static class HealthEndpoints
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/health/live", Methods, Live).AllowAnonymous().DisableRateLimiting().OfRole(WorkerRoles.All);
        routes.MapMethods("/health/ready", Methods, ReadyAsync).AllowAnonymous().DisableRateLimiting().OfRole(WorkerRoles.All);
    }

    private static IResult Live() => Results.Json(HealthAnswer.Live, ApiJson.Readable.HealthAnswer);

    private static async Task<IResult> ReadyAsync(Readiness readiness, HttpContext context, CancellationToken cancellationToken)
    {
        var report = await readiness.CheckAsync(cancellationToken);
        return Results.Json(
            HealthAnswer.Of(report, withReasons: Caller.Of(context.User) is not null),
            ApiJson.Readable.HealthAnswer,
            statusCode: report.Status == HealthStatus.Unhealthy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
    }
}
