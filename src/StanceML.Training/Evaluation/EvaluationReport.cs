using System.Globalization;

namespace StanceML.Training;

/// <summary>A heading, figures under it, and what an engineer can work from.</summary>
/// <param name="Lines">One figure a line.</param>
/// <param name="Errors">One finding a line; may be long.</param>
public sealed record EvaluationReport(string Title, IReadOnlyList<string> Lines, IReadOnlyList<string> Errors)
{
    /// <summary>It says what could not be measured, and why.</summary>
    public bool IsProblem { get; init; }

    /// <summary>Of what stands in a file and cannot be used; none when all of it can.</summary>
    internal static IEnumerable<EvaluationReport> OfProblems(string path, IEnumerable<RowProblem> problems)
    {
        var bad = problems.Where(problem => problem.IsError).ToList();
        return bad.Count == 0
            ? []
            : [new EvaluationReport(
                $"Not measured of {path}",
                [Line($"{bad.Count} problems; what they stand in is not measured, and `data check` explains them")],
                [.. bad.Select(problem => problem.ToString())]) { IsProblem = true }];
    }

    /// <summary>Text with numbers in the invariant culture.</summary>
    internal static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
