namespace StanceML.Training;

/// <summary>
/// Fits the network of one hidden layer over the hashed features: a few small networks of different seeds side by side, whose scores are averaged,
/// for each is right where another is not.
/// </summary>
/// <remarks>
/// ML.NET trains no such network. Numbers of this and of <see cref="NetworkMember"/> and <see cref="NetworkRows"/> were set by hand, by the log loss
/// of one fold of the shipped stance rows and of the recognition development set; each model's card says what the network gains.
/// </remarks>
internal static class NetworkFit
{
    /// <summary>Small networks that are fitted, each on its own.</summary>
    private const int Members = 4;

    /// <summary>Steps of a byte from 0 to the largest number of a feature's vector.</summary>
    private const float Steps = sbyte.MaxValue;

    /// <param name="balance">As <see cref="FitOptions.Balance"/>.</param>
    public static NetworkScorer Fit(IReadOnlyList<Example> examples, int labelCount, float balance, int seed, CancellationToken cancellation)
    {
        var data = NetworkRows.Of(examples, labelCount, balance);
        var members = new NetworkMember[Members];
        Parallel.For(0, Members, new ParallelOptions { CancellationToken = cancellation }, member =>
        {
            members[member] = new NetworkMember(data, new Random((seed * Members) + member));
            members[member].Fit(cancellation);
        });
        return new NetworkScorer(Together(data, members));
    }

    /// <returns>For each example one score per label, made by the same scorer that serves.</returns>
    public static IEnumerable<double[]> Score(NetworkScorer network, IEnumerable<Example> examples) =>
        examples.Select(example => network.Score(example.Buckets, example.Values));

    /// <summary>One network whose hidden units are those of all members, and whose scores are the mean of theirs.</summary>
    private static NetworkWeights Together(NetworkRows data, NetworkMember[] members)
    {
        const int hidden = Members * NetworkMember.Hidden;
        var (buckets, labelCount) = (data.Buckets, data.LabelCount);
        var weights = new NetworkWeights(
            data.Width,
            buckets,
            new float[buckets.Length],
            new sbyte[buckets.Length * hidden],
            [.. members.SelectMany(member => member.HiddenBias)],
            [.. Enumerable.Range(0, labelCount).SelectMany(label => members.SelectMany(member => member.OutOf(label).Select(weight => weight / Members)))],
            [.. Enumerable.Range(0, labelCount).Select(label => members.Average(member => member.Bias[label]))]);
        var vector = new float[hidden];
        for (var row = 0; row < buckets.Length; row++)
        {
            var largest = 0f;
            for (var i = 0; i < hidden; i++)
            {
                vector[i] = members[i / NetworkMember.Hidden].Vectors[(row * NetworkMember.Hidden) + (i % NetworkMember.Hidden)];
                largest = Math.Max(largest, Math.Abs(vector[i]));
            }

            for (var i = 0; largest > 0 && i < hidden; i++)
            {
                weights.Steps[(row * hidden) + i] = (sbyte)MathF.Round(vector[i] / largest * Steps);
            }

            weights.Scales[row] = largest / Steps * data.Scales[row];
        }

        return weights;
    }
}
