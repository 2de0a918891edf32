using System.Text.Json;

namespace StanceML.Training;

/// <summary>How often each label is met where the models will judge, when that is known and the rows do not show it. Immutable.</summary>
/// <remarks>
/// Rows are written to teach: what is rare in the world is frequent among them, and a model calibrated on them alone expects it too often.
/// (Saerens, Latinne and Decaestecker, Neural Computation 14, 2002.)
/// </remarks>
public sealed class LabelShares
{
    /// <summary>Beside the rows: by task, how many of each label were counted, <c>{"stance": {"support": 20, "oppose": 10, "neutral": 5}}</c>.</summary>
    public const string FileName = "label-shares.json";

    private const long MaxBytes = 1L << 16;

    /// <summary>More was never counted, and sums stay numbers.</summary>
    private const double MaxCount = 1e12;

    private readonly IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> _counts;

    private LabelShares(IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> counts) => _counts = counts;

    /// <summary>The rows' own shares count.</summary>
    public static LabelShares None { get; } = new(new Dictionary<string, IReadOnlyDictionary<string, double>>());

    /// <param name="path">A file or folder of training data; only a folder can hold shares.</param>
    /// <param name="problems">Receives what is wrong with them; then the rows' own shares count.</param>
    public static LabelShares Read(string path, ICollection<RowProblem> problems)
    {
        var name = Path.Combine(path, FileName);
        var file = new FileInfo(name);
        if (!file.Exists)
        {
            return None;
        }

        try
        {
            if (file.Length > MaxBytes)
            {
                throw new JsonException($"found {file.Length} bytes; expected at most {MaxBytes}");
            }

            var counts = JsonSerializer.Deserialize(File.ReadAllBytes(name), TrainingJson.Default.DictionaryStringDictionaryStringDouble)
                ?? throw new JsonException("found null; expected a number for each label of a task");
            foreach (var (task, labels) in counts)
            {
                Check(task, labels);
            }

            return new LabelShares(counts.ToDictionary(one => one.Key, IReadOnlyDictionary<string, double> (one) => one.Value, StringComparer.Ordinal));
        }
        catch (JsonException e)
        {
            problems.Add(new RowProblem(new RowPlace(name, (int)(e.LineNumber ?? 0) + 1), e.Path, e.Message, IsError: true));
            return None;
        }
    }

    /// <returns>One per label of the task, above 0, together 1; null where nothing is known.</returns>
    public IReadOnlyList<double>? Of(TaskDefinition task)
    {
        if (!_counts.TryGetValue(task.Name, out var counts))
        {
            return null;
        }

        var all = task.Labels.Sum(label => counts[label]);
        return [.. task.Labels.Select(label => counts[label] / all)];
    }

    private static void Check(string name, Dictionary<string, double>? counts)
    {
        var task = TaskDefinition.All.FirstOrDefault(task => task.Name == name)
            ?? throw new JsonException($"found the task '{name}'; expected {string.Join(", ", TaskDefinition.All.Select(task => task.Name))}");
        if (counts is null || !counts.Keys.ToHashSet(StringComparer.Ordinal).SetEquals(task.Labels) || !counts.Values.All(count => count is > 0 and <= MaxCount))
        {
            throw new JsonException($"found other counts for {name}; expected a number above 0, at most {MaxCount:0}, for each of {string.Join(", ", task.Labels)}");
        }
    }
}
