namespace StanceML.Training;

/// <summary>Looks at single rows: texts too short or too long, and names that are nearly another's.</summary>
internal static class TextCheck
{
    /// <summary>"No." holds no judgment that its target could be found in.</summary>
    private const int MinWords = 3;

    /// <summary>A page of a book; a statement is one to three sentences.</summary>
    private const int MaxWords = 300;

    private static readonly char[] Spaces = [' ', '\t', '\r', '\n'];

    /// <summary>A target whose place is marked is a mention, "She" and "she", and no name to keep to.</summary>
    private static readonly (string Field, Func<LabelledRow, string?> Value)[] Names =
        [("target", row => row.TargetSpan is null ? row.Target : null), ("group", row => row.Group), ("split", row => row.Split), ("register", row => row.Register), ("source", row => row.Source)];

    public static IEnumerable<RowProblem> Find(IReadOnlyList<LabelledRow> rows) =>
        rows.Select(Length).OfType<RowProblem>().Concat(Names.SelectMany(field => Similar(rows, field.Field, field.Value)));

    private static RowProblem? Length(LabelledRow row) => row.Text.Split(Spaces, StringSplitOptions.RemoveEmptyEntries).Length switch
    {
        < MinWords and var words => new RowProblem(row.Place, "text", $"has {words} words; expected at least {MinWords}", IsError: false) { Kind = ProblemKind.ShortText },
        > MaxWords and var words => new RowProblem(row.Place, "text", $"has {words} words; expected a statement, at most {MaxWords}", IsError: false) { Kind = ProblemKind.LongText },
        _ => null,
    };

    private static IEnumerable<RowProblem> Similar(IReadOnlyList<LabelledRow> rows, string field, Func<LabelledRow, string?> value)
    {
        foreach (var alike in rows.Where(row => value(row) is not null).GroupBy(row => PlainName.Of(value(row)!), StringComparer.Ordinal))
        {
            var names = alike.GroupBy(row => value(row)!, StringComparer.Ordinal).OrderByDescending(same => same.Count()).ThenBy(same => same.Key, StringComparer.Ordinal).ToList();
            foreach (var other in names.Skip(1))
            {
                yield return new RowProblem(other.First().Place, field, $"'{other.Key}' ({other.Count()} rows) and '{names[0].Key}' ({names[0].Count()} rows) differ in spelling only and count as two", IsError: false)
                {
                    Kind = ProblemKind.SimilarNames,
                };
            }
        }
    }
}
