using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace StanceML.Worker;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: it can take articles in and analyze them, or why not.</summary>
/// <remarks>
/// Open, since what probes them carries no key: a load balancer, a kubelet. Why the worker is not ready is told to readers alone.
/// No rate holds them up, or a flood from a probe's address would have the worker restarted.
/// </remarks>
internal static class HealthEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = WriteAsync }).AllowAnonymous().DisableRateLimiting();
        routes.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = WriteAsync }).AllowAnonymous().DisableRateLimiting();
    }

    private static Task WriteAsync(HttpContext context, HealthReport report) =>
        Results.Json(HealthAnswer.Of(report, withReasons: Caller.Of(context.User) is not null), ApiJson.Readable.HealthAnswer, statusCode: context.Response.StatusCode).ExecuteAsync(context);
}
