using Parquet;
using Parquet.Schema;

namespace StanceML.Store;

/// <summary>A column of a table, with its cell as text for CSV and its type for Parquet. Every cell may be empty.</summary>
internal abstract class ExportColumn<TRow>(DataField field)
{
    public string Name => Field.Name;

    public DataField Field { get; } = field;

    /// <returns>Null for an empty cell.</returns>
    public abstract string? CellOf(TRow row);

    public abstract Task WriteAsync(ParquetRowGroupWriter group, IReadOnlyList<TRow> rows, CancellationToken cancellationToken);
}
