using System.Security.Claims;
using StanceML.Store;

namespace StanceML.Dashboard.Desk;

/// <summary>Who looks at a page, and what they may do.</summary>
/// <param name="Id">Of their key; the worker's own machine has one too.</param>
/// <param name="Name">For people.</param>
public sealed record Visitor(string Id, string Name, KeyRole Role)
{
    /// <returns>Of a user whom the host let in; whoever has no role may only read.</returns>
    public static Visitor Of(ClaimsPrincipal user) => new(
        user.FindFirstValue(ClaimTypes.NameIdentifier) ?? "",
        user.Identity?.Name ?? "",
        Enum.TryParse<KeyRole>(user.FindFirstValue(ClaimTypes.Role), out var role) ? role : KeyRole.Reader);
}
