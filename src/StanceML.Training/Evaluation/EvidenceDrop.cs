namespace StanceML.Training;

/// <summary>What deleting evidence takes from the probability of the answer, beside deleting as many other words.</summary>
/// <param name="OfEvidence">Mean drop over the rows, -1 to 1; greater than 0 when the answer loses.</param>
/// <param name="OfOthers">The same for random runs of other words; each row counts with the mean of its draws.</param>
/// <param name="Difference">Evidence less others, row by row: greater than 0 when the evidence was indeed what moved the judgment.</param>
public sealed record EvidenceDrop(Figure OfEvidence, Figure OfOthers, Figure Difference)
{
    /// <param name="name">What was deleted.</param>
    /// <param name="drops">One pair per row.</param>
    /// <param name="groups">One per row; intervals draw whole groups.</param>
    internal static EvidenceDrop Of(string name, IReadOnlyList<(double Evidence, double Others)> drops, IReadOnlyList<string> groups)
    {
        Figure Mean(string what, Func<(double Evidence, double Others), double> value) =>
            Bootstrap.Interval($"{name}, {what}", groups, rows => rows.Average(row => value(drops[row])), seed: 1);

        return new EvidenceDrop(
            Mean("drop without it", drop => drop.Evidence),
            Mean("drop without as many other words", drop => drop.Others),
            Mean("difference", drop => drop.Evidence - drop.Others));
    }
}
