namespace StanceML.Training;

/// <summary>What was predicted, annotated and right, by metric.</summary>
internal sealed class QuoteCounts
{
    private static readonly int Metrics = Enum.GetValues<QuoteMetric>().Length;

    private readonly int[] _predicted = new int[Metrics], _gold = new int[Metrics], _correct = new int[Metrics];

    /// <param name="rows">Indices into the articles, repeats and all.</param>
    public static QuoteCounts Sum(IReadOnlyList<QuoteCounts> articles, IReadOnlyList<int> rows)
    {
        var sum = new QuoteCounts();
        for (var i = 0; i < rows.Count; i++)
        {
            var article = articles[rows[i]];
            for (var metric = 0; metric < Metrics; metric++)
            {
                sum._predicted[metric] += article._predicted[metric];
                sum._gold[metric] += article._gold[metric];
                sum._correct[metric] += article._correct[metric];
            }
        }

        return sum;
    }

    public MatchCounts this[QuoteMetric metric] => new() { Predicted = _predicted[(int)metric], Gold = _gold[(int)metric], Correct = _correct[(int)metric] };

    public void AddPredicted(QuoteMetric metric, int count = 1) => _predicted[(int)metric] += count;

    public void AddGold(QuoteMetric metric, int count = 1) => _gold[(int)metric] += count;

    public void AddCorrect(QuoteMetric metric, int count = 1) => _correct[(int)metric] += count;

    /// <summary>One answer where one was expected.</summary>
    public void AddAnswer(QuoteMetric metric, bool isRight)
    {
        AddPredicted(metric);
        AddGold(metric);
        AddCorrect(metric, isRight ? 1 : 0);
    }
}
