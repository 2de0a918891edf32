using Dapper;

namespace StanceML.Store;

/// <summary>Remembers what a request was answered, so that the same one sent again gets the same answer. Safe for concurrent use.</summary>
public sealed class KeptAnswers(StoreDatabase database)
{
    /// <summary>How long a key is remembered.</summary>
    public static readonly TimeSpan KeepTime = TimeSpan.FromHours(24);

    /// <summary>Begins a request, unless its key was used for another one.</summary>
    /// <param name="caller">Keys of one caller are nothing to another.</param>
    /// <param name="body">Hash of everything that makes two requests the same.</param>
    /// <exception cref="StoreUnavailableException">The store cannot be written.</exception>
    public Task<KeptAnswer> BeginAsync(string caller, string key, string body, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async transaction =>
            {
                var now = database.Clock.GetUtcNow().ToUnixTimeMilliseconds();
                await transaction.Connection!.ExecuteAsync(
                    "DELETE FROM kept_answer WHERE received <= @old", new { old = now - (long)KeepTime.TotalMilliseconds }, transaction).ConfigureAwait(false);
                await transaction.Connection!.ExecuteAsync(
                    "INSERT INTO kept_answer (key, body, received) VALUES (@name, @body, @now) ON CONFLICT (key) DO NOTHING",
                    new { name = NameOf(caller, key), body, now },
                    transaction).ConfigureAwait(false);
                var (kept, answer) = await transaction.Connection!.QuerySingleAsync<(string, string?)>(
                    "SELECT body, answer FROM kept_answer WHERE key = @name", new { name = NameOf(caller, key) }, transaction).ConfigureAwait(false);
                return new KeptAnswer(IsOther: kept != body, answer);
            },
            cancellationToken);

    /// <summary>Keeps the answer, if none is kept yet.</summary>
    /// <returns>The answer that is kept.</returns>
    /// <exception cref="StoreUnavailableException">The store cannot be written.</exception>
    public Task<string> EndAsync(string caller, string key, string answer, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async transaction => await transaction.Connection!.ExecuteScalarAsync<string>(
                "UPDATE kept_answer SET answer = COALESCE(answer, @answer) WHERE key = @name RETURNING answer",
                new { name = NameOf(caller, key), answer },
                transaction).ConfigureAwait(false) ?? answer,
            cancellationToken);

    private static string NameOf(string caller, string key) => ContentHash.Of($"{caller}\n{key}");
}
