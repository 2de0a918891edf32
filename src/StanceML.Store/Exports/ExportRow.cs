namespace StanceML.Store;

/// <summary>A row of a table of statements: one per statement and target.</summary>
/// <param name="Target">Null in the only row of a statement about no recognition question.</param>
/// <param name="Source">The article; null where no more than its id is known.</param>
internal sealed record ExportRow(StatementRecord Statement, TargetRecord? Target, StatementSource? Source)
{
    public static IEnumerable<ExportRow> Of(StatementRecord statement, StatementSource? source) =>
        statement.Targets.Cast<TargetRecord?>().DefaultIfEmpty().Select(target => new ExportRow(statement, target, source));
}
