namespace StanceML;

/// <summary>Judges each statement: its tone, and its stance toward each target that it really speaks about. Immutable.</summary>
internal sealed class StatementJudge(ModelSet models)
{
    /// <summary>Plain words do not overrule a model that gives the question less than this; set on the recognition development set.</summary>
    private const double LeastPlain = 0.3;

    /// <param name="attributions">In text order; a nested one follows the one that holds it, with no other between but nested ones.</param>
    /// <returns>One statement per attribution, in its order.</returns>
    public IReadOnlyList<Statement> Judge(
        DocumentMentions mentions,
        IReadOnlyList<Attribution> attributions,
        IReadOnlyList<IReadOnlyList<TargetCandidate>> candidates,
        CancellationToken cancellationToken)
    {
        var features = new FeatureVector();
        var statements = new Statement[attributions.Count];
        int? outer = null;
        for (var i = 0; i < statements.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var stances = new List<TargetStance>();
            var evidence = new List<Evidence>();
            foreach (var candidate in candidates[i])
            {
                JudgeTarget(mentions, attributions[i], candidate, features, stances, evidence);
            }

            var nested = attributions[i].Quote.IsNested;
            outer = nested ? outer : i + 1;
            statements[i] = new Statement(i + 1, attributions[i], stances, Tone(mentions, attributions[i], features), evidence) { Within = nested ? outer : null };
        }

        return statements;
    }

    private void JudgeTarget(
        DocumentMentions mentions, Attribution attribution, TargetCandidate candidate,
        FeatureVector features, List<TargetStance> stances, List<Evidence> evidence)
    {
        if (models.Stance is not { } stance)
        {
            return;
        }

        StatementEncoder.Fill(mentions, attribution.Quote, candidate.Target, attribution.Speaker?.Actor, features);
        if (models.Relevance is { } relevance && !IsAbout(Ask(relevance), mentions.Document, attribution.Quote, candidate))
        {
            return;
        }

        var judgment = Ask(stance);
        stances.Add(new TargetStance(candidate, judgment));
        evidence.AddRange(EvidenceFinder.Find(stance, features, judgment.Label, candidate.Target.Id));

        Judgment Ask(TextModel model)
        {
            StatementEncoder.See(model.Seen(attribution.Speaker?.Actor), mentions.Document.Text, candidate.Target.Id, candidate.Target, features);
            return model.Judge(features);
        }
    }

    /// <summary>
    /// A wrong stance costs more than none: only what is surely, or plainly, about the question is judged. A question that the article gives to a
    /// statement stands there for a reason already, unless its name is an everyday one.
    /// </summary>
    private static bool IsAbout(Judgment relevance, Document document, Quote quote, TargetCandidate candidate) =>
        (relevance.Label == Labels.About && (relevance.Decided || candidate is { Origin: not TargetOrigin.Statement, Target.Everyday: false }))
        || (relevance.Probabilities.Any(of => of is { Label: Labels.About, Probability: >= LeastPlain }) && PlainTalk.IsPlain(document, quote, candidate));

    private Judgment? Tone(DocumentMentions mentions, Attribution attribution, FeatureVector features)
    {
        if (models.Sentiment is not { } sentiment)
        {
            return null;
        }

        StatementEncoder.Fill(mentions, attribution.Quote, null, null, features);
        StatementEncoder.See(sentiment.Seen(actor: null), mentions.Document.Text, null, null, features);
        return sentiment.Judge(features);
    }
}
