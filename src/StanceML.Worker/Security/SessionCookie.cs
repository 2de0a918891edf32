using Microsoft.AspNetCore.Http;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>The cookie of a browser that logged in. No script can read it, and no other site's page can make a browser send it.</summary>
internal static class SessionCookie
{
    /// <summary>A browser takes a cookie of this name over https only, and from this host only.</summary>
    private const string SecureName = "__Host-stanceml";

    private const string PlainName = "stanceml";

    public static KeyText? TokenIn(HttpRequest request) =>
        request.Cookies.TryGetValue(NameFor(request), out var token) ? KeyText.Read(token) : null;

    /// <summary>The browser forgets it when it is closed; the store when the session's time is over.</summary>
    public static void Set(HttpContext context, KeyText token) =>
        context.Response.Cookies.Append(NameFor(context.Request), token.Text, OptionsFor(context.Request));

    public static void Delete(HttpContext context) => context.Response.Cookies.Delete(NameFor(context.Request), OptionsFor(context.Request));

    private static string NameFor(HttpRequest request) => request.IsHttps ? SecureName : PlainName;

    private static CookieOptions OptionsFor(HttpRequest request) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = request.IsHttps,
        Path = "/",
        IsEssential = true,
    };
}
