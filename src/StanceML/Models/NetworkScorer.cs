using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace StanceML;

/// <summary>
/// A network of one hidden layer over the hashed features: it learns what words say together, where the linear model adds up what each says
/// alone. Immutable and safe for concurrent use.
/// </summary>
/// <remarks>
/// Each feature has a vector, kept in steps of one byte; their sum and a bias, cut off at zero, are the hidden units, and each label weighs them.
/// As nothing but that cut bends, what each feature did to a score is exact for the units that are not cut off.
/// </remarks>
public sealed class NetworkScorer
{
    /// <summary>Hidden units are as many times this: so many steps are read at once.</summary>
    internal const int Together = 16;

    /// <summary>Row of each bucket's vector; -1 for none.</summary>
    private readonly int[] _rows;
    private readonly NetworkWeights _weights;
    private readonly int _hidden;

    internal NetworkScorer(NetworkWeights weights)
    {
        _weights = weights;
        _hidden = weights.HiddenBias.Length;
        _rows = new int[weights.BucketCount];
        Array.Fill(_rows, -1);
        for (var row = 0; row < weights.Buckets.Length; row++)
        {
            _rows[weights.Buckets[row]] = row;
        }
    }

    internal NetworkWeights Weights => _weights;

    internal int LabelCount => _weights.Bias.Length;

    internal int BucketCount => _rows.Length;

    internal void Score(FeatureVector features, Span<double> scores)
    {
        Span<float> hidden = stackalloc float[_hidden];
        Sum(features, hidden);
        Weigh(hidden, scores);
    }

    /// <param name="buckets">Ascending, each once.</param>
    internal double[] Score(ReadOnlySpan<int> buckets, ReadOnlySpan<float> values)
    {
        Span<float> hidden = stackalloc float[_hidden];
        _weights.HiddenBias.CopyTo(hidden);
        for (var i = 0; i < buckets.Length; i++)
        {
            Add(buckets[i], values[i], hidden);
        }

        var scores = new double[LabelCount];
        Weigh(hidden, scores);
        return scores;
    }

    /// <summary>How much each unit moves the score of one label above the mean of the others, the cut of the hidden units as it is; the parts sum to the whole, biases apart.</summary>
    /// <returns>How much features of the whole statement moved it, which came from no unit.</returns>
    internal double Explain(FeatureVector features, int toward, Span<double> perUnit)
    {
        perUnit.Clear();
        Span<float> direction = stackalloc float[_hidden];
        Sum(features, direction);
        for (var unit = 0; unit < _hidden; unit++)
        {
            direction[unit] = direction[unit] > 0 ? Lead(toward, unit) : 0;
        }

        var ofNoUnit = 0.0;
        foreach (var feature in features.Hashed)
        {
            ofNoUnit += feature.Spread(Along(feature.Bucket, direction) * feature.Value, perUnit);
        }

        return ofNoUnit;
    }

    /// <summary>A label's weight of a hidden unit above the mean of the others'.</summary>
    private float Lead(int toward, int unit)
    {
        var others = 0f;
        for (var label = 0; label < LabelCount; label++)
        {
            others += label == toward ? 0 : _weights.Out[(label * _hidden) + unit];
        }

        return _weights.Out[(toward * _hidden) + unit] - (others / (LabelCount - 1));
    }

    private void Sum(FeatureVector features, Span<float> hidden)
    {
        _weights.HiddenBias.CopyTo(hidden);
        foreach (var feature in features.Hashed)
        {
            Add(feature.Bucket, feature.Value, hidden);
        }
    }

    private void Add(int bucket, float value, Span<float> hidden)
    {
        var row = _rows[bucket];
        if (row < 0)
        {
            return;
        }

        var factor = Vector128.Create(value * _weights.Scales[row]);
        ref var steps = ref _weights.Steps[row * _hidden];
        ref var sums = ref MemoryMarshal.GetReference(hidden);
        for (nuint at = 0; at < (nuint)_hidden; at += Together)
        {
            var (lower, upper) = Vector128.Widen(Vector128.LoadUnsafe(ref steps, at));
            var (first, second) = Vector128.Widen(lower);
            var (third, fourth) = Vector128.Widen(upper);
            AddTo(ref sums, at, first, factor);
            AddTo(ref sums, at + 4, second, factor);
            AddTo(ref sums, at + 8, third, factor);
            AddTo(ref sums, at + 12, fourth, factor);
        }
    }

    private static void AddTo(ref float sums, nuint at, Vector128<int> steps, Vector128<float> factor) =>
        (Vector128.LoadUnsafe(ref sums, at) + (Vector128.ConvertToSingle(steps) * factor)).StoreUnsafe(ref sums, at);

    private double Along(int bucket, ReadOnlySpan<float> direction)
    {
        var row = _rows[bucket];
        var sum = 0.0;
        for (var unit = 0; row >= 0 && unit < _hidden; unit++)
        {
            sum += direction[unit] * _weights.Steps[(row * _hidden) + unit];
        }

        return row < 0 ? 0 : sum * _weights.Scales[row];
    }

    private void Weigh(ReadOnlySpan<float> hidden, Span<double> scores)
    {
        for (var label = 0; label < scores.Length; label++)
        {
            var score = (double)_weights.Bias[label];
            for (var unit = 0; unit < _hidden; unit++)
            {
                score += Math.Max(0, hidden[unit]) * _weights.Out[(label * _hidden) + unit];
            }

            scores[label] = score;
        }
    }
}
