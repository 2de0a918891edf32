using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>Lets so many exports run at a time: each reads the store for as long as its reader takes. Safe for concurrent use.</summary>
internal sealed class StatementExports(StatementStore statements, CallerLimits limits, IOptions<WorkerOptions> options, ILogger<StatementExports> logger)
{
    /// <param name="limit">Most statements; null for all.</param>
    /// <returns>The export, or that it must wait.</returns>
    public IResult Begin(HttpContext caller, StatementFormat format, StatementFilter filter, StatementKey? after, int? limit) => ExportTurn.Take(
        caller, limits, options.Value, turn => new StatementExport(statements, format, filter, after, limit, options.Value.RequestTimeout, turn, logger));
}
