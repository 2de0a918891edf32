using System.Globalization;
using CsvHelper;

namespace StanceML.Training;

/// <summary>Reads comma- and tab-separated files with a header.</summary>
internal static class DelimitedTable
{
    private const char Tab = '\t';

    /// <summary>Separated as the header is: by tabs if it has one, else by commas, else by semicolons, as spreadsheets of half of Europe write them.</summary>
    public static SourceTable ReadByHeader(byte[] utf8, string file, Action<RowProblem> report)
    {
        var end = utf8.AsSpan().IndexOf((byte)'\n');
        var header = utf8.AsSpan(0, end < 0 ? utf8.Length : end);
        return header.Contains((byte)Tab)
            ? ReadTabs(utf8, file, report)
            : ReadQuoted(utf8, header.Contains((byte)',') || !header.Contains((byte)';') ? ',' : ';', file, report);
    }

    /// <summary>Most tab-separated files do not quote, so that a lone quotation mark is one; those whose fields hold line breaks do.</summary>
    public static SourceTable ReadTabs(byte[] utf8, string file, Action<RowProblem> report)
    {
        var problems = new List<RowProblem>();
        var plain = Read(utf8, new CsvReaderOptions { Separator = Tab, Mode = CsvMode.NoEscape }, file, problems.Add);
        if (problems.Count == 0)
        {
            return new SourceTable(
                [.. plain.Columns.Select(name => Unquoted(name)!)],
                [.. plain.Records.Select(record => record with { Values = [.. record.Values.Select(Unquoted)] })]);
        }

        var quotedProblems = new List<RowProblem>();
        var quoted = ReadQuoted(utf8, Tab, file, quotedProblems.Add);
        var isQuoted = quotedProblems.Count < problems.Count;
        (isQuoted ? quotedProblems : problems).ForEach(report);
        return isQuoted ? quoted : plain;
    }

    /// <summary>Quoted by RFC 4180; a field that is never closed spoils its own line, not the rest of the file.</summary>
    private static SourceTable ReadQuoted(byte[] utf8, char separator, string file, Action<RowProblem> report)
    {
        var options = new CsvReaderOptions { Separator = separator, MalformedData = CsvMalformedDataHandling.Skip };
        var isOpen = false;
        var problems = new List<RowProblem>();
        var table = Read(utf8, options with { OnMalformedRecord = Report }, file, problems.Add);
        if (isOpen)
        {
            problems.Clear();
            table = Read(utf8, options with { AllowLineBreaksInQuotes = false, OnMalformedRecord = Report }, file, problems.Add);
        }

        problems.ForEach(report);
        return table;

        void Report(CsvMalformedRecord record)
        {
            isOpen |= record.Reason == CsvMalformedReason.UnterminatedQuote;
            if (Describe(record.Reason) is { } found)
            {
                problems.Add(new RowProblem(new RowPlace(file, (int)record.LineNumber), null, found, IsError: true));
            }
        }
    }

    private static SourceTable Read(byte[] utf8, CsvReaderOptions options, string file, Action<RowProblem> report)
    {
        using var csv = CsvReader.Create(utf8, options with { TrackLineNumbers = true });
        var columns = csv.Headers.Select(name => name.Trim()).ToList();
        var records = new List<SourceRecord>();
        while (csv.Read())
        {
            var place = new RowPlace(file, (int)csv.LineNumber);
            if (csv.FieldCount == columns.Count)
            {
                records.Add(new SourceRecord(place, [.. Enumerable.Range(0, columns.Count).Select(csv.GetString)]));
            }
            else
            {
                report(new RowProblem(place, null, string.Create(CultureInfo.InvariantCulture, $"found {csv.FieldCount} fields; expected {columns.Count}, as in the header"), IsError: true));
            }
        }

        return new SourceTable(columns, records);
    }

    /// <returns>Null for what is no trouble: an unquoted field may hold quotation marks.</returns>
    private static string? Describe(CsvMalformedReason reason) => reason switch
    {
        CsvMalformedReason.TextAfterClosingQuote => "found text after a closing quotation mark; expected a separator, and marks within a field doubled",
        CsvMalformedReason.UnterminatedQuote or CsvMalformedReason.LineBreakInQuotes => "found a quoted field that is never closed; expected a closing quotation mark",
        _ => null,
    };

    /// <summary>Spreadsheets quote single fields of files that otherwise do not quote.</summary>
    /// <returns>Null for null.</returns>
    private static string? Unquoted(string? value) =>
        value is ['"', .. var inner, '"'] && !inner.Replace("\"\"", "", StringComparison.Ordinal).Contains('"')
            ? inner.Replace("\"\"", "\"", StringComparison.Ordinal)
            : value;
}
