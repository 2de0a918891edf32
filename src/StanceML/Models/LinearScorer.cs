using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace StanceML;

/// <summary>ML.NET's maximum-entropy weights, laid out so that one feature's weights for all labels lie together. Immutable.</summary>
internal sealed class LinearScorer
{
    private readonly float[] _weights;
    private readonly float[] _bias;

    public LinearScorer(MaximumEntropyModelParameters model)
    {
        VBuffer<float>[]? rows = null;
        model.GetWeights(ref rows, out var labelCount);
        _bias = [.. model.GetBiases()];
        LabelCount = labelCount;
        BucketCount = rows[0].Length;
        _weights = new float[BucketCount * labelCount];
        for (var label = 0; label < labelCount; label++)
        {
            foreach (var (bucket, weight) in rows[label].Items())
            {
                _weights[bucket * labelCount + label] = weight;
            }
        }
    }

    /// <exception cref="InvalidCastException">The transformer is no maximum-entropy model.</exception>
    public static LinearScorer Of(ITransformer model) =>
        new((MaximumEntropyModelParameters)((ISingleFeaturePredictionTransformer<object>)model).Model);

    public int LabelCount { get; }

    public int BucketCount { get; }

    public void Score(FeatureVector features, Span<double> scores)
    {
        for (var label = 0; label < scores.Length; label++)
        {
            scores[label] = _bias[label];
        }

        foreach (var feature in features.Hashed)
        {
            var weights = _weights.AsSpan(feature.Bucket * LabelCount, LabelCount);
            for (var label = 0; label < weights.Length; label++)
            {
                scores[label] += weights[label] * feature.Value;
            }
        }
    }

    public double[] Score(ReadOnlySpan<int> buckets, ReadOnlySpan<float> values)
    {
        var scores = new double[LabelCount];
        for (var label = 0; label < scores.Length; label++)
        {
            scores[label] = _bias[label];
            for (var i = 0; i < buckets.Length; i++)
            {
                scores[label] += _weights[buckets[i] * LabelCount + label] * values[i];
            }
        }

        return scores;
    }

    /// <summary>How much each unit moves the score of one label above the mean of the others; the parts sum to the whole, bias apart.</summary>
    public void Explain(FeatureVector features, int toward, Span<double> perUnit)
    {
        perUnit.Clear();
        foreach (var feature in features.Hashed)
        {
            var weights = _weights.AsSpan(feature.Bucket * LabelCount, LabelCount);
            double others = 0;
            for (var label = 0; label < weights.Length; label++)
            {
                others += label == toward ? 0 : weights[label];
            }

            var share = (weights[toward] - others / (LabelCount - 1)) * feature.Value / (feature.EndUnit - feature.FirstUnit);
            for (var unit = feature.FirstUnit; unit < feature.EndUnit; unit++)
            {
                perUnit[unit] += share;
            }
        }
    }
}
