namespace StanceML.Store;

/// <summary>What is held of a statement, by the models or by a reviewer, without probabilities. Immutable.</summary>
public sealed record ReviewVerdict
{
    /// <summary>Quotes whose ends differ by a word or a mark are the same quote.</summary>
    private const double SameWords = 0.9;

    /// <summary>False when these words are nobody's reported words; then the rest does not count.</summary>
    public required bool IsStatement { get; init; }

    /// <summary>The quote's words.</summary>
    public required string Text { get; init; }

    /// <summary>Half-open UTF-16 offsets into the article, in text order.</summary>
    public required IReadOnlyList<int[]> Spans { get; init; }

    /// <summary>Null for nobody.</summary>
    public ReviewedSpeaker? Speaker { get; init; }

    /// <summary>Each question once; empty when it is about none.</summary>
    public required IReadOnlyList<ReviewedTarget> Targets { get; init; }

    /// <summary><c>positive</c>, <c>negative</c> or <c>neutral</c>; null where the tone was not judged.</summary>
    public string? Sentiment { get; init; }

    public static ReviewVerdict Of(StatementRecord record) => new()
    {
        IsStatement = true,
        Text = record.Text,
        Spans = record.Spans,
        Speaker = record.Speaker is { } speaker ? new ReviewedSpeaker(speaker.Name, speaker.Role, speaker.Actor) : null,
        Targets = [.. record.Targets.Select(target => new ReviewedTarget(target.Id, target.Stance))],
        Sentiment = record.Sentiment?.Label,
    };

    /// <returns>The stance toward a question; null when the statement is not about it.</returns>
    public string? StanceOn(string question) => Targets.FirstOrDefault(target => target.Id == question)?.Stance;

    /// <summary>Whether two opinions are one: same questions and stances, tone, speaker and actor, and nearly the same words.</summary>
    public bool AgreesWith(ReviewVerdict other) =>
        IsStatement == other.IsStatement
        && (!IsStatement
            || (HasJudgmentsOf(other)
                && string.Equals(Speaker?.Name, other.Speaker?.Name, StringComparison.OrdinalIgnoreCase)
                && Speaker?.Actor == other.Speaker?.Actor
                && SharedWith(other) >= SameWords));

    /// <summary>Whether nothing at all differs.</summary>
    public bool IsSameAs(ReviewVerdict other) =>
        IsStatement == other.IsStatement && HasJudgmentsOf(other) && Speaker == other.Speaker && SharedWith(other) >= 1;

    private bool HasJudgmentsOf(ReviewVerdict other) =>
        Sentiment == other.Sentiment && Targets.Count == other.Targets.Count && Targets.All(target => other.StanceOn(target.Id) == target.Stance);

    /// <returns>Characters that both have, of those that either has; 0 to 1.</returns>
    private double SharedWith(ReviewVerdict other)
    {
        var both = Spans.Sum(one => other.Spans.Sum(two => Math.Max(0, Math.Min(one[1], two[1]) - Math.Max(one[0], two[0]))));
        var either = LengthOf(Spans) + LengthOf(other.Spans) - both;
        return either == 0 ? 1 : (double)both / either;
    }

    private static int LengthOf(IReadOnlyList<int[]> spans) => spans.Sum(span => span[1] - span[0]);
}
