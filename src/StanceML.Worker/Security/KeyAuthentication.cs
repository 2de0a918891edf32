using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StanceML.Dashboard;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>
/// Says whose key a request came with: <c>Authorization: Bearer …</c>, the password of <c>Basic</c> for readers of feeds that know no other way,
/// <c>X-Api-Key</c>, or the cookie of a session opened with one.
/// </summary>
internal sealed class KeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> scheme, ILoggerFactory loggers, UrlEncoder encoder, KeyRing keys, KeyStore store, CallerLimits limits, IOptions<WorkerOptions> options)
    : AuthenticationHandler<AuthenticationSchemeOptions>(scheme, loggers, encoder)
{
    public const string SchemeName = "key";

    private const string Bearer = "Bearer ";

    private const string Basic = "Basic ";

    private const string StoreIsAway = "The keys cannot be read now.";

    private const string NoKeysBehindProxy =
        "This request was passed on by a proxy, and a worker without keys serves its own machine alone: make a key (stanceml keys create), and name the proxy (--proxy).";

    /// <summary>What proxies add. One that adds none of these looks like a caller on this machine.</summary>
    private static readonly string[] ProxyHeaders = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via"];

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!keys.IsNeeded)
        {
            return IsPassedOn(Request.Headers) ? AuthenticateResult.Fail(NoKeysBehindProxy) : Success(Caller.Local, SchemeName);
        }

        if (keys.IsOutdated)
        {
            return AuthenticateResult.Fail(StoreIsAway);
        }

        return TryReadKey(out var text) ? Recognize(text)
            : SessionCookie.TokenIn(Request) is { } token ? await RecognizeSessionAsync(token)
            : AuthenticateResult.NoResult();
    }

    /// <summary>A browser is sent to where it can log in; any other client is told what is missing.</summary>
    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var problem = (await HandleAuthenticateOnceSafeAsync()).Failure?.Message;
        if (problem == StoreIsAway)
        {
            await Problems.Later(StatusCodes.Status503ServiceUnavailable, problem, options.Value.RetryAfter).ExecuteAsync(Context);
            return;
        }

        if (problem != NoKeysBehindProxy && HttpMethods.IsGet(Request.Method) && Request.GetTypedHeaders().Accept.Any(type => type.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase)))
        {
            Response.Redirect(LoginAddress.Of(Request.GetEncodedPathAndQuery()));
            return;
        }

        Response.Headers.WWWAuthenticate = "Bearer realm=\"StanceML\"";
        await Problems.Of(
            StatusCodes.Status401Unauthorized,
            problem ?? "This needs an API key: send it as Authorization: Bearer KEY, or as X-Api-Key: KEY.").ExecuteAsync(Context);
    }

    protected override async Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        var needed = Context.GetEndpoint()?.Metadata.GetOrderedMetadata<IAuthorizeData>() is [.., { } last] ? last.Policy : null;
        var role = Caller.Of(Context.User) is { } caller ? StatementRecords.Word(caller.Role) : "none";
        await Problems.Of(
            StatusCodes.Status403Forbidden,
            needed is null ? "Nobody may call this." : $"This needs a key with the role {needed} or more; this key's role is {role}.").ExecuteAsync(Context);
    }

    private static bool IsPassedOn(IHeaderDictionary headers) => ProxyHeaders.Any(headers.ContainsKey);

    private static AuthenticateResult Success(Caller caller, string by) =>
        AuthenticateResult.Success(new AuthenticationTicket(caller.ToPrincipal(by), SchemeName));

    private bool TryReadKey(out string text)
    {
        var bearer = Request.Headers.Authorization.ToString();
        text = bearer.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? bearer[Bearer.Length..].Trim()
            : bearer.StartsWith(Basic, StringComparison.OrdinalIgnoreCase) ? Password(bearer[Basic.Length..].Trim())
            : Request.Headers["X-Api-Key"].ToString();
        return text.Length > 0;
    }

    /// <returns>What comes after the colon; something that is no key where there is none.</returns>
    private static string Password(string credentials)
    {
        var bytes = new byte[credentials.Length];
        return Convert.TryFromBase64String(credentials, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2)[^1] : credentials;
    }

    private AuthenticateResult Recognize(string text) =>
        KeyText.Read(text) is not { } read ? AuthenticateResult.Fail("This is no key: it is mistyped, cut short, or something else.")
        : keys.Find(read) is { } key ? Of(key, SchemeName)
        : AuthenticateResult.Fail("This key is unknown here, or revoked, or has expired.");

    private async Task<AuthenticateResult> RecognizeSessionAsync(KeyText token)
    {
        // Each token costs a read of the store, and this stands before all other limits.
        if (!limits.Guesses.AttemptAcquire(Context, permitCount: 0).IsAcquired)
        {
            return AuthenticateResult.Fail("Too many sessions were tried that are none.");
        }

        try
        {
            if (await store.FindSessionAsync(token.Hash(), Context.RequestAborted) is { } id && keys.Find(id) is { } key)
            {
                return Of(key, StanceDashboard.SessionScheme);
            }

            limits.Guesses.AttemptAcquire(Context).Dispose();
            return AuthenticateResult.Fail("This session is over.");
        }
        catch (StoreUnavailableException)
        {
            return AuthenticateResult.Fail(StoreIsAway);
        }
    }

    private AuthenticateResult Of(ApiKey key, string by)
    {
        keys.Use(key);
        return Success(new Caller(key.Id, key.Name, key.Role), by);
    }
}
