using System.Collections.Concurrent;

namespace StanceML.Worker;

/// <summary>Which versions judge in the shadow, at most one per task. Safe for concurrent use.</summary>
internal sealed class ShadowModels(ModelSource source, LiveModels live, Telemetry telemetry, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, ShadowModel> _shadows = new(StringComparer.Ordinal);

    /// <summary>Tasks that can have one. A quotes model finds other statements, and there would be nothing to hold against each other.</summary>
    public static IReadOnlyList<string> Tasks { get; } = [Labels.StanceTask, Labels.SentimentTask, Labels.RelevanceTask];

    public IReadOnlyCollection<ShadowModel> All => [.. _shadows.Values];

    /// <returns>Null when the task has none.</returns>
    public ShadowModel? Of(string task) => _shadows.GetValueOrDefault(task);

    /// <summary>Verifies a version and lets it judge from now on, in place of the task's shadow before.</summary>
    /// <exception cref="InvalidModelException">The version must not be used, is live, or is of a task that can have no shadow.</exception>
    public ShadowModel Set(ModelName name)
    {
        if (source.Folder is not { } folder)
        {
            throw new InvalidModelException(name.ToString(), "cannot be found: the worker was started with single versions, and follows no folder");
        }

        if (!Tasks.Contains(name.Task))
        {
            throw new InvalidModelException(name.ToString(), $"cannot judge in the shadow; expected a version of {string.Join(", ", Tasks)}");
        }

        if (live.Current.Models.Names.GetValueOrDefault(name.Task) == name.ToString())
        {
            throw new InvalidModelException(name.ToString(), "is live; expected another version");
        }

        var shadow = new ShadowModel(name, ModelSet.LoadVersion(folder, name, source.Encoder), clock.GetUtcNow());
        telemetry.StartFromZero(name);
        return _shadows[name.Task] = shadow;
    }

    /// <returns>False when there was none.</returns>
    public bool Remove(string task) => _shadows.TryRemove(task, out _);
}
