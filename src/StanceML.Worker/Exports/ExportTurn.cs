using Microsoft.AspNetCore.Http;

namespace StanceML.Worker;

/// <summary>One of the exports that may run at a time.</summary>
internal static class ExportTurn
{
    /// <param name="begin">Makes the export, which holds its turn until its end.</param>
    /// <returns>The export, or that it must wait.</returns>
    public static IResult Take(HttpContext caller, CallerLimits limits, WorkerOptions options, Func<IDisposable, IResult> begin)
    {
        var turn = limits.Exports.AttemptAcquire(caller);
        return turn.IsAcquired
            ? begin(turn)
            : Problems.Later(
                StatusCodes.Status429TooManyRequests,
                $"Up to {options.MaxExportsPerKey} exports of one key run at a time, and {options.MaxExports} in all; they do already.",
                options.RetryAfter);
    }
}
