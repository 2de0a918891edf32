using System.Runtime.Intrinsics;

namespace StanceML.Training;

/// <summary>
/// One small network: a vector per feature, rectified sums, a softmax. Fitted row by row with a step of its own for each number (Adagrad, Duchi
/// et al., JMLR 2011); features and hidden units are left out by lot while it learns (dropout, Srivastava et al., JMLR 2014).
/// </summary>
/// <remarks>Deterministic: on one machine the same rows and lots give the same numbers. Used by one thread.</remarks>
internal sealed class NetworkMember
{
    /// <summary>A multiple of what one step of the processor reads at once.</summary>
    public const int Hidden = 8;

    private const int Epochs = 6;

    private const float Rate = 0.05f;

    private const float FeatureDropout = 0.4f;

    private const float HiddenDropout = 0.1f;

    /// <summary>Keeps the first steps finite.</summary>
    private const float Least = 1e-6f;

    private readonly NetworkRows _data;
    private readonly Random _lots;
    private readonly float[] _vectorSquares;
    private readonly float[] _hiddenSquares = new float[Hidden];
    private readonly float[] _out;
    private readonly float[] _outSquares;
    private readonly float[] _biasSquares;
    private readonly float[] _sums = new float[Hidden];
    private readonly float[] _units = new float[Hidden];
    private readonly float[] _kept = new float[Hidden];
    private readonly float[] _slopes = new float[Hidden];
    private readonly double[] _probabilities;

    public NetworkMember(NetworkRows data, Random lots)
    {
        (_data, _lots) = (data, lots);
        Vectors = Drawn(data.Buckets.Length * Hidden, 0.1f);
        _vectorSquares = new float[Vectors.Length];
        _out = Drawn(data.LabelCount * Hidden, 1.7f / MathF.Sqrt(Hidden));
        _outSquares = new float[_out.Length];
        Bias = new float[data.LabelCount];
        _biasSquares = new float[data.LabelCount];
        _probabilities = new double[data.LabelCount];
    }

    /// <summary>Of the features, one after the other.</summary>
    public float[] Vectors { get; }

    public float[] HiddenBias { get; } = new float[Hidden];

    /// <summary>One per label.</summary>
    public float[] Bias { get; }

    /// <summary>A label's weights of the hidden units.</summary>
    public ArraySegment<float> OutOf(int label) => new(_out, label * Hidden, Hidden);

    public void Fit(CancellationToken cancellation)
    {
        var order = Enumerable.Range(0, _data.Rows.Count).ToArray();
        var kept = new List<int>();
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            cancellation.ThrowIfCancellationRequested();
            _lots.Shuffle(order);
            foreach (var row in order)
            {
                Learn(_data.Rows[row], kept);
            }
        }
    }

    private void Learn(NetworkRows.Row row, List<int> kept)
    {
        kept.Clear();
        HiddenBias.CopyTo(_sums, 0);
        for (var i = 0; i < row.Features.Length; i++)
        {
            if (_lots.NextSingle() >= FeatureDropout)
            {
                kept.Add(i);
                Add(row.Features[i], row.Values[i] / (1 - FeatureDropout));
            }
        }

        for (var unit = 0; unit < Hidden; unit++)
        {
            _kept[unit] = _lots.NextSingle() >= HiddenDropout ? 1 / (1 - HiddenDropout) : 0;
            _units[unit] = Math.Max(0, _sums[unit]) * _kept[unit];
        }

        LearnLabels(row);
        for (var unit = 0; unit < Hidden; unit++)
        {
            _slopes[unit] = _sums[unit] > 0 ? _slopes[unit] * _kept[unit] : 0;
            HiddenBias[unit] -= Step(_slopes[unit], ref _hiddenSquares[unit]);
        }

        foreach (var i in kept)
        {
            LearnVector(row.Features[i], row.Values[i] / (1 - FeatureDropout));
        }
    }

    /// <summary>Moves what weighs the hidden units, and leaves in <see cref="_slopes"/> what they should have done.</summary>
    private void LearnLabels(NetworkRows.Row row)
    {
        for (var label = 0; label < Bias.Length; label++)
        {
            _probabilities[label] = Bias[label];
            for (var unit = 0; unit < Hidden; unit++)
            {
                _probabilities[label] += _out[(label * Hidden) + unit] * _units[unit];
            }
        }

        Softmax.Apply(_probabilities);
        Array.Clear(_slopes);
        for (var label = 0; label < Bias.Length; label++)
        {
            var slope = ((float)_probabilities[label] - (label == row.Label ? 1 : 0)) * row.Weight;
            Bias[label] -= Step(slope, ref _biasSquares[label]);
            for (var unit = 0; unit < Hidden; unit++)
            {
                var at = (label * Hidden) + unit;
                _slopes[unit] += slope * _out[at];
                _out[at] -= Step(slope * _units[unit], ref _outSquares[at]);
            }
        }
    }

    private static float Step(float slope, ref float squares)
    {
        squares += slope * slope;
        return Rate * slope / MathF.Sqrt(squares + Least);
    }

    private void Add(int feature, float value)
    {
        for (var unit = 0; unit < Hidden; unit += Vector256<float>.Count)
        {
            (Vector256.Create(_sums, unit) + (Vector256.Create(Vectors, (feature * Hidden) + unit) * value)).CopyTo(_sums, unit);
        }
    }

    private void LearnVector(int feature, float value)
    {
        for (var unit = 0; unit < Hidden; unit += Vector256<float>.Count)
        {
            var at = (feature * Hidden) + unit;
            var slope = Vector256.Create(_slopes, unit) * value;
            var squares = Vector256.Create(_vectorSquares, at) + (slope * slope);
            squares.CopyTo(_vectorSquares, at);
            (Vector256.Create(Vectors, at) - (slope * Rate / Vector256.Sqrt(squares + Vector256.Create(Least)))).CopyTo(Vectors, at);
        }
    }

    private float[] Drawn(int count, float reach)
    {
        var drawn = new float[count];
        foreach (ref var number in drawn.AsSpan())
        {
            number = ((_lots.NextSingle() * 2) - 1) * reach;
        }

        return drawn;
    }
}
