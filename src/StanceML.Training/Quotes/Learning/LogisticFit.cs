namespace StanceML.Training;

/// <summary>Fits a logistic regression over hashed features by AdaGrad. The same rows, options and seed give the same weights.</summary>
internal static class LogisticFit
{
    /// <summary>Keeps the first steps of a rare feature small.</summary>
    private const float Softening = 1e-3f;

    /// <summary>A gradient smaller than this moves nothing that lasts.</summary>
    private const float Settled = 1e-4f;

    public static float[] Fit(IReadOnlyList<(int[] Features, bool Is)> rows, int bits, SgdOptions options)
    {
        var weights = new float[1 << bits];
        var squares = new float[weights.Length];
        var average = new WeightAverage(weights.Length);
        var random = new Random(options.Seed);
        var order = Enumerable.Range(0, rows.Count).ToArray();
        for (var epoch = 0; epoch < options.Epochs; epoch++)
        {
            random.Shuffle(order);
            foreach (var (features, isPositive) in order.Select(row => rows[row]))
            {
                var error = QuoteTagger.Sigmoid(Score(weights, features)) - (isPositive ? 1 : 0);
                if (MathF.Abs(error) < Settled)
                {
                    continue;
                }

                foreach (var feature in features)
                {
                    var gradient = error + (options.L2 * weights[feature]);
                    squares[feature] += gradient * gradient;
                    weights[feature] -= options.Rate * gradient / (MathF.Sqrt(squares[feature]) + Softening);
                }
            }

            if (epoch >= options.Epochs / 2)
            {
                average.Add(weights);
            }
        }

        return average.ToWeights();
    }

    public static float Score(float[] weights, ReadOnlySpan<int> features)
    {
        var sum = 0f;
        foreach (var feature in features)
        {
            sum += weights[feature];
        }

        return sum;
    }
}
