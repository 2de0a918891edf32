using System.IO.Compression;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using StanceML.Dashboard;
using StanceML.Dashboard.Desk;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>What the worker is made of. Hosted services start in the order in which they stand here, the server after all of them.</summary>
internal static class StanceWorkerServices
{
    /// <summary>Kestrel's own default: a tenth of the slowest modem.</summary>
    private const int MinBytesPerSecond = 240;

    public static void AddStanceWorker(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IValidateOptions<WorkerOptions>, WorkerOptionsValidator>();
        services.AddWatching(configuration);
        services.AddStore();
        services.AddModels();
        services.AddLoop();
        services.AddSources();
        services.AddDesks();
        services.AddApi();
        services.AddApiDocument();
        services.AddSecurity();
        services.AddLimits();
        services.AddStanceDashboard();
        services.AddPacking();
        // The pages bring key management along, and nothing here is encrypted: no key file in the user's home.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
    }

    private static void AddStore(this IServiceCollection services)
    {
        services.AddSingleton(provider =>
        {
            var worker = provider.GetRequiredService<IOptions<WorkerOptions>>().Value;
            return new StoreDatabase(worker.Store, provider.GetRequiredService<TimeProvider>())
            {
                BusyTimeout = worker.StoreBusyTimeout,
                LeaseTime = worker.LeaseTime,
            };
        });
        services.AddSingleton<ArticleInbox>();
        services.AddSingleton<ArticleList>();
        services.AddSingleton<FeedStore>();
        services.AddSingleton<KeptAnswers>();
        services.AddSingleton<PageInbox>();
        services.AddSingleton<StatementStore>();
        services.AddSingleton<PositionStore>();
        services.AddSingleton<CountStore>();
        services.AddSingleton<ProfileStore>();
        services.AddSingleton<SavedViewStore>();
        services.AddSingleton<StatementFeed>();
        services.AddSingleton<ReviewDesk>();
        services.AddSingleton(provider => new ReviewStore(provider.GetRequiredService<StoreDatabase>())
        {
            SecondOpinionShare = provider.GetRequiredService<IOptions<WorkerOptions>>().Value.SecondOpinionShare,
        });
        services.AddSingleton(provider => new CorrectionFolder(provider.GetRequiredService<IOptions<WorkerOptions>>().Value.CorrectionsFolder));
        services.AddSingleton<WebhookStore>();
        services.AddSingleton<StoreUpkeep>();
        services.AddSingleton<KeyStore>();
        services.AddInbox();
    }

    /// <summary>A page of many rows weighs a tenth of it packed. None holds a secret beside words that its address chose, which packing over TLS could betray.</summary>
    private static void AddPacking(this IServiceCollection services)
    {
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = ["text/html", "text/css", "image/svg+xml", "application/atom+xml"];
        });
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
    }

    private static void AddInbox(this IServiceCollection services)
    {
        services.AddSingleton<InboxBell>();
        services.AddSingleton<NatsQueue>();
        // A worker without NATS has none.
        services.AddSingleton(provider => new Lazy<NatsQueue>(provider.GetRequiredService<NatsQueue>));
        services.AddSingleton<IArticleInbox>(provider =>
            string.IsNullOrEmpty(provider.GetRequiredService<IOptions<WorkerOptions>>().Value.Nats)
                ? ActivatorUtilities.CreateInstance<StoreInbox>(provider)
                : ActivatorUtilities.CreateInstance<NatsInbox>(provider));
    }

    private static void AddModels(this IServiceCollection services)
    {
        services.AddSingleton<LiveModels>();
        services.AddSingleton<ModelPromotions>();
        services.AddSingleton<ShadowModels>();
        services.AddSingleton<ShadowStore>();
        services.AddSingleton<ShadowRun>();
        services.AddSingleton<CorrectionRows>();
        services.AddSingleton<Corrections>();
        services.AddSingleton<RetrainingStore>();
        services.AddSingleton<RetrainingRun>();
        services.AddSingleton<Retrainings>();
        services.TryAddSingleton<AnalyzeArticle>(provider => provider.GetRequiredService<LiveModels>().Analyze);
    }

    private static void AddLoop(this IServiceCollection services)
    {
        services.AddSingleton<AnalysisLoop>();
        services.AddHostedService<StoreOpening>();
        services.AddHostedService(provider => provider.GetRequiredService<KeyRing>());
        services.AddHostedService<ModelWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<ShadowRun>());
        services.AddHostedService(provider => provider.GetRequiredService<Retrainings>());
        services.AddHostedService(provider => provider.GetRequiredService<AnalysisLoop>());
        services.AddHostedService<LeaseRenewal>();
        services.AddGauges();
        services.AddHostedService<SampleIntake>();
        services.AddSingleton<FeedWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<FeedWatch>());
        services.AddHostedService<WebhookDispatch>();
        services.AddHostedService<StoreKeeping>();
        services.AddHostedService<CorrectionKeeping>();
    }

    private static void AddSources(this IServiceCollection services)
    {
        services.AddSingleton<HtmlArticleReader>();
        services.AddSingleton<SubmissionParser>();
        services.AddSingleton<ArticleIntake>();
        services.AddSingleton<WebFetcher>();
        services.AddSingleton<PoliteFetcher>();
        services.AddSingleton<PageBell>();
        services.AddSingleton<PageReader>();
        services.AddSingleton<FeedReader>();
        services.AddSingleton<AddedFeeds>();
        services.AddSingleton<FolderFile>();
        services.AddSingleton<IArticleDesk, ArticleDesk>();
        services.AddSingleton<IReviewAccess, ReviewAccess>();
        services.AddHostedService<PageLoop>();
        services.AddHostedService<FeedLoop>();
        services.AddHostedService<FolderWatch>();
        services.AddHostedService<NatsSubmissions>();
    }

    /// <summary>What the pages ask of the worker.</summary>
    private static void AddDesks(this IServiceCollection services)
    {
        services.AddSingleton<DeskCallers>();
        // Before the dashboard's own, which know the built-in questions alone.
        services.AddSingleton(provider => NamesOf(provider.GetRequiredService<ModelSource>().Encoder));
        services.AddSingleton<IModelDesk, ModelDesk>();
        services.AddSingleton<IRetrainingDesk, RetrainingDesk>();
        services.AddSingleton<OperationsReader>();
        services.AddSingleton<IOperationsDesk, OperationsDesk>();
    }

    private static DisplayNames NamesOf(StatementEncoder encoder) => DisplayNames.Of(encoder.Catalogue, encoder.Actors);

    private static void AddApi(this IServiceCollection services)
    {
        services.AddSingleton<SubmissionReader>();
        // Stands before the usual writer, which would take every problem.
        services.AddSingleton<IProblemDetailsWriter, InferenceErrors>();
        services.AddSingleton<KnownQuestions>();
        services.AddSingleton<StatementExports>();
        services.AddSingleton<TableExports>();
        services.AddSingleton<ProfileFiles>();
        services.AddSingleton<ArticleStream>();
        services.AddSingleton<IdempotentAnswers>();
        services.AddSingleton<StatementStreams>();
        services.AddSingleton<WebhookSender>();
        services.AddSingleton<WebhookMaking>();
        services.AddProblemDetails();
        services.AddExceptionHandler<RequestProblems>();
        services.AddHealthChecks()
            .AddCheck<StoreCheck>("store")
            .AddCheck<ModelCheck>("models")
            .AddCheck<LoopCheck>("loop")
            .AddCheck<QueueCheck>("queue")
            .AddCheck<DiskCheck>("disk");
    }

    private static void AddSecurity(this IServiceCollection services)
    {
        services.AddAuthentication(KeyAuthentication.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, KeyAuthentication>(KeyAuthentication.SchemeName, configureOptions: null);
        services.AddRolePolicies();
        services.AddSingleton<KeyRing>();
        services.AddSingleton<KeyMaking>();
        services.AddOptions<HostFilteringOptions>().Configure<IOptions<WorkerOptions>>((hosts, worker) =>
        {
            // A page needs an address to stand at; without a host it would fail.
            hosts.AllowEmptyHosts = false;
            hosts.AllowedHosts = worker.Value.IsReachable && worker.Value.AllowedHosts.Count == 0
                ? ["*"]
                : ["localhost", "127.0.0.1", "[::1]", .. worker.Value.AllowedHosts];
        });
        services.AddSingleton<CallerLimits>();
        services.AddSingleton<AnalysisTurns>();
    }

    private static void AddLimits(this IServiceCollection services)
    {
        services.AddRequestTimeouts();
        services.AddOptions<RequestTimeoutOptions>().Configure<IOptions<WorkerOptions>>(
            (timeouts, worker) => timeouts.DefaultPolicy = new RequestTimeoutPolicy
            {
                Timeout = worker.Value.RequestTimeout,
                TimeoutStatusCode = StatusCodes.Status503ServiceUnavailable,
                WriteTimeoutResponse = context => Problems.Later(
                    StatusCodes.Status503ServiceUnavailable, "The answer took too long; try again later.", worker.Value.RetryAfter).ExecuteAsync(context),
            });
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<CallerLimits, IOptions<WorkerOptions>>((limits, callers, worker) =>
        {
            limits.GlobalLimiter = callers.Requests;
            LimitAnalyses(limits, worker.Value);
        });
        services.AddOptions<KestrelServerOptions>().Configure<IOptions<WorkerOptions>>((kestrel, worker) => Listen(kestrel, worker.Value));
    }

    private static void LimitAnalyses(RateLimiterOptions limits, WorkerOptions worker)
    {
        // Of those that wait, so many have their bodies in memory.
        var held = Math.Min(worker.MaxWaitingAnalyses, worker.MaxSubmissions);
        limits.AddConcurrencyLimiter(AnalyzeEndpoint.LimitPolicy, analyses =>
        {
            analyses.PermitLimit = worker.Parallelism + held;
            analyses.QueueLimit = worker.MaxWaitingAnalyses - held;
            analyses.QueueProcessingOrder = QueueProcessingOrder.OldestFirst;
        });
        limits.OnRejected = async (rejected, _) => await (rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var retryAfter)
            ? Problems.Later(StatusCodes.Status429TooManyRequests, "Requests come too fast with this key, or from this address.", retryAfter)
            : Problems.Later(StatusCodes.Status429TooManyRequests, "Too many analyses wait already.", worker.RetryAfter)).ExecuteAsync(rejected.HttpContext);
    }

    private static void Listen(KestrelServerOptions kestrel, WorkerOptions worker)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = worker.MaxRequestBytes;
        kestrel.Limits.MaxConcurrentConnections = worker.MaxConnections;
        kestrel.Limits.RequestHeadersTimeout = worker.SenderPatience;
        kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(MinBytesPerSecond, worker.SenderPatience);
        kestrel.Limits.MinResponseDataRate = new MinDataRate(MinBytesPerSecond, worker.SenderPatience);
        var address = ListenAddress.Parse(worker.Url);
        kestrel.ConfigureEndpointDefaults(endPoint => address.Require(endPoint.IPEndPoint));
        if (address.Address is null)
        {
            kestrel.ListenLocalhost(address.Port, listen => CertificateFiles.Use(listen, address, worker));
        }
        else
        {
            kestrel.Listen(address.Address, address.Port, listen => CertificateFiles.Use(listen, address, worker));
        }
    }
}
