using Microsoft.ML;

namespace StanceML.Training;

/// <summary>Scores every example by models that never saw its group.</summary>
internal sealed class CrossValidation
{
    private readonly TaskDefinition _task;
    private readonly IReadOnlyList<Example> _examples;
    private readonly int[] _folds;
    private readonly int _foldCount;
    private readonly int _seed;
    private readonly int[] _labels;
    private readonly int _measured;

    /// <summary>Of each label: with them the rows' labels are as frequent as they will be.</summary>
    private readonly double[] _weights;

    /// <param name="examples">Those that are not measured stand last.</param>
    public CrossValidation(TaskDefinition task, IReadOnlyList<Example> examples, int foldCount, int seed)
    {
        (_task, _examples, _foldCount, _seed) = (task, examples, foldCount, seed);
        _folds = GroupFolds.Cut([.. examples.Select(example => example.Group)], foldCount, seed);
        _labels = [.. examples.Select(example => example.Label)];
        _measured = examples.Count(example => example.IsMeasured);
        _weights = [.. task.Labels.Select((_, label) => task.Shares is { } shares ? shares[label] * examples.Count / _labels.Count(one => one == label) : 1)];
    }

    /// <summary>Of the measured examples.</summary>
    public IReadOnlyList<int> Labels => new ArraySegment<int>(_labels, 0, _measured);

    /// <summary>Linear scores, one row per example, and the models that made them.</summary>
    public LinearFolds Linear(FitOptions options, CancellationToken cancellation)
    {
        var scores = new double[_examples.Count][];
        var models = new ITransformer[_foldCount];
        Parallel.For(0, _foldCount, new ParallelOptions { CancellationToken = cancellation }, fold =>
        {
            var model = LinearFit.Fit([.. Outside(fold).Select(row => _examples[row])], _task.Labels.Count, options, _seed);
            foreach (var (row, score) in In(fold).Zip(LinearFit.Score(model, In(fold).Select(row => _examples[row]))))
            {
                scores[row] = score;
            }

            models[fold] = model;
        });
        return new LinearFolds(options, _folds, models, scores);
    }

    /// <summary>Tree scores over the dense features and the cross-fitted linear probabilities.</summary>
    public double[][] Trees(IReadOnlyList<double[]> linear, CancellationToken cancellation)
    {
        var inputs = TreeInputs(_examples, linear);
        var scores = new double[_examples.Count][];
        Parallel.For(0, _foldCount, new ParallelOptions { CancellationToken = cancellation }, fold =>
        {
            var rest = Outside(fold);
            var scorer = TreeScorer.Of(TreeFit.Fit([.. rest.Select(row => inputs[row])], [.. rest.Select(row => _labels[row])], _task.Labels.Count, _seed));
            foreach (var row in In(fold))
            {
                scores[row] = new double[_task.Labels.Count];
                scorer.Score(inputs[row], scores[row]);
            }
        });
        return scores;
    }

    /// <summary>Network scores, one row per example.</summary>
    /// <param name="balance">As <see cref="FitOptions.Balance"/>.</param>
    public double[][] Network(float balance, CancellationToken cancellation)
    {
        var scores = new double[_examples.Count][];
        Parallel.For(0, _foldCount, new ParallelOptions { CancellationToken = cancellation }, fold =>
        {
            var network = NetworkFit.Fit([.. Outside(fold).Select(row => _examples[row])], _task.Labels.Count, balance, _seed, cancellation);
            foreach (var (row, score) in In(fold).Zip(NetworkFit.Score(network, In(fold).Select(row => _examples[row]))))
            {
                scores[row] = score;
            }
        });
        return scores;
    }

    /// <summary>Calibrated probabilities of the measured examples: each fold's calibration is fitted on the other folds.</summary>
    public double[][] Calibrated(MemberScores scores)
    {
        var probabilities = new double[_measured][];
        for (var fold = 0; fold < _foldCount; fold++)
        {
            var calibration = Calibration(Outside(fold), scores);
            foreach (var row in In(fold).Where(IsMeasured))
            {
                probabilities[row] = new double[_task.Labels.Count];
                scores.Calibrate(calibration, row, probabilities[row]);
            }
        }

        return probabilities;
    }

    /// <summary>For the model of all rows: fitted on the scores of every fold.</summary>
    public CalibrationParameters Calibration(MemberScores scores) =>
        Calibration([.. Enumerable.Range(0, _examples.Count)], scores);

    /// <remarks>Also on those that nobody labelled: without them the neutral label is as rare again as it was before they taught it.</remarks>
    private CalibrationParameters Calibration(List<int> rows, MemberScores scores) =>
        CalibrationFit.Fit(scores.Of(rows), rows.ConvertAll(row => _labels[row]), _weights);

    public Trial Judge(string name, double[][] probabilities)
    {
        var confusion = Confusion.Of(_task.Labels, Labels.Zip(probabilities, (gold, p) => (gold, Array.IndexOf(p, p.Max()))));
        var logLoss = Labels.Zip(probabilities, (gold, p) => -Math.Log(Math.Max(p[gold], 1e-12))).Average();
        return new Trial(name, TaskDefinition.Score(confusion), logLoss, confusion.Accuracy, confusion.MacroF1, confusion.FAvg);
    }

    public static List<float[]> TreeInputs(IReadOnlyList<Example> examples, IReadOnlyList<double[]> linear) =>
        [.. examples.Zip(linear, (example, scores) =>
        {
            var input = new float[example.Dense.Length + scores.Length];
            TextModel.WithLinear(example.Dense, scores, input);
            return input;
        })];

    private bool IsMeasured(int row) => row < _measured;

    private List<int> Outside(int fold) => [.. Enumerable.Range(0, _examples.Count).Where(row => _folds[row] != fold)];

    private IEnumerable<int> In(int fold) => Enumerable.Range(0, _examples.Count).Where(row => _folds[row] == fold);
}
