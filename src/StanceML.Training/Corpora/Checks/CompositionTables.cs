namespace StanceML.Training;

/// <summary>The part of the page that counts rows: by stance, sentiment, register, split, source and question.</summary>
internal static class CompositionTables
{
    private const string None = "none";

    private static readonly string[] Stances = [.. Labels.Stance, None];

    private static readonly string[] Sentiments = [.. Labels.Sentiment, None];

    /// <summary>From best to worst, as the bars show them.</summary>
    private static readonly string[] Tones = [Labels.Positive, Labels.Neutral, Labels.Negative, None];

    public static void AddTo(HtmlPage page, IReadOnlyList<LabelledRow> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        page.Heading("What is there")
            .Subheading($"Stance and sentiment")
            .Table(["stance", .. Sentiments, "all"], Stances.Append("all").Select(stance => Line(stance, Of(rows, stance), Sentiments, (row, sentiment) => (row.Sentiment ?? None) == sentiment)))
            .Subheading($"Register and stance, and the sentiment within")
            .Paragraph($"Bars, from left to right: {string.Join(", ", Tones)}.")
            .Table(["register", .. Stances, "all"], Slices(rows, row => row.Register).Select(slice => Bars(slice.Name, slice.Rows)));
        if (rows.Any(row => row.Split is not null))
        {
            page.Subheading($"Split").Table(["split", .. Stances, "all"], Slices(rows, row => row.Split).Select(StanceLine));
        }

        page.Subheading($"Length");
        page.Table(["", "shortest", "median", "95 of 100 are shorter", "longest"], [Lengths(rows)]);
        AddFolded(page, rows, "source", "sources", row => row.Source);
        AddFolded(page, rows, "question", "questions", row => row.Target);
        AddFolded(page, rows, "group", "groups", row => row.Group);
    }

    private static void AddFolded(HtmlPage page, IReadOnlyList<LabelledRow> rows, string one, string many, Func<LabelledRow, string?> value)
    {
        var slices = Slices(rows, value).ToList();
        page.Details(FormattableString.Invariant($"{slices.Count} {(slices.Count == 1 ? one : many)}"), folded => folded.Table([one, .. Stances, "all"], slices.Select(StanceLine)));
    }

    private static IEnumerable<(string Name, List<LabelledRow> Rows)> Slices(IReadOnlyList<LabelledRow> rows, Func<LabelledRow, string?> value) => rows
        .GroupBy(row => value(row) ?? None, StringComparer.Ordinal)
        .OrderByDescending(same => same.Count())
        .ThenBy(same => same.Key, StringComparer.Ordinal)
        .Select(same => (same.Key, same.ToList()));

    private static IReadOnlyList<object> StanceLine((string Name, List<LabelledRow> Rows) slice) =>
        Line(slice.Name, slice.Rows, Stances, (row, stance) => (row.Stance ?? None) == stance);

    private static IReadOnlyList<object> Line(string name, IReadOnlyList<LabelledRow> rows, string[] columns, Func<LabelledRow, string, bool> stands) =>
        [name, .. columns.Select(object (column) => rows.Count(row => stands(row, column))), rows.Count];

    private static IReadOnlyList<object> Bars(string name, List<LabelledRow> rows) =>
        [name, .. Stances.Select(stance => Bar(Of(rows, stance))), Bar(rows)];

    private static ShareCell Bar(IReadOnlyList<LabelledRow> rows) =>
        new(rows.Count, [.. Tones.Select(tone => (tone, rows.Count(row => (row.Sentiment ?? None) == tone))).Where(part => part.Item2 > 0)]);

    private static IReadOnlyList<LabelledRow> Of(IReadOnlyList<LabelledRow> rows, string stance) =>
        stance == "all" ? rows : [.. rows.Where(row => (row.Stance ?? None) == stance)];

    private static IReadOnlyList<object> Lengths(IReadOnlyList<LabelledRow> rows)
    {
        var words = rows.Select(row => row.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length).Order().ToList();
        return ["words", .. new[] { 0, 0.5, 0.95, 1 }.Select(object (share) => words[(int)(share * (words.Count - 1))])];
    }
}
