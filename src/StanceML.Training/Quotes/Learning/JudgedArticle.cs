namespace StanceML.Training;

/// <summary>What parts fitted on other articles cut out of one article, and which of it is right.</summary>
/// <param name="Features">Of each candidate as a whole.</param>
/// <param name="IsQuote">Whether a candidate shares half of its words with an annotated content.</param>
internal sealed record JudgedArticle(
    QuoteDocument Document, IReadOnlyList<LearnedCandidate> Candidates, IReadOnlyList<int[]> Features, IReadOnlyList<bool> IsQuote)
{
    public static JudgedArticle Of(QuoteDocument document, QuoteWeights parts)
    {
        var candidates = new QuoteTagger(parts).Decode(document.Units, document.Rules);
        var whole = new WholeFeatures(document.Units, document.Rules, candidates);
        var rows = new List<int[]>();
        for (var i = 0; i < candidates.Count; i++)
        {
            var features = new int[WholeFeatures.Count];
            whole.Fill(i, features);
            rows.Add(features);
        }

        var gold = document.GoldWords();
        return new JudgedArticle(document, candidates, rows, [.. candidates.Select(one => document.IsQuote(one.Candidate, gold))]);
    }

    /// <summary>The candidates with the probability that a judgment of the whole gives them.</summary>
    public List<QuoteCandidate> Judge(WeightTable whole) =>
        [.. Candidates.Zip(Features, (one, features) => one.Candidate with { Probability = QuoteTagger.Sigmoid(whole.Score(features)) })];

    public IEnumerable<(int[] Features, bool Is)> Rows => Features.Zip(IsQuote);
}
