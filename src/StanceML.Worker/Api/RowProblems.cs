using StanceML.Training;

namespace StanceML.Worker;

/// <summary>What is wrong with the rows of one request. Of fields that no row has the first few are kept and the rest counted: a body may hold a
/// million of them.</summary>
internal sealed class RowProblems
{
    private const int MostUnknown = 10;

    private readonly SortedDictionary<string, string> _byField = new(StringComparer.Ordinal);
    private int _unknown;

    /// <param name="at">The row's place in the body, before the name of a field.</param>
    public void Add(string at, RowProblem problem)
    {
        if (problem.IsError && (problem.Kind != ProblemKind.UnknownField || ++_unknown <= MostUnknown))
        {
            _byField.TryAdd(at + (problem.Field ?? "row"), problem.Problem);
        }
    }

    /// <returns>Field to its first problem, in order of fields; empty when there is none.</returns>
    public IReadOnlyDictionary<string, string> ByField()
    {
        if (_unknown > MostUnknown)
        {
            _byField["body"] = $"holds {_unknown - MostUnknown} more fields that no row has";
        }

        return _byField;
    }
}
