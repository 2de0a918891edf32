using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace StanceML.Worker;

/// <summary>Logs to standard error: standard output is for data, and the worker has none.</summary>
internal static class ConsoleLog
{
    public static void AddStandardError(this ILoggingBuilder logging)
    {
        logging.AddSimpleConsole(console => console.SingleLine = true);
        logging.AddJsonConsole(console =>
        {
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
        });
        logging.AddFilter<ConsoleLoggerProvider>("Microsoft", LogLevel.Warning);
        // Each refusal is an answer; a line for each would let anybody fill the log.
        logging.AddFilter<ConsoleLoggerProvider>(typeof(KeyAuthentication).FullName, LogLevel.Warning);
        // A start that fails is told by the exception; the host would log its stack trace besides.
        logging.AddFilter<ConsoleLoggerProvider>("Microsoft.Extensions.Hosting", LogLevel.Critical);
        logging.Services.AddOptions<ConsoleLoggerOptions>().Configure<IOptions<WorkerOptions>>((console, worker) =>
        {
            console.LogToStandardErrorThreshold = LogLevel.Trace;
            console.FormatterName = worker.Value.LogFormat == LogFormat.Json ? ConsoleFormatterNames.Json : ConsoleFormatterNames.Simple;
        });
    }
}
