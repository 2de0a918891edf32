using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace StanceML.Worker;

/// <summary>Whether the models answer, which they are, and what was refused.</summary>
internal sealed class ModelCheck(LiveModels models) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(models.IsLoaded ? Check(models.Current.Models.Names) : HealthCheckResult.Unhealthy("The models have not answered yet."));

    /// <remarks>A refused version is somebody's to mend, and no reason to send articles elsewhere: the live one answers.</remarks>
    private HealthCheckResult Check(IReadOnlyDictionary<string, string> names)
    {
        var live = names.ToDictionary(model => model.Key, object (model) => model.Value, StringComparer.Ordinal);
        var refused = models.Refusals.Values.Where(refusal => refusal.IsStanding).Select(refusal => refusal.Problem).ToList();
        return refused.Count > 0 ? HealthCheckResult.Degraded($"The live models answer; refused: {string.Join("; ", refused)}", data: live)
            : HealthCheckResult.Healthy(live.Count == 0 ? "No model is loaded: statements are found, not judged." : "The models answer.", live);
    }
}
