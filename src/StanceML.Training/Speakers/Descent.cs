namespace StanceML.Training;

/// <summary>Gradient descent with backtracking for small convex losses: no library needed, the same answer on every machine.</summary>
internal static class Descent
{
    public static double[] Minimize(double[] start, Func<double[], (double Loss, double[] Gradient)> lossAt, int steps)
    {
        var (at, rate) = (start, 1.0);
        var (loss, gradient) = lossAt(at);
        for (var step = 0; step < steps && rate > 1e-9; step++)
        {
            var next = at.Zip(gradient, (value, slope) => value - (rate * slope)).ToArray();
            var (nextLoss, nextGradient) = lossAt(next);
            if (nextLoss < loss)
            {
                (at, loss, gradient, rate) = (next, nextLoss, nextGradient, rate * 1.3);
            }
            else
            {
                rate /= 2;
            }
        }

        return at;
    }

    /// <summary>The penalty that pulls weights toward 0, with its gradient: where a loss starts from.</summary>
    public static (double Loss, double[] Gradient) Ridge(double[] at, double strength) =>
        (strength * at.Sum(weight => weight * weight), [.. at.Select(weight => 2 * strength * weight)]);
}
