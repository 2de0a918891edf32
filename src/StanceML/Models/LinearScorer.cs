using System.Collections.Immutable;
using System.Runtime.Intrinsics;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using Microsoft.ML.Transforms;

namespace StanceML;

/// <summary>ML.NET's maximum-entropy weights, scales multiplied in, laid out so that one feature's weights for all labels lie together. Immutable.</summary>
internal sealed class LinearScorer
{
    /// <summary>Labels that one step of the processor weighs together.</summary>
    private const int Together = 4;

    /// <summary>Of a bucket side by side, filled up with zeros to a multiple of <see cref="Together"/>.</summary>
    private readonly float[] _weights;
    private readonly float[] _bias;
    private readonly int _stride;

    private LinearScorer(VBuffer<float>[] rows, IEnumerable<float> bias, float[]? scales)
    {
        var labelCount = rows.Length;
        _bias = [.. bias];
        LabelCount = labelCount;
        BucketCount = rows[0].Length;
        _stride = (labelCount + Together - 1) / Together * Together;
        _weights = new float[BucketCount * _stride];
        for (var label = 0; label < labelCount; label++)
        {
            foreach (var (bucket, weight) in rows[label].Items())
            {
                _weights[(bucket * _stride) + label] = weight * (scales?[bucket] ?? 1);
            }
        }
    }

    /// <param name="model">A maximum-entropy model, alone or in a chain behind a scale per feature.</param>
    /// <returns>Null when there is not exactly one such model, or something else than one scale per feature of its stands before it.</returns>
    public static LinearScorer? Of(ITransformer model)
    {
        var found = TransformerParts.Predictors(model).OfType<MaximumEntropyModelParameters>().ToList();
        if (found.Count != 1)
        {
            return null;
        }

        VBuffer<float>[]? rows = null;
        found[0].GetWeights(ref rows, out _);
        var normalizers = TransformerParts.Of(model).OfType<NormalizingTransformer>().ToList();
        return normalizers switch
        {
            [] => new LinearScorer(rows, found[0].GetBiases(), null),
            [var one] when ScalesOf(one) is { } scales && scales.Length == rows[0].Length => new LinearScorer(rows, found[0].GetBiases(), scales),
            _ => null,
        };
    }

    /// <returns>The factor per bucket that it multiplies by; null when it does anything else.</returns>
    public static float[]? ScalesOf(NormalizingTransformer normalizer) =>
        normalizer.GetNormalizerModelParameters(0) is NormalizingTransformer.AffineNormalizerModelParameters<ImmutableArray<float>> { Offset.IsDefaultOrEmpty: true } affine
            ? [.. affine.Scale]
            : null;

    public int LabelCount { get; }

    public int BucketCount { get; }

    public void Score(FeatureVector features, Span<double> scores)
    {
        Span<double> together = stackalloc double[Together];
        for (var first = 0; first < scores.Length; first += Together)
        {
            var sums = Vector256<double>.Zero;
            foreach (var feature in features.Hashed)
            {
                var products = Vector128.Create(_weights, (feature.Bucket * _stride) + first) * feature.Value;
                sums += Vector256.Create(Vector128.WidenLower(products), Vector128.WidenUpper(products));
            }

            sums.CopyTo(together);
            for (var label = first; label < Math.Min(first + Together, scores.Length); label++)
            {
                scores[label] = _bias[label] + together[label - first];
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
                scores[label] += _weights[(buckets[i] * _stride) + label] * values[i];
            }
        }

        return scores;
    }

    /// <summary>How much each unit moves the score of one label above the mean of the others; the parts sum to the whole, bias apart.</summary>
    /// <returns>How much features of the whole statement moved it, which came from no unit.</returns>
    public double Explain(FeatureVector features, int toward, Span<double> perUnit)
    {
        perUnit.Clear();
        var ofNoUnit = 0.0;
        foreach (var feature in features.Hashed)
        {
            var weights = _weights.AsSpan(feature.Bucket * _stride, LabelCount);
            double others = 0;
            for (var label = 0; label < weights.Length; label++)
            {
                others += label == toward ? 0 : weights[label];
            }

            ofNoUnit += feature.Spread((weights[toward] - others / (LabelCount - 1)) * feature.Value, perUnit);
        }

        return ofNoUnit;
    }
}
