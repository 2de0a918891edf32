using System.Data.Common;
using System.Text.Json;
using Dapper;

namespace StanceML.Store;

/// <summary>A statement's record with the words around it, as kept.</summary>
internal sealed class StatementRecordRow
{
    public required string Context { get; init; }

    public int ContextStart { get; init; }

    public required string Record { get; init; }

    /// <returns>Null when there is none: the statement has gone, or a reviewer rejected it.</returns>
    public static Task<StatementRecordRow?> FindAsync(DbTransaction transaction, long statement) => FindIn("statement_record", transaction, statement);

    /// <returns>As the models judged it; null when no reviewer decided on it.</returns>
    public static Task<StatementRecordRow?> FindOriginalAsync(DbTransaction transaction, long statement) => FindIn("review_original", transaction, statement);

    public StatementRecord ToRecord() => JsonSerializer.Deserialize(Record, StanceJson.Readable.StatementRecord)!;

    private static Task<StatementRecordRow?> FindIn(string table, DbTransaction transaction, long statement) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<StatementRecordRow>(
            $"SELECT context, context_start AS contextStart, record FROM {table} WHERE statement = @statement", new { statement }, transaction);
}
