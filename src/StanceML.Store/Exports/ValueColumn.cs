using System.Globalization;
using Parquet;
using Parquet.Schema;

namespace StanceML.Store;

/// <param name="format">How CSV spells it, as .NET's format strings say, in no country's way.</param>
internal sealed class ValueColumn<T>(DataField field, Func<ExportRow, T?> value, string? format = null) : ExportColumn(field)
    where T : struct, IFormattable
{
    public ValueColumn(string name, Func<ExportRow, T?> value, string? format = null)
        : this(new DataField(name, typeof(T), isNullable: true), value, format)
    {
    }

    public override string? CellOf(ExportRow row) => value(row)?.ToString(format, CultureInfo.InvariantCulture);

    public override Task WriteAsync(ParquetRowGroupWriter group, IReadOnlyList<ExportRow> rows, CancellationToken cancellationToken) =>
        group.WriteAsync<T>(Field, (T?[])[.. rows.Select(value)], cancellationToken: cancellationToken);
}
