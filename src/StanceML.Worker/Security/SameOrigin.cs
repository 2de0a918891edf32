using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace StanceML.Worker;

/// <summary>Refuses what a page of another site makes the reader's browser send: without keys, loopback alone would not stop it.</summary>
internal static class SameOrigin
{
    public static void UseSameOrigin(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if ((IsWrite(context.Request.Method) || IsSocket(context.Request)) && IsForeign(context.Request))
        {
            await Problems.Of(StatusCodes.Status403Forbidden, "This request comes from a page of another site.").ExecuteAsync(context);
            return;
        }

        await next(context);
    });

    private static bool IsWrite(string method) =>
        !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method) && !HttpMethods.IsOptions(method);

    /// <summary>A socket is opened by GET, or by CONNECT, and what comes through it acts.</summary>
    private static bool IsSocket(HttpRequest request) =>
        HttpMethods.IsConnect(request.Method) || request.Headers.Upgrade.ToString().Contains("websocket", StringComparison.OrdinalIgnoreCase);

    /// <summary>A browser says where a request comes from, and no page can make it lie; other clients say nothing.</summary>
    private static bool IsForeign(HttpRequest request) => request.Headers["Sec-Fetch-Site"] is [{ } site]
        ? site is not ("same-origin" or "none")
        : request.Headers.Origin is [{ } origin]
            && !string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
}
