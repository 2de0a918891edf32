using System.Data.Common;

namespace StanceML.Store;

/// <summary>A command whose text the database reads once and that runs with many values. Not for concurrent use.</summary>
/// <param name="command">With its parameters, in the order of the values.</param>
/// <param name="isKept">Whether it outlives its use here.</param>
internal sealed class RepeatedCommand(DbCommand command, bool isKept) : IAsyncDisposable
{
    /// <returns>How many rows were written.</returns>
    public Task<int> ExecuteAsync(params IReadOnlyList<object?> values) => With(values).ExecuteNonQueryAsync();

    /// <returns>The first row as <paramref name="read"/> sees it; the default when there is none.</returns>
    public async Task<T?> FirstAsync<T>(Func<DbDataReader, T> read, params IReadOnlyList<object?> values)
    {
        await using var reader = await With(values).ExecuteReaderAsync().ConfigureAwait(false);
        return await reader.ReadAsync().ConfigureAwait(false) ? read(reader) : default;
    }

    public async Task<IReadOnlyList<T>> ListAsync<T>(Func<DbDataReader, T> read, params IReadOnlyList<object?> values)
    {
        await using var reader = await With(values).ExecuteReaderAsync().ConfigureAwait(false);
        List<T> rows = [];
        while (await reader.ReadAsync().ConfigureAwait(false))
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    public ValueTask DisposeAsync() => isKept ? ValueTask.CompletedTask : command.DisposeAsync();

    private DbCommand With(IReadOnlyList<object?> values)
    {
        for (var i = 0; i < values.Count; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        return command;
    }
}
