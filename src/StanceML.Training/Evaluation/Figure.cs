namespace StanceML.Training;

/// <summary>A measured value with its 95 % interval.</summary>
/// <param name="N">How many rows it rests on.</param>
public sealed record Figure(string Name, double Value, double Low, double High, int N)
{
    public override string ToString() => FormattableString.Invariant($"{Name} {Value:0.000} [{Low:0.000}, {High:0.000}] n={N}");
}
