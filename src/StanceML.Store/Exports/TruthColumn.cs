using Parquet;
using Parquet.Schema;

namespace StanceML.Store;

internal sealed class TruthColumn(string name, Func<ExportRow, bool?> value) : ExportColumn(new DataField(name, typeof(bool), isNullable: true))
{
    public override string? CellOf(ExportRow row) => value(row) switch { true => "true", false => "false", null => null };

    public override Task WriteAsync(ParquetRowGroupWriter group, IReadOnlyList<ExportRow> rows, CancellationToken cancellationToken) =>
        group.WriteAsync<bool>(Field, (bool?[])[.. rows.Select(value)], cancellationToken: cancellationToken);
}
