using Parquet;
using Parquet.Schema;

namespace StanceML.Store;

/// <summary>The rows and columns of <see cref="CsvRowWriter{TRow}"/> with their types, as Apache Parquet.</summary>
/// <remarks>Held in memory are the rows of one group, some 15 MB. A file that was not ended is taken by no reader.</remarks>
internal sealed class ParquetRowWriter<TRow>(Stream output, IReadOnlyList<ExportColumn<TRow>> columns) : IRowWriter<TRow>
{
    /// <summary>Readers skip and decode by groups: few rows make them slow, many take memory here.</summary>
    private const int RowsPerGroup = 5_000;

    private readonly List<TRow> _rows = [];
    private ParquetWriter? _parquet;

    public async Task WriteAsync(TRow row, CancellationToken cancellationToken)
    {
        _rows.Add(row);
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
        foreach (var column in columns)
        {
            await column.WriteAsync(group, _rows, cancellationToken).ConfigureAwait(false);
        }

        _rows.Clear();
    }

    private async Task<ParquetWriter> BegunAsync(CancellationToken cancellationToken) =>
        _parquet ??= await ParquetWriter.CreateAsync(
            new ParquetSchema(columns.Select(column => column.Field)), new ForwardStream(output), cancellationToken: cancellationToken).ConfigureAwait(false);
}
