namespace StanceML.Training;

/// <summary>Fits <see cref="CalibrationParameters"/> on scores that no model made of rows it was trained on.</summary>
internal static class CalibrationFit
{
    private const int Steps = 400;

    /// <summary>Before the biases stand the factors of the linear model, the trees and the network.</summary>
    private const int Factors = 3;

    /// <summary>Minimises log loss by gradient descent with backtracking: few parameters, convex, no library needed.</summary>
    /// <param name="labels">Index of the true label for each row.</param>
    /// <param name="weights">How much a row of each label counts.</param>
    public static CalibrationParameters Fit(MemberScores scores, IReadOnlyList<int> labels, IReadOnlyList<double> weights)
    {
        var at = new double[Factors + weights.Count];
        IReadOnlyList<double[]>?[] members = [scores.Linear, scores.Trees, scores.Network];
        for (var member = 0; member < Factors; member++)
        {
            at[member] = members[member] is null ? 0 : member == 0 ? 1 : 0.5;
        }

        var rate = 1.0;
        var (loss, gradient) = LossAndGradient(scores, members, labels, weights, at);
        for (var step = 0; step < Steps && rate > 1e-9; step++)
        {
            var next = at.Zip(gradient, (value, slope) => value - rate * slope).ToArray();
            for (var member = 0; member < Factors; member++)
            {
                next[member] = Math.Max(0, next[member]);
            }

            var (nextLoss, nextGradient) = LossAndGradient(scores, members, labels, weights, next);
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

    private static CalibrationParameters Parameters(double[] at) => new(at[0], at[1], at[Factors..]) { Network = at[2] };

    private static (double Loss, double[] Gradient) LossAndGradient(
        MemberScores scores, IReadOnlyList<double[]>?[] members, IReadOnlyList<int> labels, IReadOnlyList<double> weights, double[] at)
    {
        var parameters = Parameters(at);
        var gradient = new double[at.Length];
        var probabilities = new double[at.Length - Factors];
        var (loss, all) = (0.0, 0.0);
        for (var i = 0; i < labels.Count; i++)
        {
            scores.Calibrate(parameters, i, probabilities);
            var weight = weights[labels[i]];
            all += weight;
            loss -= weight * Math.Log(Math.Max(probabilities[labels[i]], 1e-12));
            for (var k = 0; k < probabilities.Length; k++)
            {
                var error = weight * (probabilities[k] - (k == labels[i] ? 1 : 0));
                for (var member = 0; member < Factors; member++)
                {
                    gradient[member] += members[member] is { } of ? error * of[i][k] : 0;
                }

                gradient[Factors + k] += error;
            }
        }

        for (var j = 0; j < gradient.Length; j++)
        {
            gradient[j] /= all;
        }

        return (loss / all, gradient);
    }
}
