using System.Text.Json;

namespace StanceML.Training;

/// <summary>Fits the speaker model on annotated articles.</summary>
public static class SpeakerFit
{
    /// <summary>Decimals of a weight in the file: more would only show the machine.</summary>
    private const int Decimals = 3;

    /// <summary>
    /// Fits the ranker of antecedents first and the probabilities on its answers, then measures both by cross-validation over
    /// the articles' groups: every figure is of articles that these numbers were not fitted on.
    /// </summary>
    /// <remarks>
    /// The extractor is another matter: where it was trained on the same articles, as the model that ships was, it finds more of their quotes
    /// and better parts than it would elsewhere, so the figures flatter and the probabilities may be a little too high on other texts.
    /// </remarks>
    /// <param name="extractor">Finds the quotes whose answers the probabilities are fitted on: the one that will serve.</param>
    /// <param name="source">What the articles are; goes into the file.</param>
    /// <exception cref="ArgumentException">The articles make fewer groups than folds.</exception>
    public static SpeakerFitResult Run(IReadOnlyList<GoldArticle> articles, QuoteExtractor extractor, ActorDirectory actors, string source, int folds, int seed)
    {
        var foldOf = GroupFolds.Cut([.. articles.Select(article => article.Group)], folds, seed);
        var heldOut = new List<(double Probability, bool IsRight)>();
        int pronouns = 0, rightPronouns = 0;
        for (var fold = 0; fold < folds; fold++)
        {
            var model = ModelOf(FileOf([.. articles.Where((_, i) => foldOf[i] != fold)], extractor, actors, source));
            foreach (var example in Examples([.. articles.Where((_, i) => foldOf[i] == fold)], extractor, new SpeakerAttributor(actors, model)))
            {
                heldOut.AddRange(example.Answers.Select(answer => (model.Probability(answer.Features), answer.IsRight)));
                pronouns += example.Pronouns.Count;
                rightPronouns += example.Pronouns.Count(one => IsRanked(model, one.Pronoun, one.Right));
            }
        }

        return new SpeakerFitResult(Json(FileOf(articles, extractor, actors, source)))
        {
            Pronouns = pronouns,
            RightPronouns = rightPronouns,
            Answers = heldOut.Count,
            RightAnswers = heldOut.Count(answer => answer.IsRight),
            CalibrationError = ReliabilityBins.Error(ReliabilityBins.Of(heldOut)),
        };
    }

    private static SpeakerModelFile FileOf(IReadOnlyList<GoldArticle> articles, QuoteExtractor extractor, ActorDirectory actors, string source)
    {
        var pronouns = Examples(articles, extractor, new SpeakerAttributor(actors)).SelectMany(example => example.Pronouns).ToList();
        var ranker = new SpeakerModelFile
        {
            Source = source,
            Antecedent = Enum.GetValues<PronounClass>().ToDictionary(
                pronoun => StatementRecords.Word(pronoun),
                pronoun => Named(AntecedentFeatures.Names, AntecedentFit.Fit([.. pronouns.Where(one => one.Pronoun.Class == pronoun)])),
                StringComparer.Ordinal),
            Probability = new Dictionary<string, double>(StringComparer.Ordinal),
        };
        var answers = Examples(articles, extractor, new SpeakerAttributor(actors, ModelOf(ranker))).SelectMany(example => example.Answers).ToList();
        return ranker with { Probability = Named(AttributionFeatures.Names, ProbabilityFit.Fit(answers)) };
    }

    private static List<SpeakerExample> Examples(IReadOnlyList<GoldArticle> articles, QuoteExtractor extractor, SpeakerAttributor attributor) =>
        [.. articles.Select(article => SpeakerExample.Of(article, extractor, attributor))];

    private static bool IsRanked(SpeakerModel model, ResolvedPronoun pronoun, int right)
    {
        var weights = model.Antecedent(pronoun.Class).ToArray();
        var scores = pronoun.Candidates.Select(candidate => SpeakerModel.Dot(weights, candidate.Features)).ToArray();
        return Array.IndexOf(scores, scores.Max()) is var best
            && string.Equals(pronoun.Candidates[best].Name, pronoun.Candidates[right].Name, StringComparison.Ordinal);
    }

    private static Dictionary<string, double> Named(IReadOnlyList<string> names, double[] weights) =>
        names.Zip(weights).ToDictionary(pair => pair.First, pair => Math.Round(pair.Second, Decimals), StringComparer.Ordinal);

    private static SpeakerModel ModelOf(SpeakerModelFile file) => SpeakerModel.Of(file, "fitted speaker model");

    private static string Json(SpeakerModelFile file) => JsonSerializer.Serialize(file, SpeakerModelJson.Default.SpeakerModelFile) + "\n";
}
