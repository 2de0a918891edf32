using System.Globalization;
using Parquet;
using Parquet.Schema;

namespace StanceML.Store;

/// <param name="format">How CSV spells it, as .NET's format strings say, in no country's way.</param>
internal sealed class ValueColumn<TRow, T>(DataField field, Func<TRow, T?> value, string? format = null) : ExportColumn<TRow>(field)
    where T : struct, IFormattable
{
    public ValueColumn(string name, Func<TRow, T?> value, string? format = null)
        : this(new DataField(name, typeof(T), isNullable: true), value, format)
    {
    }

    public override string? CellOf(TRow row) => value(row)?.ToString(format, CultureInfo.InvariantCulture);

    public override Task WriteAsync(ParquetRowGroupWriter group, IReadOnlyList<TRow> rows, CancellationToken cancellationToken) =>
        group.WriteAsync<T>(Field, (T?[])[.. rows.Select(value)], cancellationToken: cancellationToken);
}
