namespace StanceML.Dashboard.Parts;

/// <summary>Neighbouring runs of one outermost quote, shown as one mark with the quotes inside it as marks of their own.</summary>
/// <param name="Outer">Null outside quotes.</param>
internal sealed record MarkedGroup(StatementRecord? Outer, IReadOnlyList<MarkedRun> Runs)
{
    /// <param name="runs">In text order.</param>
    /// <returns>In text order; every run is in one group.</returns>
    public static IReadOnlyList<MarkedGroup> Of(IReadOnlyList<MarkedRun> runs)
    {
        var groups = new List<MarkedGroup>();
        var from = 0;
        for (var i = 1; i <= runs.Count; i++)
        {
            if (i == runs.Count || OuterOf(runs[i]) != OuterOf(runs[from]))
            {
                groups.Add(new MarkedGroup(OuterOf(runs[from]), [.. runs.Skip(from).Take(i - from)]));
                from = i;
            }
        }

        return groups;
    }

    private static StatementRecord? OuterOf(MarkedRun run) => run.Statements is [var outer, ..] ? outer : null;
}
