using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary><c>/v1/keys</c>: list, make and revoke API keys.</summary>
internal static class KeyEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/keys", ListAsync).RequireRole(KeyRole.Admin);
        routes.MapPost("/v1/keys", CreateAsync).RequireRole(KeyRole.Admin);
        routes.MapDelete("/v1/keys/{id}", RevokeAsync).RequireRole(KeyRole.Admin);
    }

    private static async Task<IResult> ListAsync(KeyStore store, CancellationToken cancellationToken) =>
        Results.Json(KeysAnswer.Of(await store.ListAsync(cancellationToken)), ApiJson.Readable.KeysAnswer);

    private static async Task<IResult> CreateAsync(HttpContext context, KeyMaking keys, TimeProvider clock)
    {
        var (asked, unread) = await JsonBody.ReadAsync(context.Request, ApiJson.Default.KeyRequest, context.RequestAborted);
        if (asked is null)
        {
            return unread!;
        }

        SortedDictionary<string, string> problems = new(StringComparer.Ordinal);
        var (name, role, expires) = Check(asked, clock.GetUtcNow(), problems);
        if (problems.Count > 0)
        {
            return Problems.Fields(problems);
        }

        var (key, refusal) = await keys.TryMakeAsync(name, role, expires, Caller.Of(context.User) ?? Caller.Local, context.RequestAborted);
        return key is null ? Problems.Of(StatusCodes.Status409Conflict, refusal!) : Results.Json(new NewKeyAnswer(key.Id, key.Text), ApiJson.Readable.NewKeyAnswer, statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> RevokeAsync(string id, HttpContext context, KeyMaking keys) =>
        await keys.TryRevokeAsync(id, Caller.Of(context.User) ?? Caller.Local, context.RequestAborted)
            ? Results.NoContent()
            : Problems.Of(StatusCodes.Status404NotFound, "There is no key with this id, or it was revoked before.");

    private static (string Name, KeyRole Role, DateTimeOffset? Expires) Check(
        KeyRequest request, DateTimeOffset now, SortedDictionary<string, string> problems)
    {
        if (ApiKey.ProblemOfName(request.Name) is { } problem)
        {
            problems.Add("name", problem);
        }

        var roles = Enum.GetValues<KeyRole>();
        var role = Array.FindIndex(roles, role => StatementRecords.Word(role) == request.Role);
        if (role < 0)
        {
            problems.Add("role", $"is none; known: {string.Join(", ", roles.Select(StatementRecords.Word))}");
        }

        DateTimeOffset? expires = IsoTime.TryParse(request.Expires, out var time) ? time : null;
        if (request.Expires is not null && (expires is null || expires <= now))
        {
            problems.Add("expires", $"is no time to come, such as {IsoTime.Example}");
        }

        return (request.Name ?? "", (KeyRole)Math.Max(role, 0), expires);
    }
}
