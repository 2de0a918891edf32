namespace StanceML.Store;

/// <summary>One row per statement and target; a statement about no recognition question has one row with empty stance columns.</summary>
internal sealed class StatementTableWriter(IRowWriter<ExportRow> rows) : IStatementWriter
{
    public async Task WriteAsync(StatementRecord statement, StatementSource? source, CancellationToken cancellationToken)
    {
        foreach (var row in ExportRow.Of(statement, source))
        {
            await rows.WriteAsync(row, cancellationToken).ConfigureAwait(false);
        }
    }

    public Task EndAsync(CancellationToken cancellationToken) => rows.EndAsync(cancellationToken);
}
