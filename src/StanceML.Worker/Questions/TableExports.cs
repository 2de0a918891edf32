using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>Lets so many files be written at a time: each is held in memory. Safe for concurrent use.</summary>
internal sealed class TableExports(CallerLimits limits, IOptions<WorkerOptions> options)
{
    /// <returns>The file, or that it must wait.</returns>
    public IResult Begin<TRow>(HttpContext caller, string name, string format, ExportTable<TRow> table, IReadOnlyList<TRow> rows) =>
        ExportTurn.Take(caller, limits, options.Value, turn => new TableFile<TRow>(name, format, table, rows, turn));
}
