namespace StanceML.Training;

/// <summary>
/// Trains one task: chooses the linear setting, then whether trees or a network join the linear model, by cross-validation that
/// never parts a group; fits the winner on all rows and calibrates it on held-out scores.
/// </summary>
/// <remarks>Deterministic: the same rows, options and machine width give the same predictions.</remarks>
public sealed class TaskTrainer(TrainOptions options)
{
    /// <summary>
    /// Settings that close are told apart by log loss: on the shipped rows two settings were 0.001 apart, one way before a change of a dozen
    /// labels and the other way after it, and log loss told them apart by 0.005 both times.
    /// </summary>
    internal const double ScoreTie = 0.002;

    /// <summary>What joins must lower the held-out log loss by more than this share to be worth its size and time.</summary>
    private const double WorthwhileGain = 0.005;

    /// <param name="examples">Those that are not measured stand last.</param>
    /// <param name="progress">Told the name of each step as it begins; null when nobody listens.</param>
    /// <returns>A model of the labels that occur: rows that only support or oppose make a model of these two.</returns>
    /// <exception cref="ArgumentException">There is a <see cref="Shortage"/>.</exception>
    public TrainedModel Train(TaskDefinition task, IReadOnlyList<Example> examples, Action<string>? progress, CancellationToken cancellation)
    {
        var chosen = Choose(task, examples, progress, cancellation);
        progress?.Invoke("final fit");
        return chosen.FitAll(cancellation);
    }

    /// <summary>All of training but the last fit, on all rows.</summary>
    /// <inheritdoc cref="Train"/>
    internal ChosenModel Choose(TaskDefinition task, IReadOnlyList<Example> examples, Action<string>? progress, CancellationToken cancellation)
    {
        if (Shortage(task, examples) is { } shortage)
        {
            throw new ArgumentException($"task {task.Name}: {shortage}", nameof(examples));
        }

        (task, examples) = WithLabelsThatOccur(task, examples);
        var folds = Math.Min(options.Folds, GroupCount(examples));
        var validation = new CrossValidation(task, examples, folds, options.Seed);
        var trials = new List<Trial>();
        var chosen = ChooseSetting(validation, trials, progress, cancellation);
        var linear = chosen.Scores;

        progress?.Invoke("trees");
        var trees = validation.Trees(linear, cancellation);
        double[][] nothing = [.. linear.Select(row => new double[row.Length])];
        trials.Add(validation.Judge("FastTree on dense features and linear scores, alone", validation.Calibrated(new MemberScores(nothing, trees))));
        var withTrees = Tried(new MemberScores(linear, trees));
        var best = Joined(new MemberScores(linear));
        if (task.TriesNetwork)
        {
            progress?.Invoke("network");
            var network = validation.Network(chosen.Setting.Balance, cancellation);
            trials.Add(validation.Judge("network, alone", validation.Calibrated(new MemberScores(nothing, Network: network))));
            var withNetwork = Tried(new MemberScores(linear, Network: network));

            // From few parts to many, each time for a gain in log loss over the best so far.
            best = Better(best, withTrees.Trial.LogLoss < withNetwork.Trial.LogLoss ? withTrees : withNetwork);
            best = Better(best, Tried(new MemberScores(linear, trees, network)));
        }
        else
        {
            best = Better(best, withTrees);
        }

        // What paid on the folds may still weigh nothing on all rows together: then it does not join.
        var calibration = validation.Calibration(best.Scores);
        while (best.Scores.Weighty(calibration) is var weighty && weighty != best.Scores)
        {
            best = Joined(weighty);
            calibration = validation.Calibration(weighty);
        }

        var heldOut = best.HeldOut;
        var recipe = new ModelRecipe(
            task,
            chosen.Setting,
            calibration,
            Threshold(task, heldOut, validation.Labels, _ => true),
            options.Seed);
        var ofFold = Enumerable.Range(0, folds).Select(fold => Threshold(task, heldOut, validation.Labels, row => chosen.FoldOf[row] != fold)).ToList();
        return new ChosenModel(recipe, examples, chosen, folds, heldOut, [.. heldOut.Select((_, row) => ofFold[chosen.FoldOf[row]])], trials, best.Trial.Name);

        Candidate Joined(MemberScores scores)
        {
            var probabilities = validation.Calibrated(scores);
            return new Candidate(scores, probabilities, validation.Judge(scores.Name ?? Name(chosen.Setting), probabilities));
        }

        Candidate Tried(MemberScores scores)
        {
            var joined = Joined(scores);
            trials.Add(joined.Trial);
            return joined;
        }
    }

    /// <param name="more">What joins more parts.</param>
    private static Candidate Better(Candidate best, Candidate more) => more.Trial.LogLoss < best.Trial.LogLoss * (1 - WorthwhileGain) ? more : best;

    /// <summary>Why these examples cannot teach the task; null when they can.</summary>
    public static string? Shortage(TaskDefinition task, IReadOnlyList<Example> examples)
    {
        var counts = task.Labels.Select((_, label) => examples.Count(example => example.Label == label)).ToList();
        if (counts.Count(count => count > 0) < 2)
        {
            var found = examples.Count == 0 ? "no row with a label for it" : $"only rows labelled '{task.Labels[examples[0].Label]}'";
            return $"found {found}; expected rows of at least two of {string.Join(", ", task.Labels)}";
        }

        if (task.SeesActor && examples.All(example => example.Row.Actor is null))
        {
            return "found no row that names an actor; expected some, or training without actors";
        }

        if (counts.IndexOf(1) is var lone and >= 0)
        {
            return $"found a single row labelled '{task.Labels[lone]}'; expected at least 2, or none";
        }

        return GroupCount(examples) is var groups and < 2
            ? $"found {groups} group; expected at least 2, so that one can be held out"
            : null;
    }

    private static int GroupCount(IReadOnlyList<Example> examples) =>
        examples.Select(example => example.Group).Distinct(StringComparer.Ordinal).Count();

    private static (TaskDefinition Task, IReadOnlyList<Example> Examples) WithLabelsThatOccur(TaskDefinition task, IReadOnlyList<Example> examples)
    {
        var occurring = examples.Select(example => example.Label).Distinct().Order().ToList();
        return occurring.Count == task.Labels.Count
            ? (task, examples)
            : (task with { Labels = [.. occurring.Select(label => task.Labels[label])], Shares = SharesOf(task, occurring) },
                [.. examples.Select(example => example with { Label = occurring.IndexOf(example.Label) })]);
    }

    private static IReadOnlyList<double>? SharesOf(TaskDefinition task, List<int> occurring) =>
        task.Shares is { } shares && occurring.Sum(label => shares[label]) is var all ? [.. occurring.Select(label => shares[label] / all)] : null;

    private LinearFolds ChooseSetting(
        CrossValidation validation, List<Trial> trials, Action<string>? progress, CancellationToken cancellation)
    {
        var tried = new List<(LinearFolds Folds, Trial Trial)>();
        foreach (var setting in options.Settings)
        {
            progress?.Invoke(Name(setting));
            var folds = validation.Linear(setting, cancellation);
            tried.Add((folds, validation.Judge(Name(setting), validation.Calibrated(new MemberScores(folds.Scores)))));
        }

        trials.AddRange(tried.Select(one => one.Trial));
        return tried[Best([.. tried.Select(one => one.Trial)])].Folds;
    }

    /// <returns>Index of the one with the best score; of several that score alike, of that with the lowest log loss.</returns>
    internal static int Best(IReadOnlyList<Trial> tried)
    {
        var least = tried.Max(trial => trial.Score) - ScoreTie;
        return tried.Index().Where(one => one.Item.Score >= least).MinBy(one => one.Item.LogLoss).Index;
    }

    /// <summary>The lowest confidence from which held-out answers reach the task's precision.</summary>
    /// <param name="takes">Which of them choose it.</param>
    internal static double Threshold(TaskDefinition task, double[][] heldOut, IReadOnlyList<int> labels, Func<int, bool> takes)
    {
        var weights = Enumerable.Range(0, task.Labels.Count).Select(k => task.WeighsLabelsAlike ? 1.0 / Math.Max(1, labels.Count(l => l == k)) : 1).ToArray();
        var answers = heldOut
            .Zip(labels, (p, gold) => (Confidence: p.Max(), Answer: Array.IndexOf(p, p.Max()), Gold: gold))
            .Where((answer, row) => takes(row))
            .Where(answer => task.DecidedLabel is null || task.Labels[answer.Answer] == task.DecidedLabel)
            .OrderByDescending(answer => answer.Confidence)
            .ToList();
        var (right, all, threshold) = (0.0, 0.0, 1.0);
        foreach (var answer in answers)
        {
            all += weights[answer.Gold];
            right += answer.Answer == answer.Gold ? weights[answer.Gold] : 0;
            threshold = right / all >= task.DecidedPrecision ? answer.Confidence : threshold;
        }

        // Downwards: rounded up, it would leave undecided the very answers that it was taken from.
        return Math.Floor(threshold * 1000) / 1000;
    }

    private static string Name(FitOptions setting) =>
        FormattableString.Invariant($"linear, L2 {setting.L2}, balance {setting.Balance}{(setting.Contrast ? ", features scaled by contrast" : "")}");

    /// <param name="HeldOut">For each measured example its calibrated probabilities by models that never saw its group.</param>
    private sealed record Candidate(MemberScores Scores, double[][] HeldOut, Trial Trial);
}
