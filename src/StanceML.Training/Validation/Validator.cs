namespace StanceML.Training;

/// <summary>Judges examples with models that never saw them and writes no model. Deterministic.</summary>
/// <param name="progress">Told each step, from any thread; null when nobody listens.</param>
internal sealed class Validator(StatementEncoder encoder, TrainOptions options, Action<string>? progress)
{
    private readonly TaskTrainer _trainer = new(options);

    /// <param name="training">Without a <see cref="TaskTrainer.Shortage"/>; those that are not measured stand last.</param>
    public JudgedSet ByFolds(TaskDefinition task, IReadOnlyList<Example> training, CancellationToken cancellation)
    {
        var chosen = _trainer.Choose(task, training, progress, cancellation);
        var labels = chosen.Recipe.Task.Labels;
        return new JudgedSet(task, chosen, [.. chosen.HeldOut.Zip(chosen.Examples, chosen.Thresholds).Select(one => new JudgedExample(
            one.Second,
            HeldOutPart.QuestionOf(one.Second),
            labels[one.Second.Label],
            labels.Zip(one.First).ToDictionary(label => label.First, label => label.Second, StringComparer.Ordinal),
            one.Third))]);
    }

    /// <summary>Chooses on all training examples, then fits the choice again for each part without its questions, on all cores.</summary>
    /// <param name="judged">Labels counted as in the task.</param>
    /// <param name="questions">One for each judged example.</param>
    /// <param name="parts">Together they hold each judged example once.</param>
    public JudgedSet ByQuestions(
        TaskDefinition task,
        IReadOnlyList<Example> training,
        IReadOnlyList<Example> judged,
        IReadOnlyList<string> questions,
        IReadOnlyList<HeldOutPart> parts,
        CancellationToken cancellation)
    {
        var chosen = _trainer.Choose(task, training, progress, cancellation);
        var judge = new RowJudge(encoder, chosen.Recipe);
        var answers = new IReadOnlyDictionary<string, double>[judged.Count];
        var done = 0;
        Parallel.ForEach(parts, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount }, part =>
        {
            var found = judge.Judge(chosen.FitWithout(part.Holds, cancellation), [.. part.Rows.Select(row => judged[row])]);
            foreach (var (row, answer) in part.Rows.Zip(found))
            {
                answers[row] = answer;
            }

            progress?.Invoke($"{Interlocked.Increment(ref done)} of {parts.Count} fitted and judged: {part.Name}");
        });
        return new JudgedSet(task, chosen, [.. judged.Select((example, row) => new JudgedExample(example, questions[row], task.Labels[example.Label], answers[row], chosen.Recipe.Threshold))]);
    }

    /// <summary>Trains as <c>train</c> does, cross-validation within the training examples, and judges others once.</summary>
    /// <param name="judged">Labels counted as in the task.</param>
    public JudgedSet OnOthers(TaskDefinition task, IReadOnlyList<Example> training, IReadOnlyList<Example> judged, CancellationToken cancellation)
    {
        var chosen = _trainer.Choose(task, training, progress, cancellation);
        progress?.Invoke("final fit");
        var model = chosen.FitAll(cancellation).Model;
        progress?.Invoke(FormattableString.Invariant($"judging {judged.Count} rows"));
        var answers = new RowJudge(encoder, chosen.Recipe).Judge(model, judged);
        return new JudgedSet(task, chosen, [.. judged.Zip(answers, (example, answer) =>
            new JudgedExample(example, HeldOutPart.QuestionOf(example), task.Labels[example.Label], answer, chosen.Recipe.Threshold))]);
    }
}
