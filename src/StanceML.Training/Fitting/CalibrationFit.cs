namespace StanceML.Training;

/// <summary>Fits <see cref="CalibrationParameters"/> on scores that no model made of rows it was trained on.</summary>
internal static class CalibrationFit
{
    private const int Steps = 400;

    /// <summary>Minimises log loss by gradient descent with backtracking: few parameters, convex, no library needed.</summary>
    /// <param name="labels">Index of the true label for each row.</param>
    /// <param name="weights">How much a row of each label counts.</param>
    public static CalibrationParameters Fit(MemberScores scores, IReadOnlyList<int> labels, IReadOnlyList<double> weights)
    {
        // A factor for each member, of which the linear model begins with all the say; then the biases.
        var members = scores.Present.Count;
        var at = new double[members + weights.Count];
        at.AsSpan(0, members).Fill(0.5);
        at[0] = 1;
        var rate = 1.0;
        var (loss, gradient) = LossAndGradient(scores, labels, weights, at);
        for (var step = 0; step < Steps && rate > 1e-9; step++)
        {
            var next = at.Zip(gradient, (value, slope) => value - rate * slope).ToArray();
            for (var member = 0; member < members; member++)
            {
                next[member] = Math.Max(0, next[member]);
            }

            var (nextLoss, nextGradient) = LossAndGradient(scores, labels, weights, next);
            if (nextLoss < loss)
            {
                (at, loss, gradient, rate) = (next, nextLoss, nextGradient, rate * 1.3);
            }
            else
            {
                rate /= 2;
            }
        }

        return Parameters(scores, at);
    }

    private static CalibrationParameters Parameters(MemberScores scores, double[] at) =>
        scores.Calibration(at.AsSpan(0, scores.Present.Count), at[scores.Present.Count..]);

    private static (double Loss, double[] Gradient) LossAndGradient(MemberScores scores, IReadOnlyList<int> labels, IReadOnlyList<double> weights, double[] at)
    {
        var (parameters, members) = (Parameters(scores, at), scores.Present);
        var gradient = new double[at.Length];
        var probabilities = new double[weights.Count];
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
                for (var member = 0; member < members.Count; member++)
                {
                    gradient[member] += error * members[member][i][k];
                }

                gradient[members.Count + k] += error;
            }
        }

        for (var j = 0; j < gradient.Length; j++)
        {
            gradient[j] /= all;
        }

        return (loss / all, gradient);
    }
}
