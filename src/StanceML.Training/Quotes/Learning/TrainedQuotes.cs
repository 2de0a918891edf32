namespace StanceML.Training;

/// <summary>A fitted tagger and what it answered on articles that it had not seen.</summary>
/// <param name="Threshold">Chosen on the held-out answers: the one of the best F1 by overlap.</param>
/// <param name="StatementThreshold">From here on 94 of 100 held-out quotes are right.</param>
/// <param name="HeldOut">Each article with the quotes that parts and judgment fitted without its fold found in it.</param>
/// <param name="Judged">Probability and truth of each candidate of the held-out articles.</param>
internal sealed record TrainedQuotes(
    IReadOnlyList<GoldArticle> Articles,
    QuoteWeights Weights,
    double Threshold,
    double StatementThreshold,
    int Folds,
    IReadOnlyList<(QuoteDocument Document, IReadOnlyList<Quote> Quotes)> HeldOut,
    IReadOnlyList<(double Probability, bool IsQuote)> Judged);
