using System.Diagnostics;
using System.Text;
using StanceML.Hosts.Tests.Serve;

namespace StanceML.Hosts.Tests.Cli;

/// <summary>What one run of the built command left behind.</summary>
internal sealed record CliRun(int ExitCode, string Output, string Messages)
{
    /// <summary>Generous, for machines that build meanwhile; a run that takes longer hangs.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>The built command, as the build put it beside the tests.</summary>
    public static string Command { get; } = Path.Combine(AppContext.BaseDirectory, "StanceML.Cli.dll");

    public string[] OutputLines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public string[] MessageLines => Messages.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <param name="folder">Where it runs.</param>
    /// <param name="input">Bytes for stdin; null closes it at once.</param>
    public static async Task<CliRun> StartAsync(string folder, string[] args, byte[]? input = null, params (string Name, string Value)[] environment)
    {
        using var process = Process.Start(Describe(folder, args, environment))!;
        var output = process.StandardOutput.ReadToEndAsync();
        var messages = process.StandardError.ReadToEndAsync();
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(input ?? []);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It read no further: that is its right.
        }

        using var limit = new CancellationTokenSource(Limit);
        await process.WaitForExitAsync(limit.Token);
        return new CliRun(process.ExitCode, await output, await messages);
    }

    public static ProcessStartInfo Describe(string folder, string[] args, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", [Command, .. args])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardErrorEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };
        start.Environment.Remove("NO_COLOR");
        start.Environment.Remove(WorkerWorld.LogLevelSetting);
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }
}
