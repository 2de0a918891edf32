using Spectre.Console;

namespace StanceML.Cli;

/// <summary>Long work whose steps have names but no number: a spinner on a terminal, one line a step anywhere else. All on stderr.</summary>
internal sealed class WorkSteps : IDisposable
{
    private readonly StandardStreams _streams;
    private readonly ManualResetEventSlim _done = new();
    private readonly Task? _shown;
    private volatile StatusContext? _status;

    private WorkSteps(StandardStreams streams)
    {
        _streams = streams;
        _shown = streams.AreMessagesTerminal
            ? Task.Run(() => Consoles.ForMessages(streams).Status().Start("starting", context =>
            {
                _status = context;
                _done.Wait();
            }))
            : null;
    }

    public static WorkSteps Start(StandardStreams streams) => new(streams);

    public void Begin(string step)
    {
        if (_shown is null)
        {
            _streams.Say(step);
        }
        else if (_status is { } status)
        {
            status.Status = Markup.Escape(SafeText.OneLine(step));
        }
    }

    public void Dispose()
    {
        _done.Set();
        _shown?.Wait();
    }
}
