using System.Security.Claims;
using StanceML.Store;

namespace StanceML.Dashboard.Parts;

/// <summary>What the reader of a page may do.</summary>
internal static class PageRole
{
    /// <returns>Null for a user without one.</returns>
    public static KeyRole? Of(ClaimsPrincipal user) =>
        Enum.TryParse<KeyRole>(user.FindFirstValue(ClaimTypes.Role), out var role) ? role : null;
}
