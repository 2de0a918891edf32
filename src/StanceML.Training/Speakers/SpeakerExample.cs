namespace StanceML.Training;

/// <summary>An annotated article as the speaker model learns from it.</summary>
/// <param name="Pronouns">Each with the index of the right candidate; those without one among the candidates are left out.</param>
/// <param name="Answers">Features of each answer to a found quote, and whether it named the right speaker.</param>
internal sealed record SpeakerExample(
    string Group,
    IReadOnlyList<(ResolvedPronoun Pronoun, int Right)> Pronouns,
    IReadOnlyList<(double[] Features, bool IsRight)> Answers)
{
    private static readonly string[] Articles = ["a", "an", "the", "one"];

    /// <summary>
    /// Pronouns are learned from the annotated quotes, so that they are many; probabilities from the quotes that the
    /// extractor finds, so that they count what its sources cost.
    /// </summary>
    public static SpeakerExample Of(GoldArticle gold, QuoteExtractor extractor, SpeakerAttributor attributor)
    {
        var document = DocumentReader.Read(gold.Article);
        return new SpeakerExample(gold.Group, PronounsOf(document, gold, attributor), AnswersOf(document, gold, extractor, attributor));
    }

    private static List<(ResolvedPronoun Pronoun, int Right)> PronounsOf(Document document, GoldArticle gold, SpeakerAttributor attributor)
    {
        var ordered = gold.Attributions.Where(one => one is { Content.Count: > 0, Source.Count: > 0 }).OrderBy(one => one.Content[0].Start).ToList();
        var quotes = ordered.Select(one => QuoteOf(one, document.Text)).ToList();
        var found = new List<(ResolvedPronoun, int)>();
        attributor.Attribute(
            document,
            quotes,
            pronoun =>
            {
                var name = ordered[pronoun.Quote].Speaker;
                var right = pronoun.Candidates.ToList().FindIndex(candidate => SpeakerNames.AreSame(Bare(candidate.Name), Bare(name)));
                if (name is not null && right >= 0)
                {
                    found.Add((pronoun, right));
                }
            },
            (_, _) => { });
        return found;
    }

    /// <summary><c>A spokesman for the union</c> and <c>one spokesman</c> are the same words for somebody nameless.</summary>
    private static string? Bare(string? name) =>
        name?.Split(' ', 2) is [var first, var rest] && IsArticle(first) ? rest : name;

    private static bool IsArticle(string word) => Articles.Contains(word, StringComparer.OrdinalIgnoreCase);

    private static Quote QuoteOf(GoldAttribution gold, string text) => new(
        gold.Content,
        gold.KindIn(text),
        gold.Cue.Count > 0 ? new Cue(gold.Cue, Framing.Plain) : null,
        gold.Source[0]);

    private static List<(double[] Features, bool IsRight)> AnswersOf(Document document, GoldArticle gold, QuoteExtractor extractor, SpeakerAttributor attributor)
    {
        var quotes = extractor.Extract(document);
        var features = new Dictionary<Quote, double[]>(ReferenceEqualityComparer.Instance);
        var attributions = attributor.Attribute(document, quotes, _ => { }, (index, vector) => features[quotes[index]] = [.. vector]);
        var comparison = QuoteComparison.Of(document, attributions, gold.Attributions, QuoteMeasure.Strict);
        var answers = new List<(double[], bool)>();
        for (var g = 0; g < comparison.Gold.Count; g++)
        {
            if (comparison.Answers[g] >= 0 && comparison.Predicted[comparison.Answers[g]] is var predicted && features.TryGetValue(predicted.Quote, out var vector))
            {
                var answer = new SpeakerAnswer(document.Text, comparison.Gold[g], predicted.Speaker);
                if ((answer.HasName ?? answer.IsLinked) is { } isRight)
                {
                    answers.Add((vector, isRight));
                }
            }
        }

        return answers;
    }
}
