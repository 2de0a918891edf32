namespace StanceML.Training;

/// <summary>Equally filled bins of answers by confidence.</summary>
internal static class ReliabilityBins
{
    private const int Count = 15;

    /// <summary>Enough that the mean noise is known to a thousandth.</summary>
    private const int Draws = 500;

    public static IReadOnlyList<ReliabilityBin> Of(IReadOnlyList<(double Confidence, bool IsRight)> answers) =>
        OfSorted([.. answers.OrderBy(answer => answer.Confidence)]);

    /// <param name="answers">From the least sure to the surest.</param>
    public static IReadOnlyList<ReliabilityBin> OfSorted(IReadOnlyList<(double Confidence, bool IsRight)> answers) =>
        [.. answers
            .Chunk(Math.Max(1, (answers.Count + Count - 1) / Count))
            .Select(bin => new ReliabilityBin(bin.Average(a => a.Confidence), bin.Average(a => a.IsRight ? 1.0 : 0), bin.Length)
            {
                Lowest = bin[0].Confidence,
                Highest = bin[^1].Confidence,
            })];

    /// <summary>
    /// The errors that answers as sure as these would have if every probability were true: each is called right as often as it says, time and again.
    /// Few rows leave gaps in bins by chance alone, so this, not 0, is what a calibrated model shows.
    /// </summary>
    /// <param name="sorted">Probabilities, from the least to the greatest.</param>
    /// <returns>One error a draw; the same seed gives the same.</returns>
    public static IEnumerable<double> Noise(IReadOnlyList<double> sorted, int seed)
    {
        var random = new Random(seed);
        for (var draw = 0; draw < Draws; draw++)
        {
            yield return Error(OfSorted([.. sorted.Select(probability => (probability, random.NextDouble() < probability))]));
        }
    }

    /// <summary>Mean gap between confidence and accuracy, each answer counted alike.</summary>
    public static double Error(IReadOnlyList<ReliabilityBin> bins) =>
        bins.Count == 0 ? 0 : bins.Sum(bin => bin.Rows * Math.Abs(bin.Confidence - bin.Accuracy)) / bins.Sum(bin => bin.Rows);
}
