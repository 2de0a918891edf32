using StanceML.Store;

namespace StanceML.Worker;

/// <summary>What <c>GET /v1/keys</c> answers: every key, oldest first, those no longer usable too.</summary>
internal sealed record KeysAnswer(IReadOnlyList<KeysAnswer.Entry> Keys)
{
    public static KeysAnswer Of(IEnumerable<ApiKey> keys) => new([.. keys.Select(key => new Entry(
        key.Id, key.Name, StatementRecords.Word(key.Role), key.Created, key.Expires, key.Revoked, key.LastUsed))]);

    /// <param name="LastUsed">To about a minute; null when it never was.</param>
    internal sealed record Entry(
        string Id, string Name, string Role, DateTimeOffset Created, DateTimeOffset? Expires, DateTimeOffset? Revoked, DateTimeOffset? LastUsed);
}
