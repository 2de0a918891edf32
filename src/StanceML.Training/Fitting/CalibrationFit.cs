namespace StanceML.Training;

/// <summary>Fits <see cref="CalibrationParameters"/> on scores that no model made of rows it was trained on.</summary>
internal static class CalibrationFit
{
    private const int Steps = 400;

    /// <summary>Minimises log loss by gradient descent with backtracking: few parameters, convex, no library needed.</summary>
    /// <param name="linear">One score per label for each row.</param>
    /// <param name="trees">Likewise; null when there are none.</param>
    /// <param name="labels">Index of the true label for each row.</param>
    /// <param name="weights">How much a row of each label counts.</param>
    public static CalibrationParameters Fit(IReadOnlyList<double[]> linear, IReadOnlyList<double[]>? trees, IReadOnlyList<int> labels, IReadOnlyList<double> weights)
    {
        var at = new double[2 + weights.Count];
        (at[0], at[1]) = (1, trees is null ? 0 : 0.5);
        var rate = 1.0;
        var (loss, gradient) = LossAndGradient(linear, trees, labels, weights, at);
        for (var step = 0; step < Steps && rate > 1e-9; step++)
        {
            var next = at.Zip(gradient, (value, slope) => value - rate * slope).ToArray();
            next[1] = trees is null ? 0 : Math.Max(0, next[1]);
            next[0] = Math.Max(0, next[0]);
            var (nextLoss, nextGradient) = LossAndGradient(linear, trees, labels, weights, next);
            if (nextLoss < loss)
            {
                (at, loss, gradient, rate) = (next, nextLoss, nextGradient, rate * 1.3);
            }
            else
            {
                rate /= 2;
            }
        }

        return Parameters(at);
    }

    private static CalibrationParameters Parameters(double[] at) => new(at[0], at[1], at[2..]);

    private static (double Loss, double[] Gradient) LossAndGradient(
        IReadOnlyList<double[]> linear, IReadOnlyList<double[]>? trees, IReadOnlyList<int> labels, IReadOnlyList<double> weights, double[] at)
    {
        var parameters = Parameters(at);
        var gradient = new double[at.Length];
        var probabilities = new double[at.Length - 2];
        var (loss, all) = (0.0, 0.0);
        for (var i = 0; i < labels.Count; i++)
        {
            parameters.Apply(linear[i], trees is null ? [] : trees[i], probabilities);
            var weight = weights[labels[i]];
            all += weight;
            loss -= weight * Math.Log(Math.Max(probabilities[labels[i]], 1e-12));
            for (var k = 0; k < probabilities.Length; k++)
            {
                var error = weight * (probabilities[k] - (k == labels[i] ? 1 : 0));
                gradient[0] += error * linear[i][k];
                gradient[1] += trees is null ? 0 : error * trees[i][k];
                gradient[2 + k] += error;
            }
        }

        for (var j = 0; j < gradient.Length; j++)
        {
            gradient[j] /= all;
        }

        return (loss / all, gradient);
    }
}
