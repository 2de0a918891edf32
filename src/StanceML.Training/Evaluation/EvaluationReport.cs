using System.Globalization;

namespace StanceML.Training;

/// <summary>A heading, figures under it, and what an engineer can work from.</summary>
/// <param name="Lines">One figure a line.</param>
/// <param name="Errors">One finding a line; may be long.</param>
public sealed record EvaluationReport(string Title, IReadOnlyList<string> Lines, IReadOnlyList<string> Errors)
{
    /// <summary>Text with numbers in the invariant culture.</summary>
    internal static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
