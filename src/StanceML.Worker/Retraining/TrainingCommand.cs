using System.Diagnostics;
using System.Reflection;
using System.Text;

namespace StanceML.Worker;

/// <summary>How a worker starts its training process: the executable that hosts the worker, called with <c>retrain</c>.</summary>
/// <param name="host">The executable's assembly.</param>
internal sealed class TrainingCommand(Assembly host)
{
    public const string Name = "retrain";

    /// <param name="encoderArguments">Arguments by which it reads statements as this worker does.</param>
    public ProcessStartInfo Describe(IReadOnlyList<string> encoderArguments)
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var start = new ProcessStartInfo
        {
            FileName = IsHostsOwn ? Environment.ProcessPath! : DotNet,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = utf8,
            StandardOutputEncoding = utf8,
            StandardErrorEncoding = utf8,
        };
        IEnumerable<string> arguments = [.. IsHostsOwn ? [] : new[] { host.Location }, Name, .. encoderArguments];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        // It needs no password of a store or a queue.
        foreach (var setting in start.Environment.Keys.Where(name => name.StartsWith("StanceML__", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(setting);
        }

        return start;
    }

    /// <summary>Whether this process is the executable itself, and neither <c>dotnet</c> nor somebody else's program that runs a worker.</summary>
    private bool IsHostsOwn => Assembly.GetEntryAssembly() == host && !IsDotNet(Environment.ProcessPath);

    private static string DotNet => IsDotNet(Environment.ProcessPath) ? Environment.ProcessPath! : "dotnet";

    private static bool IsDotNet(string? path) => Path.GetFileNameWithoutExtension(path) == "dotnet";
}
