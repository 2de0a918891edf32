using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StanceML.Dashboard;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>Where the forms of the pages go by which a browser logs in with a key, and out.</summary>
internal static class SessionEndpoints
{
    private static readonly FormOptions Small = new() { BufferBodyLengthLimit = 8_192, ValueCountLimit = 8 };

    public static void Map(IEndpointRouteBuilder routes)
    {
        // Open: whoever logs in has no session yet, and one that is over is closed all the same.
        routes.MapPost(StanceDashboard.SessionPath, OpenAsync).AllowAnonymous();
        routes.MapPost(StanceDashboard.SessionEndPath, CloseAsync).AllowAnonymous();
    }

    private static async Task<IResult> OpenAsync(
        HttpRequest request, KeyRing keys, KeyStore store, IOptions<WorkerOptions> options, TimeProvider clock, ILogger<KeyRing> logger)
    {
        if (request.ContentLength is null || await SubmittedForms.TryReadAsync(request, Small) is not { } form)
        {
            return Problems.Of(StatusCodes.Status400BadRequest, "Expected a form with the field key.");
        }

        var back = LoginAddress.Local(form["to"]);
        if (KeyText.Read(form["key"].ToString().Trim()) is not { } text || keys.Find(text) is not { } key)
        {
            return Results.Redirect(LoginAddress.Of(back, failed: true));
        }

        var token = KeyText.Make();
        await store.OpenSessionAsync(token.Hash(), key.Id, clock.GetUtcNow() + options.Value.SessionLifetime, request.HttpContext.RequestAborted);
        SessionCookie.Set(request.HttpContext, token);
        logger.SessionOpened(key.Id);
        return Results.Redirect(back);
    }

    private static async Task<IResult> CloseAsync(HttpContext context, KeyStore store)
    {
        if (SessionCookie.TokenIn(context.Request) is { } token)
        {
            await store.CloseSessionAsync(token.Hash(), context.RequestAborted);
        }

        SessionCookie.Delete(context);
        return Results.Redirect(StanceDashboard.LoginPath);
    }
}
