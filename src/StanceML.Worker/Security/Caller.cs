using System.Security.Claims;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>Whose key a request came with.</summary>
/// <param name="Id">The key's id; <see cref="LocalId"/> where no key is needed.</param>
/// <param name="Name">For people: logs, ledgers.</param>
internal sealed record Caller(string Id, string Name, KeyRole Role)
{
    private const string LocalId = "local";

    /// <summary>Whoever can reach a worker that has no keys and listens to this machine alone.</summary>
    public static Caller Local { get; } = new(LocalId, LocalId, KeyRole.Admin);

    public bool IsLocal => Id == LocalId;

    /// <returns>Null when the request came with no key that counts.</returns>
    public static Caller? Of(ClaimsPrincipal user) =>
        user.FindFirstValue(ClaimTypes.NameIdentifier) is { } id && Enum.TryParse<KeyRole>(user.FindFirstValue(ClaimTypes.Role), out var role)
            ? new Caller(id, user.Identity?.Name ?? "", role)
            : null;

    /// <returns>For ledgers and lists: the name of the key that a request came with.</returns>
    public static string NameOf(ClaimsPrincipal user) => Of(user)?.Name ?? Local.Name;

    /// <param name="scheme">How the caller was recognized.</param>
    public ClaimsPrincipal ToPrincipal(string scheme) => new(new ClaimsIdentity(
        [new Claim(ClaimTypes.NameIdentifier, Id), new Claim(ClaimTypes.Name, Name), new Claim(ClaimTypes.Role, $"{Role}")], scheme));
}
