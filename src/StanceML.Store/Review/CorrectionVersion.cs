using System.Globalization;

namespace StanceML.Store;

/// <summary>A state of the corrections: all that was decided up to a number. What it holds never changes.</summary>
/// <param name="LastDecision">Number of the last decision that counts; 0 before the first.</param>
public readonly record struct CorrectionVersion(long LastDecision)
{
    /// <summary><c>r</c> and the number.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"r{LastDecision:00000000}");
}
