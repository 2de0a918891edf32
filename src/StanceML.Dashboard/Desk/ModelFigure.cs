namespace StanceML.Dashboard.Desk;

/// <summary>A measured value with its 95 % interval.</summary>
/// <param name="N">How many rows it rests on.</param>
public sealed record ModelFigure(string Name, double Value, double Low, double High, int N);
