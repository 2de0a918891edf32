using System.Security.Cryptography;
using Dapper;

namespace StanceML.Store;

/// <summary>Keeps the views that readers named. Safe for concurrent use.</summary>
public sealed class SavedViewStore(StoreDatabase database)
{
    /// <summary>The list stands on a page.</summary>
    public const int MaxViews = 200;

    public const int MaxNameChars = 80;

    /// <param name="name">1 to <see cref="MaxNameChars"/> characters.</param>
    /// <param name="filter">What the view lists.</param>
    /// <param name="owner">Id of the key that saves it.</param>
    /// <returns>Null when there are <see cref="MaxViews"/> already.</returns>
    public Task<SavedView?> SaveAsync(string name, StatementFilter filter, string owner, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(name.Length, MaxNameChars);
        return database.WriteAsync(
            async transaction =>
            {
                var connection = transaction.Connection!;
                if (await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM saved_view", transaction: transaction).ConfigureAwait(false) >= MaxViews)
                {
                    return null;
                }

                var row = new SavedViewRow
                {
                    Id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)),
                    Name = StorableText.Of(name)!,
                    Query = StorableText.Of(string.Join('&', FilterAddress.Write(filter).Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}")))!,
                    Owner = owner,
                    Created = database.Clock.GetUtcNow().ToUnixTimeMilliseconds(),
                };
                await connection.ExecuteAsync(
                    "INSERT INTO saved_view (id, name, query, owner, created) VALUES (@Id, @Name, @Query, @Owner, @Created)", row, transaction).ConfigureAwait(false);
                return row.ToView();
            },
            cancellationToken);
    }

    /// <returns>By name.</returns>
    public Task<IReadOnlyList<SavedView>> ListAsync(CancellationToken cancellationToken) => database.ReadAsync(
        async connection => (IReadOnlyList<SavedView>)
        [
            .. (await connection.QueryAsync<SavedViewRow>(
                new CommandDefinition("SELECT id, name, query, owner, created FROM saved_view ORDER BY name, id", cancellationToken: cancellationToken)).ConfigureAwait(false))
                .Select(row => row.ToView()),
        ],
        cancellationToken);

    /// <param name="owner">Deletes only a view of this owner; null deletes anybody's.</param>
    /// <returns>Whether there was one.</returns>
    public Task<bool> DeleteAsync(string id, string? owner, CancellationToken cancellationToken) => database.WriteAsync(
        async transaction => await transaction.Connection!.ExecuteAsync(
            "DELETE FROM saved_view WHERE id = @id AND (@owner IS NULL OR owner = @owner)", new { id, owner }, transaction).ConfigureAwait(false) > 0,
        cancellationToken);
}
