using System.Numerics.Tensors;

namespace StanceML.Training;

/// <summary>Averages weights over epochs: the last one alone leans to the rows it saw last (Polyak and Juditsky 1992).</summary>
internal sealed class WeightAverage(int count)
{
    private readonly float[] _sum = new float[count];
    private int _added;

    public void Add(ReadOnlySpan<float> weights)
    {
        TensorPrimitives.Add(_sum, weights, _sum);
        _added++;
    }

    public float[] ToWeights()
    {
        TensorPrimitives.Divide(_sum, _added, _sum);
        return _sum;
    }
}
