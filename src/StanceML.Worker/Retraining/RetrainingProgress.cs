using System.Text.Json;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>What a running retraining has told so far. Safe for concurrent use.</summary>
internal sealed class RetrainingProgress
{
    private const int MaxLines = 200;

    private const int MaxLineChars = 500;

    private readonly Lock _gate = new();
    private readonly Queue<string> _log = [];
    private string _step = "starting";
    private double _fraction;
    private string? _lastWord;
    private RetrainingOutcome _outcome = RetrainingOutcome.None;

    /// <summary>The last that was said besides the steps: an error. Null when nothing was.</summary>
    public string? LastWord
    {
        get
        {
            lock (_gate)
            {
                return _lastWord;
            }
        }
    }

    public RetrainingOutcome Outcome
    {
        get
        {
            lock (_gate)
            {
                return _outcome;
            }
        }
    }

    public void Hear(RetrainingMessage message)
    {
        lock (_gate)
        {
            if (message.Step is { } step)
            {
                Log(step);
                if (message.Fraction is { } fraction)
                {
                    (_step, _fraction) = (step, Math.Clamp(fraction, 0, 1));
                }
                else if (!step.StartsWith("   at ", StringComparison.Ordinal))
                {
                    _lastWord = step;
                }
            }

            _outcome = new RetrainingOutcome(
                message.Written is { } written ? [.. _outcome.Models, written] : _outcome.Models,
                message.Untrained is { } untrained ? [.. _outcome.Untrained, untrained] : _outcome.Untrained);
        }
    }

    public RetrainingNews ToNews()
    {
        lock (_gate)
        {
            return new RetrainingNews(_step, _fraction, JsonSerializer.Serialize(_outcome, RetrainingJson.Default.RetrainingOutcome), [.. _log]);
        }
    }

    /// <summary>All that is left is done.</summary>
    public void Complete() => Hear(new RetrainingMessage("done", 1));

    private void Log(string line)
    {
        _log.Enqueue(line.Length > MaxLineChars ? $"{line[..MaxLineChars]}…" : line);
        if (_log.Count > MaxLines)
        {
            _log.Dequeue();
        }
    }
}
