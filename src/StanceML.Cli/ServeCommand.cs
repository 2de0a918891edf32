using System.CommandLine;
using System.CommandLine.Invocation;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using StanceML.Store;
using StanceML.Worker;

namespace StanceML.Cli;

/// <summary><c>stanceml serve</c>: the worker with its API and pages.</summary>
public static class ServeCommand
{
    private static readonly Option<string?> Url = new("--urls")
    {
        Description = "Where to listen; port 0 takes a free one. An address that others can reach needs a key first (stanceml keys create). Default: http://127.0.0.1:5080.",
        HelpName = "URL",
    };

    private static readonly Option<string?> Store = new("--store")
    {
        Description = "The store's file, made when it is not there, or a PostgreSQL database that several workers share. Default: stanceml.db in your data folder; with --samples a temporary one.",
        HelpName = "FILE|postgres://USER:PASSWORD@HOST/DATABASE",
    };

    private static readonly Option<string?> Nats = new("--nats")
    {
        Description = "NATS servers with JetStream that keep what was accepted until it is analyzed; the store must then be PostgreSQL. Default: none, articles wait in the store.",
        HelpName = "nats://HOST:PORT[,…]",
    };

    private static readonly Option<string?> Roles = new("--roles")
    {
        Description = "What this worker of several does: intake, analyze, api, or some of them with commas. Default: all.",
        HelpName = "ROLE[,…]",
    };

    private static readonly Option<bool> Samples = new("--samples")
    {
        Description = "Take in eight invented sample articles first.",
    };

    private static readonly Option<LogFormat?> Format = new("--log-format")
    {
        Description = "How the log on standard error is written: text, or json for collectors. Default: text.",
        HelpName = "text|json",
    };

    private static readonly Option<string?> Watch = new("--watch")
    {
        Description = "Take in the files of this folder: .txt, .md, .html, .json, .ndjson. They are moved to .done in it, or to .failed with the reason.",
        HelpName = "DIR",
    };

    private static readonly Option<string[]> Feed = new("--feed")
    {
        Description = "Read this RSS or Atom feed now and then, and take in its articles; may be given more than once.",
        HelpName = "URL",
    };

    private static readonly Option<string[]> Shadow = new("--shadow")
    {
        Description = "A version that judges every accepted article beside the live one; where they disagree is listed at /v1/models/TASK/shadow/disagreements. May be repeated, once per task.",
        HelpName = "TASK/VERSION",
    };

    private static readonly Option<string?> Certificate = new("--cert")
    {
        Description = "The certificate of an https address, PEM, with those that vouch for it after it.",
        HelpName = "FILE",
    };

    private static readonly Option<string?> CertificateKey = new("--cert-key")
    {
        Description = "The certificate's private key, PEM. Default: in the certificate's file.",
        HelpName = "FILE",
    };

    private static readonly Option<string[]> AllowedHosts = new("--host")
    {
        Description = "A host name that requests may ask for; can be given again. Default: any, where others can reach the worker.",
        HelpName = "NAME",
    };

    private static readonly Option<string[]> Proxies = new("--proxy")
    {
        Description = "The address or network of a proxy whose X-Forwarded-For and X-Forwarded-Proto are believed; can be given again.",
        HelpName = "ADDRESS",
    };

    public static Command Create()
    {
        var analyzer = new AnalyzerOptions();
        var command = new CliCommand(
            "serve",
            "Run the worker: an HTTP API that takes articles in, and pages that show who stands where.",
            ("stanceml serve --samples", "Pages to look around in, at http://127.0.0.1:5080"),
            ("stanceml serve --store desk.db --urls http://127.0.0.1:8080", "A desk's worker; articles go to http://127.0.0.1:8080/v1/articles"),
            ("stanceml serve --nats nats://queue:4222 --store postgres://stance@db/stance --roles analyze", "One of many workers that analyze what others take in"))
        {
            Url,
            Store,
            Nats,
            Roles,
            Samples,
            Shadow,
            Format,
            Watch,
            Feed,
            Certificate,
            CertificateKey,
            AllowedHosts,
            Proxies,
        };
        analyzer.AddTo(command);
        command.Action = new ServeAction(analyzer);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, AnalyzerOptions analyzer)
    {
        try
        {
            using var temporary = parsed.GetValue(Samples) && parsed.GetValue(Store) is null ? new TemporaryFolder() : null;
            await using var app = StanceWorker.Build(
                typeof(ServeCommand).Assembly,
                options => Configure(options, parsed, temporary),
                analyzer.Source(parsed));
            await StartAsync(app);
            StanceWorker.SayReady(app);
            await app.WaitForShutdownAsync();
            return HasFailed(app.Services) ? ExitCode.Failed : ExitCode.Done;
        }
        catch (Exception e) when (e is AddressRefusedException or OptionsValidationException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return ExitCode.Misused;
        }
        catch (StoreUnavailableException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return ExitCode.Failed;
        }
        catch (IOException e) when (e.InnerException is AddressInUseException or SocketException)
        {
            await Console.Error.WriteLineAsync($"{e.Message} Name another one with {Url.Name}; http://127.0.0.1:0 takes a free port.");
            return ExitCode.Failed;
        }
    }

    /// <summary>A start that fails halfway, at a port in use, leaves services that run; they stop before their store is closed.</summary>
    private static async Task StartAsync(WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        catch
        {
            await TryStopAsync(app);
            throw;
        }
    }

    private static async Task TryStopAsync(WebApplication app)
    {
        try
        {
            await app.StopAsync();
        }
        catch (Exception)
        {
            // What could not be made cannot be stopped; the failed start says why.
        }
    }

    /// <summary>What the command line leaves open the environment may set.</summary>
    private static void Configure(WorkerOptions options, ParseResult parsed, TemporaryFolder? temporary)
    {
        options.Url = parsed.GetValue(Url) ?? options.Url;
        options.Nats = parsed.GetValue(Nats) ?? options.Nats;
        options.Roles = parsed.GetValue(Roles) is { } roles ? RolesOf(roles) : options.Roles;
        options.LogFormat = parsed.GetValue(Format) ?? options.LogFormat;
        options.CertificatePath = parsed.GetValue(Certificate) ?? options.CertificatePath;
        options.CertificateKeyPath = parsed.GetValue(CertificateKey) ?? options.CertificateKeyPath;
        parsed.GetValue(AllowedHosts)?.ToList().ForEach(options.AllowedHosts.Add);
        parsed.GetValue(Proxies)?.ToList().ForEach(options.KnownProxies.Add);
        options.Samples |= parsed.GetValue(Samples);
        options.WatchFolder = parsed.GetValue(Watch) ?? options.WatchFolder;
        foreach (var feed in parsed.GetValue(Feed) ?? [])
        {
            options.Feeds.Add(feed);
        }

        foreach (var version in parsed.GetValue(Shadow) ?? [])
        {
            options.Shadow.Add(version);
        }

        var otherwise = options.Store.Length > 0 ? options.Store : temporary is null ? StoreOption.DefaultPath : Path.Combine(temporary.Path, "stanceml.db");
        options.Store = parsed.GetValue(Store) ?? otherwise;
    }

    /// <summary>A word that is no role leaves none, which the options refuse.</summary>
    private static WorkerRoles RolesOf(string words) =>
        Enum.TryParse<WorkerRoles>(words, ignoreCase: true, out var roles) && !words.Any(char.IsAsciiDigit) ? roles : 0;

    /// <summary>The host stops itself when one of its services dies, and does not say so in its result.</summary>
    private static bool HasFailed(IServiceProvider services) =>
        services.GetServices<IHostedService>().OfType<BackgroundService>().Any(service => service.ExecuteTask is { IsFaulted: true });

    /// <summary>Synchronous, so that the host alone answers SIGTERM: the parser would end an asynchronous action after two seconds.</summary>
    private sealed class ServeAction(AnalyzerOptions analyzer) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult) => RunAsync(parseResult, analyzer).GetAwaiter().GetResult();
    }

    /// <summary>Gone when the worker stops.</summary>
    private sealed class TemporaryFolder : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stanceml-");

        public string Path => _folder.FullName;

        public void Dispose() => _folder.Delete(recursive: true);
    }
}
