using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.StaticWebAssets;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using StanceML.Dashboard;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>The hosted worker: durable intake, the loop that analyzes, the HTTP API and the pages.</summary>
public static class StanceWorker
{
    /// <param name="host">The executable built with the Web SDK, whose folder lists the style sheets of the pages.</param>
    /// <param name="configure">Has the last word on the options, after the environment's <c>StanceML__…</c>.</param>
    /// <param name="models">Loaded at the start.</param>
    /// <param name="analyze">Judges in place of the models; null for the models.</param>
    /// <param name="clock">The time of all that the worker records; null for the system's.</param>
    /// <returns>Built, not started, with its models loaded and its store not yet opened. Building or starting throws
    /// <see cref="OptionsValidationException"/> or <see cref="AddressRefusedException"/> where an option is wrong and <see cref="IOException"/>
    /// where the address is in use, building <see cref="InvalidModelException"/> where a live model must not be used, and starting <see cref="StoreUnavailableException"/> where the
    /// store cannot be opened.</returns>
    public static WebApplication Build(
        Assembly host, Action<WorkerOptions> configure, ModelSource models, AnalyzeArticle? analyze = null, TimeProvider? clock = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ApplicationName = host.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Logging.AddStandardError();
        builder.Services.AddOptions<WorkerOptions>()
            .Bind(builder.Configuration.GetSection("StanceML"))
            .Configure(configure)
            .ValidateOnStart();
        builder.Services.AddSingleton(models);
        builder.Services.AddSingleton(new TrainingCommand(host));
        builder.Services.AddSingleton(clock ?? TimeProvider.System);
        if (analyze is not null)
        {
            builder.Services.AddSingleton(analyze);
        }

        builder.Services.AddStanceWorker(builder.Configuration);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.UseSetting(WebHostDefaults.PreventHostingStartupKey, "true");
        // In a build folder the assets would bring an endpoint that answers every unknown address which looks like a file.
        builder.WebHost.UseSetting("DisableStaticAssetNotFoundRuntimeFallback", "true");
        // From the build folder style sheets of the pages are found through a manifest; a published folder has them in wwwroot.
        StaticWebAssetsLoader.UseStaticWebAssets(builder.Environment, builder.Configuration);
        var app = Build(builder);
        Wire(app);
        Prepare(app.Services);
        return app;
    }

    /// <summary>Says on standard error where the worker listens, in the format of its log. Call once it is started.</summary>
    public static void SayReady(WebApplication app)
    {
        var url = app.Urls.First();
        if (app.Services.GetRequiredService<IOptions<WorkerOptions>>().Value.LogFormat == LogFormat.Json)
        {
            app.Logger.Ready(url);
        }
        else
        {
            Console.Error.WriteLine($"StanceML is ready: {url} (Ctrl-C stops it)");
        }
    }

    private static WebApplication Build(WebApplicationBuilder builder)
    {
        try
        {
            return builder.Build();
        }
        catch (InvalidOperationException e) when (e.InnerException is ArgumentException or FormatException)
        {
            // A word where a number belongs fails before any validator sees it; the message names setting and value.
            throw new OptionsValidationException("StanceML", typeof(WorkerOptions), [e.Message]);
        }
    }

    /// <summary>What may be refused comes before anything opens the store: a worker that does not start leaves no empty file.</summary>
    private static void Prepare(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<WorkerOptions>>().Value;
        // Made here, they read address and certificate.
        _ = services.GetRequiredService<IOptions<KestrelServerOptions>>().Value;
        if (options.IsReachable && StoreDatabase.IsFile(options.Store) && !File.Exists(options.Store))
        {
            throw AddressRefusedException.NoKeys(options.Url);
        }

        ListenAddress.Parse(options.Url).RequireFree(options.Url);

        services.GetRequiredService<LiveModels>().Start();
    }

    private static void Wire(WebApplication app)
    {
        app.UseTrustedProxies(app.Services.GetRequiredService<IOptions<WorkerOptions>>().Value);
        app.UseSecurityHeaders();
        app.UseExceptionHandler();
        app.UseWhen(IsApi, api => api.UseStatusCodePages());
        app.UseWhen(context => !IsApi(context), pages => pages.UseStatusCodePagesWithReExecute(StanceDashboard.NotFoundPath, createScopeForStatusCodePages: true));
        app.UseWhen(context => !IsApi(context), pages => pages.UseResponseCompression());
        app.UseHostFiltering();
        app.UseSameOrigin();
        app.UseRouting();
        app.UseRoles();
        app.UseAuthentication();
        app.UseRequestTimeouts();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseBareAddresses();
        app.UseSubmittedBytes();
        app.UseSubmittedForms();
        // Style sheets are no secret, and the page that asks for a key needs them.
        app.MapStaticAssets().AllowAnonymous();
        MapApi(app.WithDescriptions());
        ApiDocument.Map(app);
        ModelPapers.Map(app);
        app.MapStanceDashboard()
            .RequireRole(KeyRole.Reader)
            .WithMetadata(new ContentPolicy(_ => StanceDashboard.ContentSecurityPolicy))
            .OpenToFrames(app.Services.GetRequiredService<IOptions<WorkerOptions>>().Value);
    }

    private static bool IsApi(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/v1", StringComparison.Ordinal)
        || context.Request.Path.StartsWithSegments(ApiDocument.Path, StringComparison.Ordinal)
        || context.Request.Path.StartsWithSegments(WatchingServices.MetricsPath, StringComparison.Ordinal)
        || InferenceEndpoints.Serves(context.Request.Path)
        || context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal);

    private static void MapApi(IEndpointRouteBuilder routes)
    {
        AnalyzeEndpoint.Map(routes);
        ArticleEndpoints.Map(routes);
        FeedEndpoint.Map(routes);
        StatementEndpoints.Map(routes);
        StreamEndpoint.Map(routes);
        WebhookEndpoints.Map(routes);
        PositionEndpoints.Map(routes);
        QuestionEndpoints.Map(routes);
        ReviewEndpoints.Map(routes);
        ProfileEndpoints.Map(routes);
        AtomEndpoints.Map(routes);
        ModelEndpoints.Map(routes);
        ShadowEndpoints.Map(routes);
        RetrainingEndpoints.Map(routes);
        ClassifyEndpoint.Map(routes);
        InferenceEndpoints.Map(routes);
        HealthEndpoints.Map(routes);
        DriftEndpoint.Map(routes);
        routes.MapMetrics().RequireRole(KeyRole.Reader).OfRole(WorkerRoles.All);
        KeyEndpoints.Map(routes);
        SessionEndpoints.Map(routes);
    }
}
