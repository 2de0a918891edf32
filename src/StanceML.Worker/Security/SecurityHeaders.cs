using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace StanceML.Worker;

/// <summary>Headers that keep a browser from doing anything with an answer but show it.</summary>
internal static class SecurityHeaders
{
    /// <summary>No script at all, styles and images of our own only. A page that needs more has a <see cref="ContentPolicy"/>.</summary>
    private const string ContentSecurityPolicy =
        "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static readonly (string Name, string Value)[] Always =
    [
        ("Content-Security-Policy", ContentSecurityPolicy),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        // Not "no-referrer": browsers then send "Origin: null" with a form of our own, and it would be refused as foreign.
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ];

    /// <summary>Stands first, so that refusals carry the headers too.</summary>
    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        // Set when the answer starts: the exception handler clears what was set before.
        context.Response.OnStarting(
            state =>
            {
                var headers = ((HttpResponse)state).Headers;
                foreach (var (name, value) in Always)
                {
                    headers[name] = value;
                }

                var answered = ((HttpResponse)state).HttpContext;
                // A refusal of such a page has its policy too: it is a page, or words without scripts.
                if (answered.GetEndpoint()?.Metadata.GetMetadata<ContentPolicy>() is { } own)
                {
                    headers.ContentSecurityPolicy = own.Of(answered);
                    AllowFrames(headers, own);
                }

                if (answered.Request.IsHttps)
                {
                    headers.StrictTransportSecurity = "max-age=31536000";
                }

                // Articles are nobody else's: only what names its own caching (style sheets) is kept.
                headers.CacheControl = headers.CacheControl.Count == 0 ? "no-store" : headers.CacheControl;
                return Task.CompletedTask;
            },
            context.Response);
        return next(context);
    });

    /// <summary>The older header knows no list of sites, and pages that isolate themselves show no frame that does not agree.</summary>
    private static void AllowFrames(IHeaderDictionary headers, ContentPolicy policy)
    {
        if (policy.IsFramed)
        {
            headers.Remove("X-Frame-Options");
            headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        }
    }
}
