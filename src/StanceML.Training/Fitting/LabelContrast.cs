using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace StanceML.Training;

/// <summary>
/// Scales each hashed feature by how unevenly the labels share it, before a linear model or a network is fitted: the weight decay then
/// holds back what all labels use alike (naive-Bayes log-count ratios, Wang and Manning, ACL 2012).
/// </summary>
internal static class LabelContrast
{
    /// <summary>Added to what each label has of a feature, in units of feature values.</summary>
    private const double Smoothing = 0.3;

    private const double MaxRatio = 3;

    /// <summary>What a feature that all labels share alike keeps.</summary>
    private const double Floor = 0.15;

    /// <summary>A feature seen in fewer rows is noise; it keeps as good as nothing.</summary>
    private const int FewestRows = 2;

    private const float Negligible = 1 / 1024f;

    /// <summary>Steps per doubling to which scales are rounded, so that the saved model stays small.</summary>
    private const double StepsPerDoubling = 4;

    /// <returns>A transformer that multiplies each bucket by its scale.</returns>
    /// <remarks>
    /// No transformer of ML.NET takes scales as such; its min-max normalizer, fitted on a row of zeros and one of their
    /// reciprocals, is one that multiplies by them, and is saved and read like the rest of the model.
    /// </remarks>
    public static NormalizingTransformer Fit(IReadOnlyList<Example> examples, int labelCount, int seed)
    {
        var ml = new MLContext(seed);
        var reciprocals = Array.ConvertAll(Scales(examples, labelCount), scale => 1 / scale);
        var rows = ml.Data.LoadFromEnumerable([Row.Of(new float[reciprocals.Length]), Row.Of(reciprocals)], Row.Schema(reciprocals.Length));
        return ml.Transforms.NormalizeMinMax(nameof(Row.Features), fixZero: true).Fit(rows);
    }

    /// <returns>For each bucket a factor above 0; their mean square over the features in use is 1.</returns>
    internal static float[] Scales(IReadOnlyList<Example> examples, int labelCount)
    {
        var width = examples[0].Width;
        var sums = new double[labelCount][];
        for (var label = 0; label < labelCount; label++)
        {
            sums[label] = new double[width];
        }

        var rows = new int[width];
        foreach (var example in examples)
        {
            for (var i = 0; i < example.Buckets.Length; i++)
            {
                sums[example.Label][example.Buckets[i]] += example.Values[i];
                rows[example.Buckets[i]]++;
            }
        }

        // The numbers of a vector are of either sign, and all labels have all of them: their scale stays 1.
        var used = Enumerable.Range(0, StatementFeatures.BucketCount).Where(bucket => rows[bucket] >= FewestRows).ToArray();
        var totals = Array.ConvertAll(sums, label => used.Sum(bucket => label[bucket] + Smoothing));
        var scales = new float[rows.Length];
        Array.Fill(scales, Negligible, 0, StatementFeatures.BucketCount);
        Array.Fill(scales, 1, StatementFeatures.BucketCount, width - StatementFeatures.BucketCount);
        foreach (var bucket in used)
        {
            scales[bucket] = (float)(Math.Min(MaxRatio, Widest(sums, totals, bucket, used.Length)) + Floor);
        }

        var mean = Math.Sqrt(used.Average(bucket => (double)scales[bucket] * scales[bucket]));
        foreach (var bucket in used)
        {
            scales[bucket] = (float)Math.Pow(2, Math.Round(Math.Log2(scales[bucket] / mean) * StepsPerDoubling) / StepsPerDoubling);
        }

        return scales;
    }

    /// <summary>The largest of the labels' log ratios against all others.</summary>
    private static double Widest(double[][] sums, double[] totals, int bucket, int usedCount)
    {
        double all = 0, allTotal = 0;
        for (var label = 0; label < sums.Length; label++)
        {
            all += sums[label][bucket];
            allTotal += totals[label];
        }

        // The others are smoothed as one label.
        allTotal -= (sums.Length - 2) * Smoothing * usedCount;
        var widest = 0.0;
        for (var label = 0; label < sums.Length; label++)
        {
            var own = (sums[label][bucket] + Smoothing) / totals[label];
            var others = (all - sums[label][bucket] + Smoothing) / (allTotal - totals[label]);
            widest = Math.Max(widest, Math.Abs(Math.Log(own / others)));
        }

        return widest;
    }

    private sealed class Row
    {
        public VBuffer<float> Features { get; set; }

        public static Row Of(float[] features) => new() { Features = new VBuffer<float>(features.Length, features) };

        public static SchemaDefinition Schema(int width)
        {
            var schema = SchemaDefinition.Create(typeof(Row));
            schema[nameof(Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, width);
            return schema;
        }
    }
}
