using Microsoft.AspNetCore.Http;

namespace StanceML.Dashboard.Layout;

/// <summary>The reader's choice of light or dark, kept by the browser.</summary>
internal static class ThemeCookie
{
    private const string Name = "theme";

    /// <returns><c>light</c>, <c>dark</c>, or null where the reader's system decides.</returns>
    public static string? Of(HttpRequest? request) => request?.Cookies[Name] switch
    {
        "light" => "light",
        "dark" => "dark",
        _ => null,
    };
}
