namespace StanceML.Training;

/// <summary>Looks for rows that would teach a model wrongly: unknown questions and actors, conflicting labels, repeated and nearly repeated texts.</summary>
public static class CorpusCheck
{
    /// <returns>In file order; conflicts are errors, the rest warnings. An unknown question or actor is told once, where it first stands.</returns>
    public static IReadOnlyList<RowProblem> Check(IReadOnlyList<LabelledRow> rows, TargetCatalogue catalogue, ActorDirectory actors)
    {
        var problems = new List<RowProblem>();
        var unknown = new HashSet<string>(StringComparer.Ordinal);
        var unknownActors = new HashSet<string>(StringComparer.Ordinal);
        var first = new Dictionary<(string Text, string? Target, TextSpan? Span, string? Actor), LabelledRow>();
        foreach (var row in rows)
        {
            if (row.Target is { } target && row.TargetSpan is null && catalogue.Find(target) is null && unknown.Add(target))
            {
                problems.Add(new RowProblem(row.Place, "target", $"'{target}' is no question of the catalogue{Meant(target, catalogue)}; it is looked for as words in the text", IsError: false) { Kind = ProblemKind.UnknownTarget });
            }

            if (row.Actor is { } actor && !KnownActors.Contain(actor, catalogue, actors) && unknownActors.Add(actor))
            {
                problems.Add(new RowProblem(row.Place, "actor", $"'{Shortened.To(actor, 60)}' is not {KnownActors.Expected}; analysis never names it", IsError: false) { Kind = ProblemKind.UnknownActor });
            }

            // Two actors may say the same words and stand on two sides.
            var key = (row.Text, row.Target, row.TargetSpan, row.Actor);
            if (first.TryAdd(key, row))
            {
                continue;
            }

            problems.Add(first[key] is var other && (other.Stance != row.Stance || other.Sentiment != row.Sentiment)
                ? new RowProblem(row.Place, null, $"has the text, target and actor of {other.Place} with other labels; expected one judgment", IsError: true) { Kind = ProblemKind.Conflict }
                : new RowProblem(row.Place, null, $"repeats {other.Place}", IsError: false) { Kind = ProblemKind.Repeat, Like = other.Place });
        }

        problems.AddRange(NearDuplicates.Find(rows).Select(pair => new RowProblem(
            pair.Later.Place, "text", FormattableString.Invariant($"shares {pair.Similarity:P0} of its word pairs with {pair.Earlier.Place}"), IsError: false)
        {
            Kind = ProblemKind.NearRepeat,
            Like = pair.Earlier.Place,
        }));
        return [.. problems.OrderBy(p => p.Place.File, StringComparer.Ordinal).ThenBy(p => p.Place.Line)];
    }

    /// <returns>Words that point to the question whose id or name this is but for case; empty when there is none.</returns>
    private static string Meant(string target, TargetCatalogue catalogue) =>
        catalogue.Targets.FirstOrDefault(known => new[] { known.Id, known.Name }.Concat(known.Aliases).Contains(target, StringComparer.OrdinalIgnoreCase)) is { } meant
            ? $" ('{meant.Id}' is)"
            : "";
}
