namespace StanceML.Training;

/// <summary>One thing wrong, with both sides.</summary>
/// <param name="Offset">Where to look in the article, in UTF-16 units.</param>
/// <param name="Gold">What the annotation says; null for nothing.</param>
/// <param name="Found">What was predicted; null for nothing.</param>
public sealed record QuoteError(QuoteErrorSort Sort, string Article, int Offset, string? Gold, string? Found)
{
    /// <summary>Of each side.</summary>
    private const int MaxChars = 90;

    public static string Describe(QuoteErrorSort sort) => sort switch
    {
        QuoteErrorSort.Missed => "missed: no prediction shares half of its words",
        QuoteErrorSort.Extra => "extra: predictions that answer no annotation",
        QuoteErrorSort.ContentBoundary => "content boundary: found, with other words",
        QuoteErrorSort.Cue => "cue: found, with another cue",
        QuoteErrorSort.Source => "source: found, with another source",
        _ => "speaker: found, in another mouth",
    };

    public override string ToString() =>
        EvaluationReport.Line($"{Article}:{Offset}  gold {Show(Gold)}  found {Show(Found)}");

    private static string Show(string? words) => words is null ? "nothing" : $"«{Shortened.To(words, MaxChars)}»";
}
