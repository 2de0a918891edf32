namespace StanceML.Training;

/// <summary>Looks for texts that stand on both sides of a cut: in two splits, or in two groups that folds would part. What is measured on them was trained on.</summary>
internal static class LeakCheck
{
    private static readonly char[] Spaces = [' ', '\t', '\r', '\n', '\u00A0'];

    /// <summary>The worse comes first.</summary>
    private static readonly Cut[] Cuts =
    [
        new(ProblemKind.SplitLeak, "split", row => row.Split),
        new(ProblemKind.GroupLeak, "group", row => row.Group),
    ];

    /// <returns>At most one problem a row: of a cut before the next one, of the same text before a near one.</returns>
    public static IEnumerable<RowProblem> Find(IReadOnlyList<LabelledRow> rows)
    {
        var texts = rows.Select(row => new Text(row, Key(row.Text))).ToList();
        var found = new Dictionary<Text, RowProblem>(ReferenceEqualityComparer.Instance);
        foreach (var cut in Cuts.Where(cut => rows.Select(cut.Side).OfType<string>().Distinct(StringComparer.Ordinal).Skip(1).Any()))
        {
            AddSame(texts, cut, found);
            AddNear(texts, cut, found);
        }

        return texts.Where(found.ContainsKey).Select(text => found[text]);
    }

    private static void AddSame(List<Text> texts, Cut cut, Dictionary<Text, RowProblem> found)
    {
        foreach (var same in texts.GroupBy(text => text.Key, StringComparer.Ordinal).Where(same => same.Skip(1).Any()))
        {
            // One of each side is enough to compare the next ones with.
            var sides = new List<Text>();
            foreach (var text in same)
            {
                if (sides.Find(earlier => cut.Parts(earlier.Row, text.Row)) is { } other)
                {
                    found.TryAdd(text, cut.Problem(text.Row, other.Row, $"is the text of {other.Row.Place}"));
                }

                if (sides.TrueForAll(earlier => cut.Side(earlier.Row) != cut.Side(text.Row)))
                {
                    sides.Add(text);
                }
            }
        }
    }

    private static void AddNear(List<Text> texts, Cut cut, Dictionary<Text, RowProblem> found)
    {
        foreach (var (earlier, later, similarity) in NearDuplicates.Find(texts, text => text.Row.Text, MayLeak))
        {
            found.TryAdd(later, cut.Problem(later.Row, earlier.Row, FormattableString.Invariant($"shares {similarity:P0} of its word pairs with {earlier.Row.Place}")));
        }

        bool MayLeak(Text earlier, Text later) =>
            cut.Parts(earlier.Row, later.Row) && earlier.Key != later.Key && (later.Row.Pair is null || earlier.Row.Pair != later.Row.Pair);
    }

    /// <summary>Case and spaces do not count.</summary>
    public static string Key(string text) => string.Join(' ', text.Split(Spaces, StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();

    private sealed record Text(LabelledRow Row, string Key);

    /// <param name="Side">Null for a row that stands on none.</param>
    private sealed record Cut(ProblemKind Kind, string Name, Func<LabelledRow, string?> Side)
    {
        public bool Parts(LabelledRow one, LabelledRow other) => Side(one) is { } side && Side(other) is { } second && side != second;

        public RowProblem Problem(LabelledRow row, LabelledRow other, string likeness) => new(
            row.Place, "text", $"{likeness}, but stands in {Name} '{Side(row)}' and that in '{Side(other)}'; expected both in one", IsError: false)
        {
            Kind = Kind,
            Like = other.Place,
        };
    }
}
