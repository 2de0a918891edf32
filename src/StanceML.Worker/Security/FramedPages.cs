using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using StanceML.Dashboard;

namespace StanceML.Worker;

/// <summary>Lets sites of the operator's choice show <c>/embed/…</c> inside their pages.</summary>
internal static class FramedPages
{
    public static void OpenToFrames(this IEndpointConventionBuilder pages, WorkerOptions options)
    {
        var sites = string.Join(' ', options.EmbedOrigins.Prepend("'self'"));
        var policy = new ContentPolicy(_ => $"{StanceDashboard.EmbedSecurityPolicy}; frame-ancestors {sites}", IsFramed: true);
        pages.Finally(page =>
        {
            if (page is not RouteEndpointBuilder route || route.RoutePattern.RawText?.TrimStart('/').StartsWith(Prefix, StringComparison.Ordinal) is not true)
            {
                return;
            }

            page.Metadata.Add(policy);
            if (options.EmbedOrigins.Count > 0)
            {
                // A browser sends no session along into another site's page.
                page.Metadata.Add(new AllowAnonymousAttribute());
            }
        });
    }

    private static readonly string Prefix = StanceDashboard.EmbedPath.TrimStart('/') + "/";
}
