namespace StanceML.Training;

/// <summary>Joins reviewers' judgments to training rows so that no text is learned from and measured on at once.</summary>
internal static class CorrectedRows
{
    /// <summary>
    /// A reviewer's judgment replaces the row with the same text and target. It stands in the group of the row whose text it shares, or
    /// nearly so; else with the corrections of its text and, like the shipped rows, with its question: figures then say how a version does on
    /// questions that it never saw, before and after.
    /// </summary>
    /// <returns>The rows, then the corrections.</returns>
    public static IReadOnlyList<LabelledRow> Join(IReadOnlyList<LabelledRow> rows, IReadOnlyList<LabelledRow> corrections)
    {
        var judged = corrections.Select(row => (row.Text, row.Target)).ToHashSet();
        List<LabelledRow> kept = [.. rows.Where(row => !judged.Contains((row.Text, row.Target)))];
        return [.. kept, .. Grouped(rows, corrections)];
    }

    private static IEnumerable<LabelledRow> Grouped(IReadOnlyList<LabelledRow> rows, IReadOnlyList<LabelledRow> corrections)
    {
        var ids = corrections.Select(row => row.Id).ToHashSet(StringComparer.Ordinal);
        var near = NearDuplicates
            .Find([.. rows, .. corrections], row => row.Text, (_, later) => ids.Contains(later.Id))
            .ToDictionary(pair => pair.Later.Id, pair => pair.Earlier.Text, StringComparer.Ordinal);
        var ofText = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            ofText.TryAdd(LeakCheck.Key(row.Text), row.Group);
        }

        // A correction is like an earlier row, whose group is known by then.
        foreach (var row in corrections)
        {
            var key = LeakCheck.Key(row.Text);
            if (!ofText.TryGetValue(key, out var group))
            {
                group = near.TryGetValue(row.Id, out var like) ? ofText[LeakCheck.Key(like)] : row.Target ?? row.Group;
                ofText.Add(key, group);
            }

            yield return row with { Group = group };
        }
    }
}
