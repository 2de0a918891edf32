using System.Globalization;
using CsvHelper;

namespace StanceML.Store;

/// <summary>Writes rows as CSV.</summary>
/// <remarks>
/// RFC 4180 in UTF-8 without a byte-order mark. A cell that a spreadsheet would run as a formula gets a leading apostrophe. The
/// names of the columns stand in the first line, also when nothing follows.
/// </remarks>
internal sealed class CsvRowWriter<TRow> : IRowWriter<TRow>
{
    private readonly CsvWriter _csv;
    private readonly IReadOnlyList<ExportColumn<TRow>> _columns;

    public CsvRowWriter(Stream output, IReadOnlyList<ExportColumn<TRow>> columns)
    {
        var options = new CsvWriterOptions { Injection = CsvInjection.Escape, FormatProvider = CultureInfo.InvariantCulture };
        _csv = CsvWriter.Create(output, options, leaveOpen: true);
        _columns = columns;
        WriteFields(column => column.Name);
        _csv.EndRecord();
    }

    public async Task WriteAsync(TRow row, CancellationToken cancellationToken)
    {
        WriteFields(column => column.CellOf(row));
        await _csv.EndRecordAsync(cancellationToken).ConfigureAwait(false);
    }

    public async Task EndAsync(CancellationToken cancellationToken) => await _csv.FlushAsync(cancellationToken).ConfigureAwait(false);

    private void WriteFields(Func<ExportColumn<TRow>, string?> cell)
    {
        foreach (var column in _columns)
        {
            _csv.WriteField(cell(column));
        }
    }
}
