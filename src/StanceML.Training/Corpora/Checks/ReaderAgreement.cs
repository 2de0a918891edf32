namespace StanceML.Training;

/// <summary>How far two readers who labelled the same rows agree, beyond chance.</summary>
/// <param name="Task">What they labelled.</param>
/// <param name="Agreed">Share of rows with the same label, 0 to 1.</param>
/// <param name="Kappa">Cohen's kappa: 1 when they always agree, 0 when as often as their label shares alone would give.</param>
public sealed record ReaderAgreement(string Task, Figure Agreed, Figure Kappa)
{
    /// <param name="path">A table with the columns <c>id</c>, then for each task the first reader's label (<c>stance</c>, <c>sentiment</c>) and the second's (<c>stance2</c>, <c>sentiment2</c>); separated by tabs, commas or semicolons.</param>
    /// <param name="report">Told of each line that cannot be used.</param>
    /// <returns>One for each task with both columns; rows where both columns are empty do not count for it.</returns>
    /// <exception cref="FileNotFoundException">No such file.</exception>
    public static IReadOnlyList<ReaderAgreement> Read(string path, Action<RowProblem> report)
    {
        if (DecodedFile.Read(path, report) is not { } utf8)
        {
            return [];
        }

        var table = DelimitedTable.ReadByHeader(utf8, path, report);
        return
        [
            .. new[] { TaskDefinition.Stance, TaskDefinition.Sentiment }
                .Select(task => (task.Name, task.Labels, First: table.Find(task.Name), Second: table.Find($"{task.Name}2")))
                .Where(task => task.First >= 0 && task.Second >= 0)
                .Select(task => Of(task.Name, Pairs(table, task.Labels, task.First, task.Second, report))),
        ];
    }

    /// <param name="pairs">For each row the first reader's label and the second's.</param>
    public static ReaderAgreement Of(string task, IReadOnlyList<(string First, string Second)> pairs)
    {
        // Each row stands for itself: what is asked is how two readers read, not how questions differ.
        List<string> rows = [.. pairs.Select((_, row) => FormattableString.Invariant($"{row}"))];
        return new ReaderAgreement(
            task,
            Bootstrap.Interval("agreement", rows, drawn => Share(pairs, drawn), seed: 1),
            Bootstrap.Interval("kappa", rows, drawn => CohensKappa(pairs, drawn), seed: 1));
    }

    private static List<(string First, string Second)> Pairs(
        SourceTable table, IReadOnlyList<string> labels, int first, int second, Action<RowProblem> report)
    {
        var pairs = new List<(string, string)>();
        foreach (var record in table.Records)
        {
            var (one, other) = (record.Values[first] ?? "", record.Values[second] ?? "");
            if (labels.Contains(one) && labels.Contains(other))
            {
                pairs.Add((one, other));
            }
            else if (one.Length > 0 || other.Length > 0)
            {
                report(new RowProblem(
                    record.Place, table.Columns[second], $"found '{one}' and '{other}'; expected two of {string.Join(", ", labels)}, or both empty", IsError: true));
            }
        }

        return pairs;
    }

    private static double Share(IReadOnlyList<(string First, string Second)> pairs, IReadOnlyList<int> rows) =>
        (double)rows.Count(row => pairs[row].First == pairs[row].Second) / rows.Count;

    private static double CohensKappa(IReadOnlyList<(string First, string Second)> pairs, IReadOnlyList<int> rows)
    {
        var observed = Share(pairs, rows);
        var seconds = rows.GroupBy(row => pairs[row].Second).ToDictionary(label => label.Key, label => label.Count());
        var byChance = rows
            .GroupBy(row => pairs[row].First)
            .Sum(label => (double)label.Count() * seconds.GetValueOrDefault(label.Key)) / ((double)rows.Count * rows.Count);
        return byChance >= 1 ? 1 : (observed - byChance) / (1 - byChance);
    }
}
