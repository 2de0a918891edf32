using Parquet;
using Parquet.Schema;

namespace StanceML.Store;

internal sealed class TextColumn<TRow>(string name, Func<TRow, string?> text) : ExportColumn<TRow>(new DataField(name, typeof(string), isNullable: true))
{
    public override string? CellOf(TRow row) => text(row);

    public override Task WriteAsync(ParquetRowGroupWriter group, IReadOnlyList<TRow> rows, CancellationToken cancellationToken) =>
        group.WriteAsync(Field, (string?[])[.. rows.Select(text)]);
}
