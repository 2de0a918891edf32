using System.Globalization;
using StanceML.Training;

namespace StanceML.Benchmarks;

/// <summary>
/// Compares what could judge stance, all on the same folds by question: the linear model on words, the network over the same words,
/// boosted and bagged trees on the dense features and the linear model's cross-fitted scores, alone and beside it.
/// </summary>
/// <remarks>The scores that trees read come from models that saw the tree's held-out fold no more than <c>train</c>'s do.</remarks>
internal sealed class LearnerComparison
{
    private const int Folds = 5;

    private readonly IReadOnlyList<Example> _examples;
    private readonly CrossValidation _validation;
    private readonly LinearFolds _linear;
    private readonly double[][] _alone;

    public LearnerComparison(IReadOnlyList<Example> examples)
    {
        _examples = examples;
        _validation = new CrossValidation(LabelledData.Task, examples, Folds, LabelledData.Seed);
        _linear = _validation.Linear(LabelledData.Setting, CancellationToken.None);
        _alone = _validation.Calibrated(new MemberScores(_linear.Scores));
    }

    public void Print(TextWriter output)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{_examples.Count} rows, {Folds} folds by question; the interval is macro-F1's; p by McNemar's exact test against the linear model"));
        output.WriteLine($"{"",-44} {"F_avg",7} {"macro-F1",9} {"interval",16} {"log loss",9} {"p",7}");
        Print(output, "linear on words", _alone);
        var noLinear = _examples.Select(_ => new double[LabelledData.Task.Labels.Count]).ToArray();
        var network = _validation.Network(LabelledData.Setting.Balance, CancellationToken.None);
        Print(output, "network on words, alone", _validation.Calibrated(new MemberScores(noLinear, Network: network)));
        Print(output, "network, with the linear model", _validation.Calibrated(new MemberScores(_linear.Scores, Network: network)));
        var together = noLinear.Select(row => (double[])row.Clone()).ToArray();
        foreach (var learner in TreeLearner.All)
        {
            var scores = Score(learner);
            Print(output, $"{learner.Name}, alone", _validation.Calibrated(new MemberScores(noLinear, scores)));
            Print(output, $"{learner.Name}, with the linear model", _validation.Calibrated(new MemberScores(_linear.Scores, scores)));
            Add(together, Standardized(scores));
        }

        Print(output, "all of them stacked", _validation.Calibrated(new MemberScores(_linear.Scores, together, network)));
    }

    private double[][] Score(TreeLearner learner)
    {
        var inputs = CrossValidation.TreeInputs(_examples, _linear.Scores);
        var scores = new double[_examples.Count][];
        for (var fold = 0; fold < Folds; fold++)
        {
            var held = Enumerable.Range(0, _examples.Count).Where(row => _linear.FoldOf[row] == fold).ToList();
            var rest = Enumerable.Range(0, _examples.Count).Where(row => _linear.FoldOf[row] != fold).ToList();
            var found = learner.FitAndScore(
                [.. rest.Select(row => inputs[row])], [.. rest.Select(row => _examples[row].Label)], [.. held.Select(row => inputs[row])]);
            foreach (var (row, score) in held.Zip(found))
            {
                scores[row] = score;
            }
        }

        return scores;
    }

    private void Print(TextWriter output, string name, double[][] probabilities)
    {
        var trial = _validation.Judge(name, probabilities);
        var pairs = probabilities.Zip(_examples, (p, example) => (example.Label, JudgedAnswers.Likeliest(p))).ToList();
        var interval = Bootstrap.Classification(LabelledData.Task.Labels, pairs, [.. _examples.Select(example => example.Group)], LabelledData.Seed)
            .Single(figure => figure.Name == "macro-F1");
        var test = McNemar.Of(_examples.Select((example, row) =>
            (JudgedAnswers.Likeliest(probabilities[row]) == example.Label, JudgedAnswers.Likeliest(_alone[row]) == example.Label)));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name,-44} {trial.FAvg,7:0.000} {trial.MacroF1,9:0.000} {$"[{interval.Low:0.000}, {interval.High:0.000}]",16} {trial.LogLoss,9:0.000} {test.PValue,7:0.000}"));
    }

    /// <summary>Learners score on scales of their own; a sum needs one.</summary>
    private static double[][] Standardized(double[][] scores)
    {
        var all = scores.SelectMany(row => row).ToList();
        var mean = all.Average();
        var deviation = Math.Sqrt(all.Average(score => (score - mean) * (score - mean)));
        return [.. scores.Select(row => row.Select(score => (score - mean) / deviation).ToArray())];
    }

    private static void Add(double[][] into, double[][] scores)
    {
        for (var row = 0; row < into.Length; row++)
        {
            for (var label = 0; label < into[row].Length; label++)
            {
                into[row][label] += scores[row][label];
            }
        }
    }
}
