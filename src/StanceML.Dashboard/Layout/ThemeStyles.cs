using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using MudBlazor;

namespace StanceML.Dashboard.Layout;

/// <summary>
/// MudBlazor's theme as a style sheet. Its own provider writes a style element into each page, which the pages' Content-Security-Policy
/// forbids, and must know on the server whether the reader's system is dark.
/// </summary>
internal sealed partial class ThemeStyles : MudThemeProvider
{
    private const string Path = "/theme.css";

    private static readonly string Styles = Write();

    private ThemeStyles(MudTheme theme, bool isDark) => (Theme, IsDarkMode) = (theme, isDark);

    /// <summary>Where pages find it. Other styles have another address, so a browser may keep them for good.</summary>
    public static string Address { get; } = $"{Path}?v={Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Styles)))[..12]}";

    /// <summary>Styles are no secret, and the page that asks for a key needs them.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(Path, (HttpContext context) =>
    {
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Text(Styles, "text/css");
    }).AllowAnonymous();

    private static string Write()
    {
        var theme = StanceTheme.Create();
        var (light, dark) = (Variables(theme, isDark: false), Variables(theme, isDark: true));
        return $$"""
            :root{{light}}
            @media screen and (prefers-color-scheme: dark) { :root:not([data-theme="light"]){{dark}} }
            @media screen { :root[data-theme="dark"]{{dark}} }
            """;
    }

    /// <summary>Of what the provider would write only the block of variables.</summary>
    private static string Variables(MudTheme theme, bool isDark) =>
        Block().Match(new ThemeStyles(theme, isDark).BuildTheme()).Value;

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Block();
}
