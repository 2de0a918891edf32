using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace StanceML.Benchmarks;

/// <summary>The built <c>stanceml serve</c> as a process of its own, on a free port with a store of its own.</summary>
internal sealed partial class ServedWorker : IDisposable
{
    private readonly Process _process;

    private ServedWorker(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>Resident memory at its highest so far, in MB; Linux only.</summary>
    public double PeakMegabytes => StatusMegabytes("VmHWM");

    /// <summary>Resident memory now, in MB; Linux only.</summary>
    public double ResidentMegabytes => StatusMegabytes("VmRSS");

    /// <summary>Processor time used so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <inheritdoc cref="StartAsync(string, string, string?, ValueTuple{string, string}[])"/>
    public static Task<ServedWorker> StartAsync(string executable, string store, params (string Name, string Value)[] settings) =>
        StartAsync(executable, store, models: null, settings);

    /// <param name="executable">The built command.</param>
    /// <param name="models">The folder with <c>current.json</c>; null for the usual one.</param>
    /// <param name="settings">Environment, such as <c>StanceML__MaxPending</c>.</param>
    /// <exception cref="InvalidOperationException">It ended before it was ready; the message has what it said.</exception>
    public static async Task<ServedWorker> StartAsync(string executable, string store, string? models, params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo(Path.GetFullPath(executable), ["serve", "--store", store, "--urls", "http://127.0.0.1:0", .. models is null ? (string[])[] : ["--models", models]])
        {
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        var said = new List<string>();
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            said.Add(line);
            if (Ready().Match(line) is { Success: true } ready)
            {
                // What it says later must be read, or its pipe fills up and it waits.
                _ = process.StandardError.BaseStream.CopyToAsync(Stream.Null);
                return new ServedWorker(process, new Uri(ready.Groups[1].Value));
            }
        }

        throw new InvalidOperationException($"{executable} ended before it was ready: {string.Join('\n', said)}");
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private double StatusMegabytes(string field)
    {
        var line = File.ReadLines($"/proc/{_process.Id}/status").Single(line => line.StartsWith(field, StringComparison.Ordinal));
        return double.Parse(Kilobytes().Match(line).Value, CultureInfo.InvariantCulture) / 1024;
    }

    [GeneratedRegex("ready: (http://[0-9.:]+)")]
    private static partial Regex Ready();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Kilobytes();
}
