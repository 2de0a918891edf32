using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace StanceML.Worker;

/// <summary>Whether the models have answered once, and which they are.</summary>
internal sealed class ModelCheck(ModelWarmUp models) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(models.Live is { } live
            ? HealthCheckResult.Healthy(
                live.Count == 0 ? "No model is loaded: statements are found, not judged." : "The models answer.",
                live.ToDictionary(model => model.Key, object (model) => model.Value))
            : HealthCheckResult.Unhealthy("The models have not answered yet."));
}
