namespace StanceML.Training;

/// <summary>How far a second annotator of the same articles agrees with the first.</summary>
/// <param name="Scores">The second's outermost marks counted as a model's answers are, by the strict measure. F1 of contents (all kinds) and of cues is the same whoever comes first.</param>
/// <param name="Problems">Articles that cannot be compared, and marks that cannot be read.</param>
public sealed record AnnotatorAgreement(QuoteScores Scores, IReadOnlyList<RowProblem> Problems)
{
    /// <param name="folder">Marked articles; beside <c>NAME.md</c> the second annotator's <c>NAME.second.md</c>, the same text with other marks.</param>
    /// <exception cref="InvalidDataException">No article has two readings that can be compared; the message says why of the first.</exception>
    public static AnnotatorAgreement Read(string folder)
    {
        var problems = new List<RowProblem>();
        var firsts = new List<GoldArticle>();
        var seconds = new Dictionary<string, GoldArticle>(StringComparer.Ordinal);
        foreach (var file in AnnotatedFiles.SecondsIn(folder))
        {
            if (ReadOne(file, problems) is not { } second || ReadOne(FirstOf(file), problems) is not { } first)
            {
                continue;
            }

            if (first.Article.Text != second.Article.Text)
            {
                var at = first.Article.Text.AsSpan().CommonPrefixLength(second.Article.Text);
                problems.Add(new RowProblem(second.PlaceOf(Math.Min(at, second.Article.Text.Length)), null, $"has another text than {FirstOf(file)}; expected other marks only", IsError: true));
            }
            else if (seconds.TryAdd(first.Article.Id, second))
            {
                firsts.Add(first);
            }
            else
            {
                problems.Add(new RowProblem(second.Place, "id", $"'{first.Article.Id}' was compared already; expected a new id", IsError: true));
            }
        }

        return firsts.Count > 0
            ? new AnnotatorAgreement(new QuoteEvaluation(document => AnswersOf(seconds[document.Article.Id])).Run(firsts).Strict, problems)
            : throw new InvalidDataException(problems is [var why, ..]
                ? $"{folder}: found no article that can be compared: {why}"
                : $"{folder}: found no article read twice; expected NAME{AnnotatedFiles.SecondEnding} beside NAME.md");
    }

    private static string FirstOf(string second) => string.Concat(second.AsSpan(0, second.Length - AnnotatedFiles.SecondEnding.Length), ".md");

    private static GoldArticle? ReadOne(string file, List<RowProblem> problems)
    {
        if (!File.Exists(file))
        {
            problems.Add(new RowProblem(new RowPlace(file, 1), null, "is missing; expected the first annotator's marks", IsError: true));
            return null;
        }

        var corpus = QuoteCorpus.Read(file);
        problems.AddRange(corpus.Problems);
        return corpus.Articles is [var article] ? article : null;
    }

    private static IReadOnlyList<Attribution> AnswersOf(GoldArticle second)
    {
        var text = second.Article.Text;
        return [.. OutermostContents.Of(second.Attributions).OrderBy(one => one.Content[0].Start).Select(one => AnswerOf(one, text))];
    }

    private static Attribution AnswerOf(GoldAttribution gold, string text)
    {
        var cue = gold.Cue.Count > 0 ? new Cue(gold.Cue, Framing.Plain) : null;
        TextSpan? source = gold.Source.Count > 0 ? gold.Source.MaxBy(span => span.Length) : null;
        var speaker = source is { } said ? new Speaker(gold.Source, gold.Speaker ?? said.Of(text).ToString(), Role: null, gold.Actor?.Id) : null;
        return new Attribution(new Quote(gold.Content, gold.KindIn(text), cue, source), speaker, speaker is null ? AttributionRule.None : AttributionRule.SubjectOfCue);
    }
}
