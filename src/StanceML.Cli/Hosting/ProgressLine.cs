using Spectre.Console;

namespace StanceML.Cli;

/// <summary>A bar on stderr, shown only on a terminal, while work with a known number of steps goes on.</summary>
internal sealed class ProgressLine : IDisposable
{
    private readonly ManualResetEventSlim _done = new();
    private readonly Task _shown;
    private readonly StandardStreams _streams;
    private readonly List<string> _held = [];
    private ProgressTask? _task;

    private ProgressLine(StandardStreams streams, string work, int steps)
    {
        _streams = streams;
        var console = Consoles.ForMessages(streams);
        var ready = new ManualResetEventSlim();
        _shown = Task.Run(() => console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                _task = context.AddTask(work, maxValue: steps);
                ready.Set();
                _done.Wait();
            }));
        ready.Wait();
    }

    /// <returns>Null where no terminal would show it.</returns>
    public static ProgressLine? Start(StandardStreams streams, string work, int steps) =>
        streams.AreMessagesTerminal ? new ProgressLine(streams, work, steps) : null;

    public void Step() => _task?.Increment(1);

    /// <summary>Says something once the bar is gone, which would draw over it.</summary>
    public void SayAfterwards(string message) => _held.Add(message);

    public void Dispose()
    {
        _done.Set();
        _shown.Wait();
        _done.Dispose();
        _held.ForEach(_streams.Say);
    }
}
