using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace StanceML.Worker;

/// <summary>Whether the loop gets on with its work.</summary>
internal sealed class LoopCheck(AnalysisLoop loop) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(loop.State switch
        {
            LoopState.Running => HealthCheckResult.Healthy("The loop runs."),
            LoopState.Off => HealthCheckResult.Healthy("Other workers analyze."),
            LoopState.Blocked => HealthCheckResult.Unhealthy(loop.Problem),
            _ => HealthCheckResult.Unhealthy("The loop has ended: the worker stops."),
        });
}
