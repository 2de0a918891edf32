using System.CommandLine;
using System.CommandLine.Invocation;
using Microsoft.Extensions.Options;
using StanceML.Store;
using StanceML.Worker;

namespace StanceML.Cli;

/// <summary><c>stanceml serve</c>: the worker with its API and pages.</summary>
public static class ServeCommand
{
    private static readonly Option<string> Url = new("--urls")
    {
        Description = "Where to listen: http on this machine only; port 0 takes a free one",
        HelpName = "URL",
        DefaultValueFactory = _ => "http://127.0.0.1:5080",
    };

    private static readonly Option<string?> StorePath = new("--store")
    {
        Description = "The store's file, made when it is not there [default: stanceml.db in the user's data folder; with --samples a temporary one]",
        HelpName = "FILE",
    };

    private static readonly Option<string?> Models = new("--models")
    {
        Description = "Folder with current.json and the models [default: the shipped ones]",
        HelpName = "DIR",
    };

    private static readonly Option<bool> Samples = new("--samples")
    {
        Description = "Take in eight invented sample articles first",
    };

    public static Command Create()
    {
        var command = new CliCommand(
            "serve",
            "Run the worker: an HTTP API that takes articles in, and pages that show who stands where.",
            ("stanceml serve --samples", "Look around: pages on http://127.0.0.1:5080 with sample articles already analyzed."),
            ("stanceml serve --store desk.db --urls http://127.0.0.1:8080", "Keep articles and statements in one file, and listen on another port."))
        {
            Url,
            StorePath,
            Models,
            Samples,
        };
        command.Action = new ServeAction();
        return command;
    }

    /// <summary>Synchronous, so that the host alone answers SIGTERM: the parser would end an asynchronous action after two seconds.</summary>
    private sealed class ServeAction : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult) => RunAsync(parseResult).GetAwaiter().GetResult();
    }

    private static async Task<int> RunAsync(ParseResult parsed)
    {
        try
        {
            using var temporary = parsed.GetValue(Samples) && parsed.GetValue(StorePath) is null ? new TemporaryFolder() : null;
            await using var app = StanceWorker.Build(
                typeof(ServeCommand).Assembly,
                options =>
                {
                    options.Url = parsed.GetValue(Url)!;
                    options.StorePath = parsed.GetValue(StorePath) ?? DefaultStorePath(temporary, options);
                    options.Samples = parsed.GetValue(Samples);
                },
                services => services.AddSingleton<AnalyzeArticle>(Load(parsed.GetValue(Models)).Analyze));
            await app.StartAsync();
            await Console.Error.WriteLineAsync($"StanceML is ready: {app.Urls.First()} (Ctrl-C stops it)");
            await app.WaitForShutdownAsync();
            return app.Services.GetServices<IHostedService>().OfType<BackgroundService>().Any(service => service.ExecuteTask is { IsFaulted: true }) ? 1 : 0;
        }
        catch (Exception e) when (e is AddressRefusedException or OptionsValidationException or StoreUnavailableException or InvalidModelException or IOException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return e is AddressRefusedException or OptionsValidationException ? 2 : 1;
        }
    }

    private static StanceAnalyzer Load(string? models)
    {
        var actors = ActorDirectory.LoadBuiltIn();
        var catalogue = TargetCatalogue.ReadBuiltIn();
        var encoder = new StatementEncoder(new TargetDetector(catalogue), actors, catalogue);
        var folder = models ?? Path.Combine(AppContext.BaseDirectory, "models");
        return new StanceAnalyzer(actors, encoder, Directory.Exists(folder) ? ModelSet.Load(folder, encoder) : ModelSet.Empty);
    }

    private static string DefaultStorePath(TemporaryFolder? temporary, WorkerOptions options)
    {
        if (options.StorePath.Length > 0)
        {
            return options.StorePath;
        }

        var folder = temporary?.Path
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "stanceml");
        return Path.Combine(folder, "stanceml.db");
    }

    /// <summary>Gone when the worker stops.</summary>
    private sealed class TemporaryFolder : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stanceml-");

        public string Path => _folder.FullName;

        public void Dispose() => _folder.Delete(recursive: true);
    }
}
