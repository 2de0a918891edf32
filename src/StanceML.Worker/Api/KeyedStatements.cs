using StanceML.Store;

namespace StanceML.Worker;

/// <summary>Fetches the statements that positions and changes name.</summary>
internal static class KeyedStatements
{
    /// <returns>Without those that are gone.</returns>
    public static async Task<IReadOnlyDictionary<StatementKey, SourcedStatement>> FindAsync(
        StatementStore statements, IEnumerable<StatementKey> keys, CancellationToken cancellationToken) =>
        (await statements.FindAsync([.. keys.Distinct()], cancellationToken)).ToDictionary(
            statement => statement.Key, statement => new SourcedStatement(statement.Record, statement.Source));
}
