namespace StanceML.Store;

/// <summary>Makes the record that is shown of a statement from what the models judged and what a reviewer holds.</summary>
/// <remarks>
/// What the reviewer left as it was keeps the models' probabilities and is decided. What a person said is certain: probability 1. Evidence stays
/// where it speaks for a judgment that stands.
/// </remarks>
internal static class ReviewedRecord
{
    /// <summary>In place of the rule that named a speaker, and of where a question was found.</summary>
    public const string ByReview = "review";

    /// <summary>The outcome of a decision that these words are no statement. It is told to whoever heard of the statement before, and shown nowhere.</summary>
    public const string Rejected = "rejected";

    /// <param name="original">As the models judged it.</param>
    /// <param name="ruling">With a verdict that it is a statement.</param>
    /// <param name="text">The article's.</param>
    public static StatementRecord Of(StatementRecord original, ReviewDecision ruling, string text)
    {
        var verdict = ruling.Verdict!;
        var outcome = verdict.IsSameAs(ReviewVerdict.Of(original)) ? "confirmed" : "corrected";
        return original with
        {
            Text = verdict.Text,
            Spans = verdict.Spans,
            Speaker = SpeakerOf(original, verdict, text),
            Targets = [.. verdict.Targets.Select(target => TargetOf(original, target))],
            Sentiment = verdict.Sentiment is { } tone ? ToneOf(original.Sentiment, tone) : original.Sentiment,
            Evidence = [.. original.Evidence.Where(words => Stands(words, original, verdict))],
            Reviewed = new ReviewRecord(outcome, ruling.Reviewer.Name, ruling.Time),
        };
    }

    private static SpeakerRecord? SpeakerOf(StatementRecord original, ReviewVerdict verdict, string text)
    {
        if (verdict.Speaker is not { } speaker)
        {
            return null;
        }

        if (original.Speaker is not { } found || found.Name != speaker.Name)
        {
            return new SpeakerRecord(speaker.Name, MentionIn(text, speaker.Name, verdict.Spans), speaker.Name, speaker.Role, speaker.Actor, ByReview, 1);
        }

        return found.Role == speaker.Role && found.Actor == speaker.Actor
            ? found
            : found with { Role = speaker.Role, Actor = speaker.Actor, Rule = ByReview, Probability = 1 };
    }

    /// <returns>Where the name stands nearest before the quote, else nearest after its start; nothing where the article never spells it so.</returns>
    private static IReadOnlyList<int[]> MentionIn(string text, string name, IReadOnlyList<int[]> spans)
    {
        var quote = Math.Clamp(spans[0][0], 0, text.Length);
        var start = text[..quote].LastIndexOf(name, StringComparison.Ordinal) is >= 0 and var before ? before : text.IndexOf(name, quote, StringComparison.Ordinal);
        return start < 0 ? [] : [[start, start + name.Length]];
    }

    private static TargetRecord TargetOf(StatementRecord original, ReviewedTarget target)
    {
        var found = original.Targets.FirstOrDefault(known => known.Id == target.Id);
        return found?.Stance == target.Stance
            ? found with { Decided = true }
            : new TargetRecord(target.Id, target.Stance, true, Certain(target.Stance, Labels.Stance), found?.Origin ?? ByReview);
    }

    private static JudgmentRecord ToneOf(JudgmentRecord? original, string tone) =>
        original?.Label == tone ? original with { Decided = true } : new JudgmentRecord(tone, true, Certain(tone, Labels.Sentiment));

    private static Dictionary<string, double> Certain(string label, IReadOnlyList<string> labels) =>
        labels.ToDictionary(known => known, known => known == label ? 1.0 : 0.0, StringComparer.Ordinal);

    private static bool Stands(EvidenceRecord words, StatementRecord original, ReviewVerdict verdict) =>
        verdict.StanceOn(words.Target) is { } stance
        && original.Targets.Any(target => target.Id == words.Target && target.Stance == stance)
        && verdict.Spans.Any(span => span[0] <= words.Span[0] && words.Span[1] <= span[1]);
}
