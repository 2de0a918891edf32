namespace StanceML.Training;

/// <summary>A fitted tagger and what it answered on articles that it had not seen.</summary>
/// <param name="Threshold">Chosen on the held-out answers: the one of the best F1 by overlap.</param>
/// <param name="StatementThreshold">The lowest from which on 94 of 100 held-out quotes are right.</param>
/// <param name="StatementPrecision">Share of right ones among the quotes that each fold has from a statement threshold on that the other folds chose; null when there is none.</param>
/// <param name="HeldOut">Each article with the quotes that parts and judgment fitted without its fold found in it.</param>
/// <param name="Judged">Probability and truth of each candidate of the held-out articles.</param>
internal sealed record TrainedQuotes(
    IReadOnlyList<GoldArticle> Articles,
    QuoteWeights Weights,
    double Threshold,
    double StatementThreshold,
    double? StatementPrecision,
    int Folds,
    IReadOnlyList<(QuoteDocument Document, IReadOnlyList<Quote> Quotes)> HeldOut,
    IReadOnlyList<(double Probability, bool IsQuote)> Judged);
