namespace StanceML.Training;

/// <summary>One figure of two versions; null where a version has none.</summary>
public sealed record FigureChange(string Name, Figure? First, Figure? Second)
{
    /// <summary>The second less the first; null when either is missing.</summary>
    public double? Difference => Second?.Value - First?.Value;
}
