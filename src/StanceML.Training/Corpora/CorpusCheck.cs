namespace StanceML.Training;

/// <summary>Looks for rows that would teach a model wrongly: unknown questions, conflicting labels, repeated and nearly repeated texts.</summary>
public static class CorpusCheck
{
    /// <returns>In file order; conflicts are errors, the rest warnings. An unknown question is told once, where it first stands.</returns>
    public static IReadOnlyList<RowProblem> Check(IReadOnlyList<LabelledRow> rows, TargetCatalogue catalogue)
    {
        var problems = new List<RowProblem>();
        var unknown = new HashSet<string>(StringComparer.Ordinal);
        var first = new Dictionary<(string Text, string? Target, TextSpan? Span), LabelledRow>();
        foreach (var row in rows)
        {
            if (row.Target is { } target && row.TargetSpan is null && catalogue.Find(target) is null && unknown.Add(target))
            {
                problems.Add(new RowProblem(row.Place, "target", $"'{target}' is no question of the catalogue; it is looked for as words in the text", IsError: false) { Kind = ProblemKind.UnknownTarget });
            }

            var key = (row.Text, row.Target, row.TargetSpan);
            if (first.TryAdd(key, row))
            {
                continue;
            }

            problems.Add(first[key] is var other && (other.Stance != row.Stance || other.Sentiment != row.Sentiment)
                ? new RowProblem(row.Place, null, $"has the text and target of {other.Place} with other labels; expected one judgment", IsError: true) { Kind = ProblemKind.Conflict }
                : new RowProblem(row.Place, null, $"repeats {other.Place}", IsError: false) { Kind = ProblemKind.Repeat });
        }

        problems.AddRange(NearDuplicates.Find(rows).Select(pair => new RowProblem(
            pair.Later.Place, "text", FormattableString.Invariant($"shares {pair.Similarity:P0} of its word pairs with {pair.Earlier.Place}"), IsError: false)
        {
            Kind = ProblemKind.NearRepeat,
        }));
        return [.. problems.OrderBy(p => p.Place.File, StringComparer.Ordinal).ThenBy(p => p.Place.Line)];
    }
}
