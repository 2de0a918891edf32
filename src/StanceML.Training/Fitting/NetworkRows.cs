namespace StanceML.Training;

/// <summary>Examples as the members of a network read them: features that occur often enough, numbered from 0, and scaled by how unevenly the labels share them.</summary>
/// <param name="Width">Buckets that an example may have.</param>
/// <param name="LabelCount">Labels of the task.</param>
/// <param name="Buckets">Of the features that are kept, ascending.</param>
/// <param name="Scales">Factor of each of them, which <paramref name="Rows"/> have multiplied in.</param>
internal sealed record NetworkRows(int Width, int LabelCount, int[] Buckets, float[] Scales, IReadOnlyList<NetworkRows.Row> Rows)
{
    /// <summary>A feature of fewer rows teaches nothing that holds elsewhere.</summary>
    private const int FewestRows = 4;

    /// <param name="balance">As <see cref="FitOptions.Balance"/>.</param>
    public static NetworkRows Of(IReadOnlyList<Example> examples, int labelCount, float balance)
    {
        var width = examples[0].Width;
        var count = new int[width];
        foreach (var bucket in examples.SelectMany(example => example.Buckets))
        {
            count[bucket]++;
        }

        int[] buckets = [.. Enumerable.Range(0, width).Where(bucket => count[bucket] >= FewestRows)];
        var place = new int[width];
        Array.Fill(place, -1);
        foreach (var (at, bucket) in buckets.Index())
        {
            place[bucket] = at;
        }

        var scales = LabelContrast.Scales(examples, labelCount);
        var weights = LinearFit.LabelWeights(examples, labelCount, balance);
        return new NetworkRows(width, labelCount, buckets, [.. buckets.Select(bucket => scales[bucket])], [.. examples.Select(ToRow)]);

        Row ToRow(Example example)
        {
            var kept = Enumerable.Range(0, example.Buckets.Length).Where(i => place[example.Buckets[i]] >= 0).ToList();
            return new Row(
                [.. kept.Select(i => place[example.Buckets[i]])],
                [.. kept.Select(i => example.Values[i] * scales[example.Buckets[i]])],
                example.Label,
                weights[example.Label]);
        }
    }

    /// <param name="Features">Numbers of the features, ascending.</param>
    /// <param name="Weight">How much the row counts.</param>
    internal sealed record Row(int[] Features, float[] Values, int Label, float Weight);
}
