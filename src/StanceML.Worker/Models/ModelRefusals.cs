using Microsoft.Extensions.Logging;

namespace StanceML.Worker;

/// <summary>What the worker would not take, the last of each task. Written by one thread, read by all.</summary>
internal sealed class ModelRefusals(TimeProvider clock, ILogger logger)
{
    private volatile IReadOnlyDictionary<string, ModelRefusal> _last = new Dictionary<string, ModelRefusal>();

    /// <summary>Task, or the ledger's file name, to its last refusal.</summary>
    public IReadOnlyDictionary<string, ModelRefusal> Last => _last;

    /// <summary>Does the work; whatever goes wrong in it, on the disk or in the file, is the refusal, logged once.</summary>
    /// <param name="key">Task, or the ledger's file name.</param>
    /// <param name="stamp">What was refused with this stamp is not tried again.</param>
    /// <returns>Null when it is refused.</returns>
    public T? Try<T>(string key, string what, string stamp, Func<T> work)
        where T : class
    {
        if (_last.GetValueOrDefault(key) is { IsStanding: true } refused && refused.What == what && refused.Stamp == stamp)
        {
            return null;
        }

        try
        {
            return work();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            var problem = e is InvalidModelException ? e.Message : $"{what}: {e.GetType().Name}: {e.Message}";
            var refusal = new ModelRefusal(what, problem, clock.GetUtcNow(), IsStanding: true, e is UnreadableModelException ? null : stamp);
            // Who may read a file can change without the file: that is tried each time, and told once.
            if (_last.GetValueOrDefault(key) is not { } before || before with { At = refusal.At } != refusal)
            {
                logger.ModelRefused(what, problem);
                Note(key, refusal);
            }

            return null;
        }
    }

    /// <summary>What was refused is no longer wanted, or was mended.</summary>
    public void Settle(string key)
    {
        if (_last.GetValueOrDefault(key) is { IsStanding: true } refused)
        {
            Note(key, refused with { IsStanding = false });
        }
    }

    private void Note(string key, ModelRefusal refusal) =>
        _last = new Dictionary<string, ModelRefusal>(_last, StringComparer.Ordinal) { [key] = refusal };
}
