using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

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

    /// <summary>Scores of the features under a table of four answers.</summary>
    /// <param name="features">At most 256, so that a sum fits 16 bits.</param>
    public Vector128<float> ScoreFour(ReadOnlySpan<int> features)
    {
        var rows = MemoryMarshal.Cast<sbyte, uint>(_steps);
        var sums = Vector128<short>.Zero;
        foreach (var feature in features)
        {
            sums += Vector128.WidenLower(Vector128.CreateScalarUnsafe(rows[feature]).AsSByte());
        }

        return Vector128.ConvertToSingle(Vector128.WidenLower(sums)) * Scale;
    }

    /// <summary>Scores of the features under a table of sixteen answers.</summary>
    /// <param name="features">At most 256.</param>
    /// <param name="into">Four rows.</param>
    public void ScoreSixteen(ReadOnlySpan<int> features, Span<Vector128<float>> into)
    {
        var rows = MemoryMarshal.Cast<sbyte, Vector128<sbyte>>(_steps);
        var sums = Vector256<short>.Zero;
        foreach (var feature in features)
        {
            sums += Vector256.WidenLower(rows[feature].ToVector256Unsafe());
        }

        Store(sums.GetLower(), into);
        Store(sums.GetUpper(), into[2..]);
    }

    private void Store(Vector128<short> sums, Span<Vector128<float>> into)
    {
        var (first, second) = Vector128.Widen(sums);
        into[0] = Vector128.ConvertToSingle(first) * Scale;
        into[1] = Vector128.ConvertToSingle(second) * Scale;
    }
}
