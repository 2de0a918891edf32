using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace StanceML.Worker;

/// <summary>Metrics at <c>/metrics</c>; metrics and traces to a collector where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names one.</summary>
internal static class WatchingServices
{
    public const string MetricsPath = "/metrics";

    /// <summary>Registers before the loop: what is measured from the first article on needs a listener by then.</summary>
    public static void AddWatching(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IntakeTally>();
        services.AddSingleton<Telemetry>();
        services.AddSingleton<WatchedAnalysis>();
        services.AddSingleton<DriftWatch>();
        services.AddSingleton<QueueWatch>();
        services.AddSingleton<Readiness>();
        var watching = services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("stanceml", serviceVersion: Version()).AddEnvironmentVariableDetector())
            .WithMetrics(metrics => metrics
                .AddMeter(Telemetry.Name)
                .AddAspNetCoreInstrumentation()
                .AddRuntimeInstrumentation()
                .AddPrometheusExporter());
        if (!string.IsNullOrEmpty(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
        {
            watching.UseOtlpExporter().WithTracing(traces => traces
                .AddSource(Telemetry.Name)
                // The route stays; the path may be anything that a caller typed. Queries are redacted by default.
                .AddAspNetCoreInstrumentation(requests => requests.EnrichWithHttpResponse = (span, _) => span.SetTag("url.path", null)));
        }
    }

    /// <summary>Starts after the store and the loop, whose figures it shows.</summary>
    public static void AddGauges(this IServiceCollection services)
    {
        services.AddHostedService(provider => provider.GetRequiredService<QueueWatch>());
        services.AddHostedService<WorkerGauges>();
    }

    public static IEndpointConventionBuilder MapMetrics(this IEndpointRouteBuilder routes) => routes.MapPrometheusScrapingEndpoint(MetricsPath);

    private static string? Version() =>
        typeof(WatchingServices).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
}
