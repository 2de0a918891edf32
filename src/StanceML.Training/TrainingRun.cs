using System.Globalization;

namespace StanceML.Training;

/// <summary>Front door of training: reads rows, checks them, trains each task, writes its version folder and makes it live.</summary>
public sealed class TrainingRun(StatementEncoder encoder, TimeProvider time)
{
    /// <param name="data">A <c>.jsonl</c> file or a folder of them.</param>
    /// <param name="models">The folder that holds one folder per task and <c>current.json</c>.</param>
    /// <param name="tasks">In the order to train; a task that the rows cannot teach is passed over.</param>
    /// <param name="progress">Told each step as it begins; null when nobody listens.</param>
    /// <returns>What was trained, and every problem of the data; rows with an error were left out.</returns>
    /// <exception cref="FileNotFoundException">No data there.</exception>
    public TrainingOutcome Run(
        string data, string models, IReadOnlyList<TaskDefinition> tasks, TrainOptions options, Action<string>? progress, CancellationToken cancellation)
    {
        progress?.Invoke($"reading {data}");
        var corpus = CorpusReader.Read(data);
        var problems = corpus.Problems.Concat(CorpusCheck.Check(corpus.Rows, encoder.Catalogue)).ToList();
        var bad = problems.Where(problem => problem.IsError).Select(problem => problem.Place).ToHashSet();
        var rows = corpus.Rows.Where(row => !bad.Contains(row.Place)).ToList();
        var maker = new ExampleMaker(encoder);
        var writer = new ModelFolderWriter(encoder);
        var written = new List<WrittenModel>();
        var untrained = new List<UntrainedTask>();
        foreach (var task in tasks)
        {
            progress?.Invoke($"{task.Name}: features");
            var examples = maker.Make(task, rows);
            if (TaskTrainer.Shortage(task, examples) is { } shortage)
            {
                untrained.Add(new UntrainedTask(task.Name, shortage));
                continue;
            }

            var trained = new TaskTrainer(options).Train(task, examples, step => progress?.Invoke($"{task.Name}: {step}"), cancellation);
            var version = NextVersion(models, task.Name);
            progress?.Invoke($"{task.Name}: writing {version}");
            written.Add(writer.Write(models, version, trained, options));
        }

        if (written.Count > 0)
        {
            Ledger.MakeLive(models, written.Select(model => (model.Metrics.Task, model.Metrics.Version)), "stanceml train", $"trained on {rows.Count} rows", time);
        }

        return new TrainingOutcome(written, untrained, problems);
    }

    /// <summary>Year, month and the first number not yet taken.</summary>
    private string NextVersion(string models, string task)
    {
        var month = time.GetUtcNow().ToString("yyyy.M", CultureInfo.InvariantCulture);
        return Enumerable.Range(1, int.MaxValue - 1)
            .Select(number => FormattableString.Invariant($"{month}.{number}"))
            .First(version => !Directory.Exists(Path.Combine(models, task, version)));
    }
}
