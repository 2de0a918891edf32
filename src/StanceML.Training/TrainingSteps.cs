namespace StanceML.Training;

/// <summary>Tells the steps of a run and how much of its work is done.</summary>
/// <param name="tasks">How many will be trained.</param>
/// <param name="settings">Linear settings that each judge tries.</param>
/// <param name="hear">Null when nobody listens.</param>
internal sealed class TrainingSteps(int tasks, int settings, Action<TrainingStep>? hear)
{
    /// <summary>Seconds of each step on the 27,523 shipped rows, two cores, mean of stance and sentiment.</summary>
    private static readonly Dictionary<string, double> Seconds = new(StringComparer.Ordinal)
    {
        ["features"] = 2,
        ["linear"] = 30,
        ["trees"] = 12,
        ["network"] = 19,
        ["final fit"] = 10,
        ["learning curve"] = 11,
        ["writing"] = 5,
    };

    private const double ReadingSeconds = 5;

    private readonly double _ofTask = Seconds.Values.Sum() + (settings - 1) * Seconds["linear"];

    private double _done;
    private double _current = ReadingSeconds;
    private int _task;

    public void Read(string what) => Tell(what);

    /// <summary>A task begins; whatever the one before it left out counts as done.</summary>
    public void BeginTask()
    {
        (_done, _current) = (ReadingSeconds + _task * _ofTask, 0);
        _task++;
    }

    /// <param name="step">Begins with one of the words above; another one counts for nothing.</param>
    public void Begin(string task, string step)
    {
        _done += _current;
        _current = Seconds.FirstOrDefault(known => step.StartsWith(known.Key, StringComparison.Ordinal)).Value;
        Tell($"{task}: {step}");
    }

    public void Wrote(WrittenModel model) => Tell($"{model.Task}: wrote {model.Version}", model);

    private void Tell(string text, WrittenModel? written = null) =>
        hear?.Invoke(new TrainingStep(text, Math.Min(1, _done / (ReadingSeconds + tasks * _ofTask))) { Written = written });
}
