using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using StanceML.Training;

namespace StanceML.Worker;

/// <summary>A training process that runs, or ran.</summary>
internal sealed class TrainingProcess : IDisposable
{
    /// <summary>It ends as soon as its input does; what then still runs hangs.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Process _process;

    private TrainingProcess(Process process) => _process = process;

    /// <param name="tell">Told each line: those of JSON, and what it says besides. By several threads.</param>
    /// <exception cref="Win32Exception">The executable cannot be started.</exception>
    public static TrainingProcess Start(ProcessStartInfo start, Action<RetrainingMessage> tell)
    {
        var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Hear(line.Data, tell);
        process.ErrorDataReceived += (_, line) => Hear(line.Data, tell);
        process.Start();
        Yield(process);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new TrainingProcess(process);
    }

    /// <exception cref="IOException">It has ended already.</exception>
    public async Task GiveAsync(RetrainingRequest request, IReadOnlyList<LabelledRow> rows, CancellationToken cancellationToken)
    {
        using var lines = new MemoryStream();
        await JsonSerializer.SerializeAsync(lines, request, RetrainingJson.Default.RetrainingRequest, cancellationToken);
        lines.WriteByte((byte)'\n');
        RowWriter.Write(lines, rows);
        await _process.StandardInput.BaseStream.WriteAsync(lines.ToArray(), cancellationToken);
        await _process.StandardInput.BaseStream.FlushAsync(cancellationToken);
    }

    /// <returns>Its exit code, once all that it said was heard.</returns>
    public async Task<int> EndAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        return _process.ExitCode;
    }

    /// <summary>Stops it. Returns when it has ended.</summary>
    public async Task StopAsync()
    {
        try
        {
            _process.StandardInput.Close();
            using var patience = new CancellationTokenSource(Patience);
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }
    }

    public void Dispose() => _process.Dispose();

    private static void Hear(string? line, Action<RetrainingMessage> tell)
    {
        if (string.IsNullOrWhiteSpace(line))
        {
            return;
        }

        try
        {
            tell(line[0] == '{' && JsonSerializer.Deserialize(line, RetrainingJson.Default.RetrainingMessage) is { } message ? message : new RetrainingMessage(line));
        }
        catch (JsonException)
        {
            tell(new RetrainingMessage(line));
        }
    }

    /// <summary>Set before the runtime of the process makes its threads, which inherit it; and where memory is short, it is the first to go.</summary>
    private static void Yield(Process process)
    {
        try
        {
            process.PriorityClass = ProcessPriorityClass.BelowNormal;
            if (OperatingSystem.IsLinux())
            {
                File.WriteAllText($"/proc/{process.Id}/oom_score_adj", "1000");
            }
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            // It trains all the same, and less politely.
        }
    }
}
