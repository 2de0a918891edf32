using Parquet.Schema;

namespace StanceML.Store;

/// <summary>A table that leaves the store whole, as a file: the same rows and columns as CSV and as Parquet.</summary>
/// <remarks>
/// Names and order of the columns are a contract: add at the end, never rename. CSV is made so that no spreadsheet runs a cell as a
/// formula. Columns are added before the first file is written; then the table is safe for concurrent use.
/// </remarks>
public sealed class ExportTable<TRow>
{
    private readonly List<ExportColumn<TRow>> _columns = [];

    /// <param name="text">Null for an empty cell, as for the other columns.</param>
    public ExportTable<TRow> Text(string name, Func<TRow, string?> text) => With(new TextColumn<TRow>(name, text));

    public ExportTable<TRow> Number(string name, Func<TRow, long?> value) => With(new ValueColumn<TRow, long>(name, value));

    /// <summary>A part of 1, to four decimals in CSV.</summary>
    public ExportTable<TRow> Share(string name, Func<TRow, double?> value) => With(new ValueColumn<TRow, double>(name, value, "0.####"));

    /// <summary>A day of UTC: ISO 8601 in CSV, the start of the day in Parquet.</summary>
    public ExportTable<TRow> Day(string name, Func<TRow, DateOnly?> value) => With(new ValueColumn<TRow, DateTime>(
        new DateTimeDataField(name, DateTimeFormat.Date, isNullable: true), row => value(row)?.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc), "yyyy-MM-dd"));

    public Task WriteCsvAsync(IEnumerable<TRow> rows, Stream output, CancellationToken cancellationToken) =>
        WriteAsync(new CsvRowWriter<TRow>(output, _columns), rows, cancellationToken);

    public Task WriteParquetAsync(IEnumerable<TRow> rows, Stream output, CancellationToken cancellationToken) =>
        WriteAsync(new ParquetRowWriter<TRow>(output, _columns), rows, cancellationToken);

    private static async Task WriteAsync(IRowWriter<TRow> writer, IEnumerable<TRow> rows, CancellationToken cancellationToken)
    {
        foreach (var row in rows)
        {
            await writer.WriteAsync(row, cancellationToken).ConfigureAwait(false);
        }

        await writer.EndAsync(cancellationToken).ConfigureAwait(false);
    }

    private ExportTable<TRow> With(ExportColumn<TRow> column)
    {
        _columns.Add(column);
        return this;
    }
}
