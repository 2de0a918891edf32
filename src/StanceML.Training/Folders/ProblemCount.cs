using System.Text.RegularExpressions;

namespace StanceML.Training;

/// <summary>How often the data check said one thing.</summary>
/// <param name="Field">Null when the whole row is meant.</param>
/// <param name="Kind">The message, with <c>…</c> for what differs from row to row, so that it holds no text of a row.</param>
/// <param name="IsError">False for a warning: such rows were used all the same.</param>
public sealed partial record ProblemCount(string? Field, string Kind, bool IsError, int Count)
{
    /// <returns>Errors first, then the most frequent.</returns>
    public static IReadOnlyList<ProblemCount> Of(IReadOnlyList<RowProblem> problems)
    {
        var files = problems.Select(problem => problem.Place.File).Distinct(StringComparer.Ordinal).ToList();
        return [.. problems
            .GroupBy(problem => (problem.Field, Kind: KindOf(problem.Problem, files), problem.IsError))
            .Select(same => new ProblemCount(same.Key.Field, same.Key.Kind, same.Key.IsError, same.Count()))
            .OrderByDescending(count => count.IsError)
            .ThenByDescending(count => count.Count)
            .ThenBy(count => count.Kind, StringComparer.Ordinal)];
    }

    /// <param name="files">Named in messages; a name with a space in it is known by this list alone.</param>
    private static string KindOf(string message, IReadOnlyList<string> files) => Particulars().Replace(
        files.Aggregate(message, (text, file) => text.Replace($"{file}:", "…:", StringComparison.Ordinal)), "…");

    /// <summary>What a message quotes or points to: a text in quotation marks, a file and line, JSON, a number.</summary>
    [GeneratedRegex("""'.*'|\S+:\d+|\[.*?\]|\{.*\}|".*"|(?<![\w-])\d+([.,]\d+)*(\s?%)?""", RegexOptions.CultureInvariant)]
    private static partial Regex Particulars();
}
