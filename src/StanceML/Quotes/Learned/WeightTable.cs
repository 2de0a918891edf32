namespace StanceML;

/// <summary>Weights of hashed features in steps of one scale, so that a table stays small enough for the processor's cache. Immutable.</summary>
internal sealed class WeightTable
{
    private readonly sbyte[] _steps;

    /// <param name="steps"><paramref name="width"/> weights per bucket, bucket by bucket.</param>
    /// <param name="width">Answers scored at once.</param>
    /// <param name="scale">What one step weighs.</param>
    public WeightTable(sbyte[] steps, int width, float scale)
    {
        (_steps, Width, Scale) = (steps, width, scale);
        Bits = int.Log2(steps.Length / width);
    }

    public int Bits { get; }

    public int Width { get; }

    public float Scale { get; }

    public ReadOnlySpan<sbyte> Steps => _steps;

    /// <summary>The nearest table to exact weights.</summary>
    public static WeightTable Of(ReadOnlySpan<float> weights, int width)
    {
        var largest = 1e-6f;
        foreach (var weight in weights)
        {
            largest = Math.Max(largest, Math.Abs(weight));
        }

        var scale = largest / sbyte.MaxValue;
        var steps = new sbyte[weights.Length];
        for (var i = 0; i < steps.Length; i++)
        {
            steps[i] = (sbyte)MathF.Round(weights[i] / scale);
        }

        return new WeightTable(steps, width, scale);
    }

    /// <summary>Score of the features under a table of one answer.</summary>
    public float Score(ReadOnlySpan<int> features)
    {
        var sum = 0;
        foreach (var feature in features)
        {
            sum += _steps[feature];
        }

        return sum * Scale;
    }

    /// <summary>Scores of the features, one per answer.</summary>
    public void Score(ReadOnlySpan<int> features, Span<float> into)
    {
        Span<int> sums = stackalloc int[Width];
        foreach (var feature in features)
        {
            var row = _steps.AsSpan(feature * Width, Width);
            for (var k = 0; k < row.Length; k++)
            {
                sums[k] += row[k];
            }
        }

        for (var k = 0; k < sums.Length; k++)
        {
            into[k] = sums[k] * Scale;
        }
    }
}
