namespace StanceML.Store;

/// <summary>A format that all statements of a filter can be written in.</summary>
/// <param name="Name">For options and addresses, and the end of a file's name.</param>
/// <param name="Create">Begins to write; from the stream's start to its end, without seeking.</param>
public sealed record StatementFormat(string Name, string MediaType, Func<Stream, IStatementWriter> Create)
{
    /// <summary>One <see cref="SourcedStatement"/> a line.</summary>
    public static StatementFormat JsonLines { get; } = new("jsonl", "application/x-ndjson", output => new StatementLinesWriter(output));

    /// <summary>One row per statement and target, formula-safe, under the names of the columns.</summary>
    public static StatementFormat Csv { get; } = new("csv", "text/csv", output => new StatementTableWriter(new CsvRowWriter<ExportRow>(output, ExportColumns.All)));

    /// <summary>The rows and columns of <see cref="Csv"/> with their types.</summary>
    public static StatementFormat Parquet { get; } = new("parquet", "application/vnd.apache.parquet", output => new StatementTableWriter(new ParquetRowWriter<ExportRow>(output, ExportColumns.All)));

    public static IReadOnlyList<StatementFormat> All { get; } = [JsonLines, Csv, Parquet];
}
