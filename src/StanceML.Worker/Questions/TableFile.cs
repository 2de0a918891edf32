using Microsoft.AspNetCore.Http;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>Answers with a whole table as a file.</summary>
/// <param name="turn">Held until the end.</param>
internal sealed class TableFile<TRow>(string name, string format, ExportTable<TRow> table, IReadOnlyList<TRow> rows, IDisposable turn) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using var held = turn;
        var response = httpContext.Response;
        response.ContentType = format == TableFormat.Csv ? "text/csv" : "application/vnd.apache.parquet";
        TableFormat.Attach(response, name, format);
        // Writers write small pieces, some of them synchronously; the server gets the whole.
        using MemoryStream buffer = new();
        await (format == TableFormat.Csv
            ? table.WriteCsvAsync(rows, buffer, httpContext.RequestAborted)
            : table.WriteParquetAsync(rows, buffer, httpContext.RequestAborted));
        response.ContentLength = buffer.Length;
        buffer.Position = 0;
        await buffer.CopyToAsync(response.Body, httpContext.RequestAborted);
    }
}
