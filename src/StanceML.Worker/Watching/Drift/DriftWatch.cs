using StanceML.Training;

namespace StanceML.Worker;

/// <summary>Keeps the last judgments of each live model and compares them with its answers at training. Safe for concurrent use.</summary>
/// <remarks>
/// Only what an analysis tells is watched: stance and sentiment, of what speakers say themselves. Memory is bounded: one window a task, begun anew when another
/// version goes live.
/// </remarks>
internal sealed class DriftWatch(LiveModels models)
{
    /// <summary>Under this many judgments chance alone would look like drift.</summary>
    public const int MinJudgments = 200;

    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, DriftWindow> _windows = new(StringComparer.Ordinal);

    public void Record(ArticleAnalysis analysis)
    {
        lock (_gate)
        {
            var sentiment = WindowOf(Labels.SentimentTask, analysis);
            var stance = WindowOf(Labels.StanceTask, analysis);
            foreach (var statement in analysis.Statements.Where(statement => statement.Within is null))
            {
                var chars = statement.Attribution.Quote.Spans.Sum(span => span.End - span.Start);
                if (statement.Sentiment is { } tone)
                {
                    sentiment?.Add(tone, chars);
                }

                foreach (var target in statement.Targets)
                {
                    stance?.Add(target.Judgment, chars);
                }
            }
        }
    }

    /// <returns>One a task that has judged, by name.</returns>
    public IReadOnlyList<TaskDrift> Read()
    {
        List<(string Task, string Model, IReadOnlyList<GivenAnswer> Judgments, Task<DriftReference?> Reference)> windows;
        lock (_gate)
        {
            windows = [.. _windows.Select(pair => (pair.Key, pair.Value.Model, pair.Value.Judgments(), pair.Value.Reference))];
        }

        return [.. windows.Select(window => Compare(
            window.Task,
            window.Model,
            window.Judgments,
            window.Reference.IsCompletedSuccessfully ? window.Reference.Result : null))];
    }

    /// <returns>Null for an analysis that was begun with a version that is no longer live.</returns>
    private DriftWindow? WindowOf(string task, ArticleAnalysis analysis)
    {
        var model = analysis.Models.GetValueOrDefault(task);
        var window = _windows.GetValueOrDefault(task);
        if (model is null || window?.Model == model)
        {
            return window;
        }

        if (models.Current.Models.Names.GetValueOrDefault(task) != model)
        {
            return null;
        }

        return _windows[task] = new DriftWindow(model, Task.Run(() => ReadReference(task, model)));
    }

    private DriftReference? ReadReference(string task, string model) =>
        models.Folder is { } folder
        && TrainingAnswers.TryRead(new ModelName(task, VersionOf(task, model)).FolderIn(folder)) is { Count: > 0 } answers
            ? new DriftReference(Labels.Of(task)!, answers)
            : null;

    private static TaskDrift Compare(string task, string model, IReadOnlyList<GivenAnswer> judgments, DriftReference? reference)
    {
        var version = VersionOf(task, model);
        if (reference is null)
        {
            return new TaskDrift(task, version, judgments.Count, null, new Dictionary<string, double>(), null);
        }

        var labels = reference.CountLabels(judgments);
        var indices = judgments.Count < MinJudgments ? new Dictionary<string, double>() : reference.IndicesOf(judgments);
        var shares = reference.Labels.Select((label, k) => (label, new LabelShare(
            (double)reference.LabelCounts[k] / reference.Rows,
            judgments.Count == 0 ? 0 : (double)labels[k] / judgments.Count)));
        return new TaskDrift(task, version, judgments.Count, reference, indices, shares.ToDictionary(pair => pair.label, pair => pair.Item2, StringComparer.Ordinal));
    }

    private static string VersionOf(string task, string model) => model[(task.Length + 1)..];
}
