using Dapper;

namespace StanceML.Store;

/// <summary>Keeps API keys, as hashes, and the sessions that browsers opened with them. Safe for concurrent use.</summary>
public sealed class KeyStore(StoreDatabase database)
{
    /// <summary>Every worker holds them all in memory.</summary>
    public const int MaxKeys = 1_000;

    private const int MaxSessionsPerKey = 100;

    /// <summary>How long one that is revoked or has expired is still listed.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(90);

    /// <param name="expires">Null for never.</param>
    /// <returns>The key itself, which nobody can find again; null when there are <see cref="MaxKeys"/> already.</returns>
    /// <exception cref="StoreUnavailableException">The store cannot be written.</exception>
    public Task<KeyText?> CreateAsync(string name, KeyRole role, DateTimeOffset? expires, CancellationToken cancellationToken)
    {
        var key = KeyText.Make();
        return database.WriteAsync(
            async transaction =>
            {
                await transaction.Connection!.ExecuteAsync(
                    "DELETE FROM api_key WHERE revoked < @old OR expires < @old", new { old = Now() - (long)Remembered.TotalMilliseconds }, transaction).ConfigureAwait(false);
                if (await transaction.Connection!.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM api_key", transaction: transaction).ConfigureAwait(false) >= MaxKeys)
                {
                    return null;
                }

                await transaction.Connection!.ExecuteAsync(
                    "INSERT INTO api_key (id, hash, name, role, created, expires) VALUES (@Id, @hash, @name, @role, @now, @expires)",
                    new { key.Id, hash = key.Hash(), name, role = StatementRecords.Word(role), now = Now(), expires = expires?.ToUnixTimeMilliseconds() },
                    transaction).ConfigureAwait(false);
                return key;
            },
            cancellationToken);
    }

    /// <returns>Every key, oldest first, those no longer usable too.</returns>
    /// <exception cref="StoreUnavailableException">The store cannot be read.</exception>
    public Task<IReadOnlyList<ApiKey>> ListAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(
            async connection =>
            {
                var rows = await connection.QueryAsync<KeyRow>(
                    "SELECT id, hash, name, role, created, expires, revoked, used FROM api_key ORDER BY created, id").ConfigureAwait(false);
                return (IReadOnlyList<ApiKey>)[.. rows.Select(row => row.ToKey())];
            },
            cancellationToken);

    /// <summary>Ends a key and the sessions opened with it.</summary>
    /// <returns>False when there is no such key, or it was revoked before.</returns>
    public Task<bool> RevokeAsync(string id, CancellationToken cancellationToken) => !KeyText.IsId(id)
        ? Task.FromResult(false)
        : database.WriteAsync(
            async transaction =>
            {
                await transaction.Connection!.ExecuteAsync("DELETE FROM login_session WHERE api_key = @id", new { id }, transaction).ConfigureAwait(false);
                return await transaction.Connection!.ExecuteAsync(
                    "UPDATE api_key SET revoked = @now WHERE id = @id AND revoked IS NULL", new { id, now = Now() }, transaction).ConfigureAwait(false) == 1;
            },
            cancellationToken);

    /// <param name="uses">Id of a key to when it was last used.</param>
    public Task MarkUsedAsync(IReadOnlyDictionary<string, DateTimeOffset> uses, CancellationToken cancellationToken) =>
        database.WriteAsync(
            transaction => transaction.Connection!.ExecuteAsync(
                "UPDATE api_key SET used = @time WHERE id = @id AND (used IS NULL OR used < @time)",
                uses.Select(use => new { id = use.Key, time = use.Value.ToUnixTimeMilliseconds() }),
                transaction),
            cancellationToken);

    /// <summary>Opens a session; the oldest of a key that has too many ends.</summary>
    /// <param name="hash">Of the session's token.</param>
    /// <param name="key">The id of a key that exists.</param>
    public Task OpenSessionAsync(byte[] hash, string key, DateTimeOffset expires, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async transaction =>
            {
                var values = new { hash, key, now = Now(), expires = expires.ToUnixTimeMilliseconds(), most = MaxSessionsPerKey - 1 };
                await transaction.Connection!.ExecuteAsync(
                    """
                    DELETE FROM login_session WHERE expires <= @now;
                    DELETE FROM login_session WHERE api_key = @key AND hash NOT IN
                        (SELECT hash FROM login_session WHERE api_key = @key ORDER BY created DESC LIMIT @most);
                    """,
                    values,
                    transaction).ConfigureAwait(false);
                return await transaction.Connection!.ExecuteAsync(
                    "INSERT INTO login_session (hash, api_key, created, expires) VALUES (@hash, @key, @now, @expires)", values, transaction).ConfigureAwait(false);
            },
            cancellationToken);

    /// <returns>The id of the key it was opened with; null when there is none, or it is over.</returns>
    /// <exception cref="StoreUnavailableException">The store cannot be read.</exception>
    public Task<string?> FindSessionAsync(byte[] hash, CancellationToken cancellationToken) =>
        database.ReadAsync(
            connection => connection.ExecuteScalarAsync<string?>(
                "SELECT api_key FROM login_session WHERE hash = @hash AND expires > @now", new { hash, now = Now() }),
            cancellationToken);

    public Task CloseSessionAsync(byte[] hash, CancellationToken cancellationToken) =>
        database.WriteAsync(
            transaction => transaction.Connection!.ExecuteAsync("DELETE FROM login_session WHERE hash = @hash", new { hash }, transaction),
            cancellationToken);

    private long Now() => database.Clock.GetUtcNow().ToUnixTimeMilliseconds();
}
