namespace StanceML.Training;

/// <summary>How well quotes and speakers were found, with 95 % intervals over the articles' groups.</summary>
public sealed class QuoteScores
{
    /// <summary>Of the bootstrap: the same articles give the same intervals.</summary>
    private const int Seed = 1;

    private readonly int _articles;
    private readonly int _groups;
    private readonly QuoteCounts _total;
    private readonly IReadOnlyList<QuoteCounts> _draws;

    internal QuoteScores(IReadOnlyList<string> groups, IReadOnlyList<QuoteCounts> articles)
    {
        (_articles, _groups) = (articles.Count, Bootstrap.CountOf(groups));
        _total = QuoteCounts.Sum(articles, [.. Enumerable.Range(0, articles.Count)]);
        _draws = [.. Bootstrap.Draw(groups, Seed).Select(rows => QuoteCounts.Sum(articles, rows))];
    }

    public MatchCounts this[QuoteMetric metric] => _total[metric];

    public Figure Precision(QuoteMetric metric) => Interval("P", metric, counts => counts.Precision ?? 0, this[metric].Predicted);

    public Figure Recall(QuoteMetric metric) => Interval("R", metric, counts => counts.Recall ?? 0, this[metric].Gold);

    public Figure F1(QuoteMetric metric) => Interval("F1", metric, counts => counts.F1, this[metric].Gold);

    /// <summary>One metric a line; those that the annotation cannot answer are left out.</summary>
    public IReadOnlyList<string> ToLines() =>
    [
        EvaluationReport.Line($"{_articles} articles; overlap: token Jaccard at least {QuoteEvaluation.MinOverlap}; [95 % interval, bootstrap over articles]"),
        Found("content overlap", QuoteMetric.ContentOverlap),
        Found("  direct", QuoteMetric.ContentOverlapDirect),
        Found("  indirect", QuoteMetric.ContentOverlapIndirect),
        Found("  mixed", QuoteMetric.ContentOverlapMixed),
        Found("content exact", QuoteMetric.ContentExact),
        Found("  direct", QuoteMetric.ContentExactDirect),
        Found("  indirect", QuoteMetric.ContentExactIndirect),
        Found("  mixed", QuoteMetric.ContentExactMixed),
        Found("cue overlap", QuoteMetric.CueOverlap),
        Found("cue exact", QuoteMetric.CueExact),
        Found("source overlap", QuoteMetric.SourceOverlap),
        Found("source exact", QuoteMetric.SourceExact),
        Found("any cue exact", QuoteMetric.AnyCueExact),
        Found("any source exact", QuoteMetric.AnySourceExact),
        .. Answered("direct spans exact", QuoteMetric.DirectSpans, "gold spans recalled"),
        .. Answered("speaker linked", QuoteMetric.SpeakerLinked, "found quotes with a gold source: its head word is in the mention or name"),
        .. Answered("speaker name", QuoteMetric.SpeakerName, "found quotes whose speaker the annotation names"),
        .. Answered("speaker actor", QuoteMetric.SpeakerActor, "found quotes whose actor, or that there is none, the annotation knows"),
        "cue, source: on attributions whose content was found; any cue, any source: whatever the content",
    ];

    private string Found(string name, QuoteMetric metric)
    {
        var counts = this[metric];
        return EvaluationReport.Line(
            $"{name,-18} {Show(Precision(metric))} {Show(Recall(metric))} {Show(F1(metric))} ({counts.Correct} right, {counts.Predicted} predicted, n={counts.Gold} gold)");
    }

    private IEnumerable<string> Answered(string name, QuoteMetric metric, string of)
    {
        if (this[metric] is { Gold: > 0 } counts)
        {
            var recall = Recall(metric);
            yield return EvaluationReport.Line($"{name,-18} {recall.Value:0.000} {recall.Interval.InBrackets()} n={counts.Gold} {of}");
        }
    }

    private static string Show(Figure figure) => EvaluationReport.Line($"{figure.Name} {figure.Value:0.000} {figure.Interval.InBrackets()}");

    private Figure Interval(string name, QuoteMetric metric, Func<MatchCounts, double> value, int n) =>
        Bootstrap.Interval(name, value(_total[metric]), _draws.Select(draw => value(draw[metric])), n, _groups);
}
