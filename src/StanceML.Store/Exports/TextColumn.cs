using Parquet;
using Parquet.Schema;

namespace StanceML.Store;

internal sealed class TextColumn(string name, Func<ExportRow, string?> text) : ExportColumn(new DataField(name, typeof(string), isNullable: true))
{
    public override string? CellOf(ExportRow row) => text(row);

    public override Task WriteAsync(ParquetRowGroupWriter group, IReadOnlyList<ExportRow> rows, CancellationToken cancellationToken) =>
        group.WriteAsync(Field, (string?[])[.. rows.Select(text)]);
}
