using Parquet;
using Parquet.Schema;

namespace StanceML.Store;

/// <summary>A column of a table of statements, with its cell as text for CSV and its type for Parquet. Every cell may be empty.</summary>
internal abstract class ExportColumn(DataField field)
{
    public string Name => Field.Name;

    public DataField Field { get; } = field;

    /// <returns>Null for an empty cell.</returns>
    public abstract string? CellOf(ExportRow row);

    public abstract Task WriteAsync(ParquetRowGroupWriter group, IReadOnlyList<ExportRow> rows, CancellationToken cancellationToken);
}
