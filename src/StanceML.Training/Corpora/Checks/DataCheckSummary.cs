namespace StanceML.Training;

/// <summary>How many rows and articles there are and how many findings of each kind, small enough to stand in another report.</summary>
/// <param name="Kinds">Kinds that occur, in the order of <see cref="ProblemKind"/>.</param>
public sealed record DataCheckSummary(int Rows, int Articles, int Errors, int Warnings, IReadOnlyList<KindCount> Kinds)
{
    public static DataCheckSummary Of(int rows, int articles, IReadOnlyCollection<RowProblem> problems)
    {
        var errors = problems.Count(problem => problem.IsError);
        return new DataCheckSummary(rows, articles, errors, problems.Count - errors, KindCount.Of(problems));
    }
}

/// <param name="Name">For people: <c>same text in two splits</c>.</param>
public sealed record KindCount(ProblemKind Kind, string Name, int Count)
{
    /// <returns>Kinds that occur, in their order.</returns>
    public static IReadOnlyList<KindCount> Of(IEnumerable<RowProblem> problems) =>
    [
        .. problems
            .GroupBy(problem => problem.Kind)
            .OrderBy(same => same.Key)
            .Select(same => new KindCount(same.Key, ProblemKinds.Name(same.Key), same.Count())),
    ];
}
