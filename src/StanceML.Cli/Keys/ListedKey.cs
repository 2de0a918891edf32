using StanceML.Store;

namespace StanceML.Cli;

/// <summary>A key as <c>keys list --format json</c> writes it, and as <c>GET /v1/keys</c> answers it.</summary>
internal sealed record ListedKey(
    string Id, string Name, string Role, DateTimeOffset Created, DateTimeOffset? Expires, DateTimeOffset? Revoked, DateTimeOffset? LastUsed)
{
    public static ListedKey Of(ApiKey key) =>
        new(key.Id, key.Name, StatementRecords.Word(key.Role), key.Created, key.Expires, key.Revoked, key.LastUsed);
}
