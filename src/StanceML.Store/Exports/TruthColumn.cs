using Parquet;
using Parquet.Schema;

namespace StanceML.Store;

internal sealed class TruthColumn<TRow>(string name, Func<TRow, bool?> value) : ExportColumn<TRow>(new DataField(name, typeof(bool), isNullable: true))
{
    public override string? CellOf(TRow row) => value(row) switch { true => "true", false => "false", null => null };

    public override Task WriteAsync(ParquetRowGroupWriter group, IReadOnlyList<TRow> rows, CancellationToken cancellationToken) =>
        group.WriteAsync<bool>(Field, (bool?[])[.. rows.Select(value)], cancellationToken: cancellationToken);
}
