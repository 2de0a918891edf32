using Parquet;
using Parquet.Schema;

namespace StanceML.Store;

/// <summary>The rows and columns of <see cref="StatementCsvWriter"/> with their types, as Apache Parquet.</summary>
/// <remarks>Held in memory are the rows of one group, some 15 MB. A file that was not ended is taken by no reader.</remarks>
internal sealed class StatementParquetWriter(Stream output) : IStatementWriter
{
    /// <summary>Readers skip and decode by groups: few rows make them slow, many take memory here.</summary>
    private const int RowsPerGroup = 5_000;

    private readonly List<ExportRow> _rows = [];
    private ParquetWriter? _parquet;

    public async Task WriteAsync(StatementRecord statement, StatementSource? source, CancellationToken cancellationToken)
    {
        _rows.AddRange(ExportRow.Of(statement, source));
        if (_rows.Count >= RowsPerGroup)
        {
            await WriteGroupAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public async Task EndAsync(CancellationToken cancellationToken)
    {
        if (_rows.Count > 0)
        {
            await WriteGroupAsync(cancellationToken).ConfigureAwait(false);
        }

        await (await BegunAsync(cancellationToken).ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);
    }

    private async Task WriteGroupAsync(CancellationToken cancellationToken)
    {
        using var group = (await BegunAsync(cancellationToken).ConfigureAwait(false)).CreateRowGroup();
        foreach (var column in ExportColumns.All)
        {
            await column.WriteAsync(group, _rows, cancellationToken).ConfigureAwait(false);
        }

        _rows.Clear();
    }

    private async Task<ParquetWriter> BegunAsync(CancellationToken cancellationToken) =>
        _parquet ??= await ParquetWriter.CreateAsync(
            new ParquetSchema(ExportColumns.All.Select(column => column.Field)), new ForwardStream(output), cancellationToken: cancellationToken).ConfigureAwait(false);
}
