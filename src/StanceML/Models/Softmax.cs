namespace StanceML;

/// <summary>Turns scores into shares that sum to 1.</summary>
internal static class Softmax
{
    /// <summary>Replaces the scores; the highest is taken off first, so that no exponential overflows.</summary>
    public static void Apply(Span<double> scores)
    {
        var highest = double.NegativeInfinity;
        foreach (var score in scores)
        {
            highest = Math.Max(highest, score);
        }

        var sum = 0.0;
        foreach (ref var score in scores)
        {
            score = Math.Exp(score - highest);
            sum += score;
        }

        foreach (ref var score in scores)
        {
            score /= sum;
        }
    }
}
