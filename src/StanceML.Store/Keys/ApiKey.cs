using System.Globalization;

namespace StanceML.Store;

/// <summary>A key as the store knows it: everything but the key itself.</summary>
/// <param name="Id">Ten letters and digits; no secret.</param>
/// <param name="Hash">SHA-256 of the key.</param>
/// <param name="Name">For people: who or what holds it.</param>
/// <param name="Expires">Null when it never does.</param>
/// <param name="Revoked">Null while it is not.</param>
/// <param name="LastUsed">To about a minute; null when it never was.</param>
public sealed record ApiKey(
    string Id,
    ReadOnlyMemory<byte> Hash,
    string Name,
    KeyRole Role,
    DateTimeOffset Created,
    DateTimeOffset? Expires,
    DateTimeOffset? Revoked,
    DateTimeOffset? LastUsed)
{
    public const int MaxNameLength = 100;

    public bool IsUsable(DateTimeOffset now) => Revoked is null && (Expires is null || now < Expires);

    /// <returns>Why nobody may bear this name; null when it is one.</returns>
    public static string? ProblemOfName(string? name) =>
        string.IsNullOrWhiteSpace(name) ? "is missing"
        : name.Length > MaxNameLength ? $"has {name.Length} characters; allowed: {MaxNameLength}"
        : name.Any(letter => char.IsControl(letter) || char.IsSurrogate(letter) || char.GetUnicodeCategory(letter) == UnicodeCategory.Format) ? "holds characters that cannot be shown"
        : null;
}
