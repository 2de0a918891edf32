namespace StanceML.Training;

/// <summary>
/// Fits the chosen linear model again on growing shares of the groups and judges the same held-out folds each time: does more
/// data of this kind still help? Deterministic.
/// </summary>
internal sealed class LearningCurve
{
    /// <summary>The whole is at hand already: cross-validation fitted it.</summary>
    private static readonly double[] Shares = [0.1, 0.25, 0.5];

    /// <summary>
    /// Rows that the extra fits may read together. Fitting time goes with them: this keeps the curve near a fifth of the training
    /// of 10,000 rows, by judging fewer of the held-out folds, and leaves all folds to a set of 3,000.
    /// </summary>
    private const double MaxRowsRead = 15_000;

    private const int FewestFolds = 2;

    private readonly TrainedModel _trained;
    private readonly LinearFolds _linear;
    private readonly int _seed;
    private readonly int _folds;

    private LearningCurve(TrainedModel trained, LinearFolds linear, int seed)
    {
        (_trained, _linear, _seed) = (trained, linear, seed);
        var rowsPerFold = Shares.Sum() * trained.Taught.Count * (trained.Folds - 1) / trained.Folds;
        _folds = Math.Clamp((int)(MaxRowsRead / rowsPerFold), Math.Min(FewestFolds, trained.Folds), trained.Folds);
    }

    /// <returns>The same training with its curve; without one when the models of its folds were not kept.</returns>
    public static TrainedModel AddTo(TrainedModel trained, int seed, CancellationToken cancellation) =>
        trained.Linear is { } linear ? trained with { LearningCurve = new LearningCurve(trained, linear, seed).Draw(cancellation) } : trained;

    /// <returns>From few groups to all; shares that come to as many groups as a larger one are left out.</returns>
    private IReadOnlyList<LearningPoint> Draw(CancellationToken cancellation)
    {
        var parts = Enumerable.Range(0, _folds).Select(fold => new FoldGroups(_trained.Taught, _linear.FoldOf, fold, _seed)).ToList();
        var shares = Shares.Append(1).Reverse().DistinctBy(share => string.Join(' ', parts.Select(part => part.GroupsAt(share)))).Reverse().ToList();
        var fits = shares.SelectMany((_, s) => parts.Select((part, p) => (Share: s, Part: p))).Reverse().ToList();
        var scores = shares.Select(_ => new double[_trained.Taught.Count][]).ToList();
        Parallel.ForEach(fits, new ParallelOptions { CancellationToken = cancellation }, fit =>
            Score(parts[fit.Part], shares[fit.Share], scores[fit.Share]));
        return [.. shares.Zip(scores, (share, of) => Point(parts, share, of))];
    }

    private void Score(FoldGroups part, double share, double[][] into)
    {
        // All groups: what cross-validation fitted. Else the fold's rows are judged by a fit of their own.
        var held = part.Held;
        var scores = part.GroupsAt(share) == part.GroupsAt(1)
            ? held.Select(row => _linear.Scores[row]).ToArray()
            : LinearFit.Score(
                LinearFit.Fit([.. part.At(share).Select(row => _trained.Taught[row])], _trained.Task.Labels.Count, _linear.Setting, _seed),
                held.Select(row => _trained.Taught[row]));
        for (var i = 0; i < held.Count; i++)
        {
            into[held[i]] = scores[i];
        }
    }

    private LearningPoint Point(IReadOnlyList<FoldGroups> parts, double share, double[][] scores)
    {
        var held = parts.SelectMany(part => part.Held).ToList();
        var figures = Bootstrap.Classification(
            _trained.Task.Labels,
            [.. held.Select(row => (_trained.Taught[row].Label, JudgedAnswers.Likeliest(scores[row])))],
            [.. held.Select(row => _trained.Taught[row].Group)],
            _seed);
        return new LearningPoint(
            share,
            parts.Average(part => part.GroupsAt(share)),
            parts.Average(part => part.At(share).Count()),
            figures.Single(figure => figure.Name == "macro-F1"),
            figures.SingleOrDefault(figure => figure.Name == "F_avg"));
    }
}
