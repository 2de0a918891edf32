using System.Globalization;
using CsvHelper;

namespace StanceML.Store;

/// <summary>One row per statement and target; a statement about no recognition question has one row with empty stance columns.</summary>
/// <remarks>
/// RFC 4180 in UTF-8 without a byte-order mark. A cell that a spreadsheet would run as a formula gets a leading apostrophe. The
/// names of the columns stand in the first line, also when nothing follows.
/// </remarks>
internal sealed class StatementCsvWriter : IStatementWriter
{
    private readonly CsvWriter _csv;

    public StatementCsvWriter(Stream output)
    {
        var options = new CsvWriterOptions { Injection = CsvInjection.Escape, FormatProvider = CultureInfo.InvariantCulture };
        _csv = CsvWriter.Create(output, options, leaveOpen: true);
        WriteFields(column => column.Name);
        _csv.EndRecord();
    }

    public async Task WriteAsync(StatementRecord statement, StatementSource? source, CancellationToken cancellationToken)
    {
        foreach (var row in ExportRow.Of(statement, source))
        {
            WriteFields(column => column.CellOf(row));
            await _csv.EndRecordAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public async Task EndAsync(CancellationToken cancellationToken) => await _csv.FlushAsync(cancellationToken).ConfigureAwait(false);

    private void WriteFields(Func<ExportColumn, string?> cell)
    {
        foreach (var column in ExportColumns.All)
        {
            _csv.WriteField(cell(column));
        }
    }
}
