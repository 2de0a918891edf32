using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using StanceML.Hosts.Tests.Cli;

namespace StanceML.Hosts.Tests.Serve;

/// <summary>The built executable, running <c>serve</c> on a free loopback port.</summary>
internal sealed partial class ServeProcess : IDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _messages = new();
    private readonly TaskCompletionSource<Uri?> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServeProcess(IEnumerable<string> args, params (string Name, string Value)[] environment)
    {
        var start = CliRun.Describe(Path.GetTempPath(), ["serve", .. args], environment);
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.OutputDataReceived += (_, _) => { };
        _process.Start();
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
    }

    public int Id => _process.Id;

    public string Messages => string.Join('\n', _messages);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <returns>Once the process says that it is ready.</returns>
    public static Task<(ServeProcess Process, HttpClient Client)> StartAsync(params string[] args) => StartAsync(args, environment: []);

    /// <inheritdoc cref="StartAsync(string[])"/>
    public static async Task<(ServeProcess Process, HttpClient Client)> StartAsync(string[] args, params (string Name, string Value)[] environment)
    {
        var process = new ServeProcess([.. args, "--urls", "http://127.0.0.1:0"], environment);
        var address = await process._address.Task.WaitAsync(TimeSpan.FromMinutes(1), Token);
        Assert.True(address is not null, process.Messages);
        return (process, new HttpClient { BaseAddress = address });
    }

    /// <returns>Exit code and messages of a start that is refused.</returns>
    public static async Task<(int ExitCode, string Messages)> RefusedAsync(string[] args, params (string Name, string Value)[] environment)
    {
        using var process = new ServeProcess(args, environment);
        return (await process.ExitAsync(), process.Messages);
    }

    /// <summary>As <c>kill -9</c>: no handler of the process runs.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(Token);
    }

    /// <summary>As <c>kill</c>: the process may finish what it does.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> TerminateAsync()
    {
        using var kill = Process.Start("kill", [$"{_process.Id}"]);
        return await ExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private async Task<int> ExitAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        patience.CancelAfter(TimeSpan.FromMinutes(1));
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            _address.TrySetResult(null);
            return;
        }

        _messages.Enqueue(line);
        if (Ready().Match(line) is { Success: true } ready)
        {
            _address.TrySetResult(new Uri(ready.Groups[1].Value));
        }
    }

    [GeneratedRegex(@"ready: (http://[0-9.:]+)")]
    private static partial Regex Ready();
}
