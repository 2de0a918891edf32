using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using StanceML.Dashboard;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>What the worker is made of. Hosted services start in the order in which they stand here, the server after all of them.</summary>
internal static class StanceWorkerServices
{
    public static void AddStanceWorker(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IValidateOptions<WorkerOptions>, WorkerOptionsValidator>();
        services.AddStore();
        services.AddLoop();
        services.AddApi();
        services.AddLimits();
        services.AddStanceDashboard();
        // The pages bring key management along, and nothing here is encrypted: no key file in the user's home.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
    }

    private static void AddStore(this IServiceCollection services)
    {
        services.AddSingleton(provider =>
        {
            var worker = provider.GetRequiredService<IOptions<WorkerOptions>>().Value;
            return new StoreDatabase(worker.StorePath, provider.GetRequiredService<TimeProvider>()) { BusyTimeout = worker.StoreBusyTimeout };
        });
        services.AddSingleton<ArticleInbox>();
        services.AddSingleton<StatementStore>();
    }

    private static void AddLoop(this IServiceCollection services)
    {
        services.AddSingleton<InboxBell>();
        services.AddSingleton<ModelWarmUp>();
        services.AddSingleton<AnalysisLoop>();
        services.AddHostedService<StoreOpening>();
        services.AddHostedService(provider => provider.GetRequiredService<ModelWarmUp>());
        services.AddHostedService(provider => provider.GetRequiredService<AnalysisLoop>());
        services.AddHostedService<SampleIntake>();
    }

    private static void AddApi(this IServiceCollection services)
    {
        services.AddSingleton<SubmissionReader>();
        services.AddProblemDetails();
        services.AddExceptionHandler<RequestProblems>();
        services.AddHealthChecks()
            .AddCheck<StoreCheck>("store")
            .AddCheck<ModelCheck>("models")
            .AddCheck<LoopCheck>("loop");
        services.Configure<HostFilteringOptions>(hosts => hosts.AllowedHosts = ["localhost", "127.0.0.1", "[::1]"]);
    }

    private static void AddLimits(this IServiceCollection services)
    {
        services.AddRequestTimeouts();
        services.AddOptions<RequestTimeoutOptions>().Configure<IOptions<WorkerOptions>>(
            (timeouts, worker) => timeouts.DefaultPolicy = new RequestTimeoutPolicy { Timeout = worker.Value.RequestTimeout });
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<WorkerOptions>>((limits, worker) => LimitAnalyses(limits, worker.Value));
        services.AddOptions<KestrelServerOptions>().Configure<IOptions<WorkerOptions>>((kestrel, worker) => Listen(kestrel, worker.Value));
    }

    private static void LimitAnalyses(RateLimiterOptions limits, WorkerOptions worker)
    {
        limits.AddConcurrencyLimiter(AnalyzeEndpoint.LimitPolicy, analyses =>
        {
            analyses.PermitLimit = worker.Parallelism;
            analyses.QueueLimit = worker.MaxWaitingAnalyses;
            analyses.QueueProcessingOrder = QueueProcessingOrder.OldestFirst;
        });
        limits.OnRejected = async (rejected, _) => await Problems.Later(
            StatusCodes.Status429TooManyRequests, "Too many analyses wait already.", worker.RetryAfter).ExecuteAsync(rejected.HttpContext);
    }

    private static void Listen(KestrelServerOptions kestrel, WorkerOptions worker)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = worker.MaxRequestBytes;
        // The environment can name end points too; none of them gets past this.
        kestrel.ConfigureEndpointDefaults(endPoint => LoopbackAddress.Require(endPoint.IPEndPoint));
        var (address, port) = LoopbackAddress.Parse(worker.Url);
        if (address is null)
        {
            kestrel.ListenLocalhost(port);
        }
        else
        {
            kestrel.Listen(address, port);
        }
    }
}
