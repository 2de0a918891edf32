namespace StanceML.Training;

/// <summary>Makes a task's examples from rows, with the features that serve.</summary>
/// <param name="cancellation">A pretrained encoder takes minutes for a data set.</param>
public sealed class ExampleMaker(StatementEncoder encoder, CancellationToken cancellation = default)
{
    /// <summary>A row about no question counts against at most this many of the questions it names.</summary>
    private const int MaxOtherTargets = 2;

    /// <returns>In row order; rows that say nothing about the task are left out.</returns>
    public IReadOnlyList<Example> Make(TaskDefinition task, IReadOnlyList<LabelledRow> rows)
    {
        using var features = new ThreadLocal<FeatureVector>(() => new FeatureVector());
        return [.. Cases(task, rows).AsParallel().AsOrdered().WithCancellation(cancellation).Select(one => ToExample(task, one.Row, one.Target, one.Label, features.Value!))];
    }

    /// <summary>The same to train on: for targets of any kind, also pairs of texts and targets that have nothing to do with each other.</summary>
    /// <param name="isKept">Whether a row is measured although its label is frequent enough among the measured ones; null when none is.</param>
    /// <returns>Those that are not measured stand last.</returns>
    public IReadOnlyList<Example> MakeToTrain(TaskDefinition task, IReadOnlyList<LabelledRow> rows, int seed, Func<LabelledRow, bool>? isKept = null)
    {
        var labelled = MeasuredSample.Draw(task, Make(task, rows), example => isKept?.Invoke(example.Row) is true);
        if (task.Name != Labels.StanceTask)
        {
            return labelled;
        }

        var pairs = UnrelatedTargets.Pair([.. rows.Where(row => row.Stance is not null)], target => encoder.Catalogue.Find(target) is null, seed);
        var unrelated = Make(task, [.. pairs]).Where(example => DenseFeatures.TargetShare(example.Dense) == 0);
        return [.. labelled, .. unrelated.Select(example => example with { IsMeasured = false })];
    }

    /// <summary>What the rows say about the task: each with the target that a model is shown and the label it should give.</summary>
    /// <returns>In row order; a row about no question may come twice for relevance, with two targets, and one without a label not at all.</returns>
    internal IEnumerable<(LabelledRow Row, string? Target, string Label)> Cases(TaskDefinition task, IEnumerable<LabelledRow> rows) =>
        rows.SelectMany(row => Cases(task, row).Select(one => (row, one.Target, one.Label)));

    private IEnumerable<(string? Target, string Label)> Cases(TaskDefinition task, LabelledRow row) => task.Name switch
    {
        // Tone is of the words, whatever they are about; only a data set that marks its target's place asks for more.
        Labels.SentimentTask => row.Sentiment is { } tone ? [(null, tone)] : [],
        Labels.StanceTask => row.Stance is { } stance ? [(row.Target, stance)] : [],
        _ when row.Stance is not null => [(row.Target, Labels.About)],

        // A row with a target but no stance was labelled for its tone alone; whether it is about recognition nobody said.
        _ => row.Target is null && row.TargetSpan is null ? OtherTargets(row).Select(target => (target, Labels.Other)) : [],
    };

    private List<string?> OtherTargets(LabelledRow row)
    {
        var named = encoder.Targets.Detect(row.Text)
            .Where(mention => mention.Role == MentionRole.Claimant)
            .Select(string? (mention) => mention.Target.Id)
            .Distinct()
            .Take(MaxOtherTargets)
            .ToList();
        return named.Count == 0 ? [null] : named;
    }

    private Example ToExample(TaskDefinition task, LabelledRow row, string? target, string label, FeatureVector features)
    {
        encoder.Fill(row.Text, target, row.TargetSpan, features, new SeenBeside(task.SeesActor ? row.Actor : null, encoder.Pretrained));
        var (buckets, values) = features.ToSparse();
        return new Example(row, buckets, values, [.. features.Dense], task.Labels.ToList().IndexOf(label), row.Group) { Target = target, Width = StatementFeatures.BucketCount + (encoder.Pretrained?.Width ?? 0) };
    }
}
