namespace StanceML.Store;

/// <summary>Makes a decision of a submission.</summary>
internal static class ReviewOpinion
{
    /// <returns>The decision without its number, or what in the submission cannot be used.</returns>
    public static (ReviewDecision? Decision, string? Problem) Of(ReviewSubmission submission, ReviewedStatement statement, Reviewer reviewer, DateTimeOffset now)
    {
        var round = RoundOf(statement.Queued, reviewer);
        // A blind opinion is on what the models judged; every other on what is shown.
        var seen = ReviewVerdict.Of(round == ReviewRound.Blind ? statement.Machine : statement.Shown ?? statement.Machine);
        var (verdict, problem) = submission.Kind switch
        {
            ReviewKind.Confirm => (seen, null),
            ReviewKind.Reject => (seen with { IsStatement = false }, null),
            ReviewKind.Correct => Corrected(seen, submission.Correction ?? new ReviewCorrection(), statement.Article.Text),
            _ => ((ReviewVerdict?)null, (string?)null),
        };
        if (problem is not null)
        {
            return (null, problem);
        }

        var kind = submission.Kind == ReviewKind.Correct && verdict!.IsSameAs(seen) ? ReviewKind.Confirm : submission.Kind;
        return (
            new ReviewDecision(0, statement.Key, statement.Article.Id, reviewer, now, kind)
            {
                Round = round,
                Machine = ReviewVerdict.Of(statement.Machine),
                Verdict = verdict,
                Note = submission.Note,
                // Who skips may come back: only who has decided is told.
                IsControl = verdict is not null && statement.Queued?.Control is not null,
            },
            null);
    }

    private static ReviewRound RoundOf(ReviewQueueRow? queued, Reviewer reviewer) => queued?.ParsedState switch
    {
        ReviewState.Second when queued.OpinionOf != reviewer.Id => ReviewRound.Blind,
        ReviewState.Dispute => ReviewRound.Adjudication,
        _ => ReviewRound.Open,
    };

    private static (ReviewVerdict? Verdict, string? Problem) Corrected(ReviewVerdict seen, ReviewCorrection correction, string text)
    {
        var spans = correction.Spans ?? seen.Spans;
        if (ReviewSpans.Problem(spans, text) is { } problem)
        {
            return (null, problem);
        }

        return (
            seen with
            {
                IsStatement = true,
                Text = ReviewSpans.Words(spans, text),
                Spans = spans,
                Speaker = correction.Speaker switch
                {
                    null => seen.Speaker,
                    { Name: { } name } speaker => new ReviewedSpeaker(name, speaker.Role, speaker.Actor),
                    _ => null,
                },
                Targets = correction.Targets ?? seen.Targets,
                Sentiment = correction.Sentiment ?? seen.Sentiment,
            },
            null);
    }
}
