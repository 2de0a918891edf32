namespace StanceML.Training;

/// <summary>Rows whose split is <c>test</c> or <c>dev</c>: a model that learned them would be measured on what it knows.</summary>
/// <param name="Count">At least 1.</param>
/// <param name="AreLeftOut">False where there are no others to learn from.</param>
public sealed record HeldBackRows(int Count, bool AreLeftOut)
{
    /// <returns>What is to be learned from, and what was held back; null when no row is.</returns>
    internal static (Corpus Learned, HeldBackRows? HeldBack) LeaveOut(Corpus corpus, TrainOptions options)
    {
        List<LabelledRow> others = [.. corpus.Rows.Where(row => options.AllSplits || !Holds(row))];
        return others.Count == corpus.Rows.Count ? (corpus, null)
            : others.Count == 0 ? (corpus, new HeldBackRows(corpus.Rows.Count, AreLeftOut: false))
            : (corpus with { Rows = others }, new HeldBackRows(corpus.Rows.Count - others.Count, AreLeftOut: true));
    }

    /// <returns>The corrections but for those of texts that are held back.</returns>
    internal static IReadOnlyList<LabelledRow> WithoutTexts(Corpus corpus, IReadOnlyList<LabelledRow> corrections)
    {
        var texts = corpus.Rows.Where(Holds).Select(row => LeakCheck.Key(row.Text)).ToHashSet(StringComparer.Ordinal);
        return [.. corrections.Where(row => !texts.Contains(LeakCheck.Key(row.Text)))];
    }

    internal static bool Holds(LabelledRow row) => SplitNames.Of(row.Split) is "test" or "dev";

    /// <summary>For people.</summary>
    public override string ToString() => AreLeftOut
        ? FormattableString.Invariant($"{Count} rows of the splits test and dev are left out")
        : FormattableString.Invariant($"all {Count} rows are of the splits test and dev, and are learned from all the same");
}
