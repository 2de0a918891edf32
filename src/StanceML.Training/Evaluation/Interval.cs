namespace StanceML.Training;

/// <summary>A 95 % interval.</summary>
public readonly record struct Interval(double Low, double High)
{
    public static Interval Of(Figure figure) => new(figure.Low, figure.High);
}
