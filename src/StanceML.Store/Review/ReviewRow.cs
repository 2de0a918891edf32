namespace StanceML.Store;

/// <summary>A row of the table of decisions.</summary>
internal sealed class ReviewRow
{
    public const string Columns = """
        review.sequence, review.statement, review.article, review.time, review.reviewer, review.reviewer_name AS reviewerName, review.decided, review.kind,
        review.round, review.machine, review.verdict, review.note, review.copy_of AS copyOf, review.story, review.undoes, review.is_control AS isControl,
        (SELECT undoing.sequence FROM review undoing WHERE undoing.undoes = review.sequence) AS undoneBy
        """;

    public long Sequence { get; init; }

    public long Statement { get; init; }

    public required string Article { get; init; }

    public long Time { get; init; }

    public required string Reviewer { get; init; }

    public required string ReviewerName { get; init; }

    public long Decided { get; init; }

    public required string Kind { get; init; }

    public required string Round { get; init; }

    public string? Machine { get; init; }

    public string? Verdict { get; init; }

    public string? Note { get; init; }

    public long? CopyOf { get; init; }

    public long? Story { get; init; }

    public long? Undoes { get; init; }

    public bool IsControl { get; init; }

    public long? UndoneBy { get; init; }

    public static ReviewRow Of(ReviewDecision decision) => new()
    {
        Statement = StatementId.Of(decision.Statement),
        Article = decision.Article,
        Time = decision.Statement.TimeMs,
        Reviewer = decision.Reviewer.Id,
        ReviewerName = StorableText.Of(decision.Reviewer.Name)!,
        Decided = decision.Time.ToUnixTimeMilliseconds(),
        Kind = StatementRecords.Word(decision.Kind),
        Round = StatementRecords.Word(decision.Round),
        Machine = ReviewJson.Write(decision.Machine),
        Verdict = ReviewJson.Write(decision.Verdict),
        Note = StorableText.Of(decision.Note),
        CopyOf = decision.CopyOf,
        Story = decision.Story,
        Undoes = decision.Undoes,
        IsControl = decision.IsControl,
    };

    public ReviewDecision ToDecision() => new(
        Sequence,
        StatementId.KeyOf(Time, Statement),
        Article,
        new Reviewer(Reviewer, ReviewerName),
        DateTimeOffset.FromUnixTimeMilliseconds(Decided),
        Enum.Parse<ReviewKind>(Kind, ignoreCase: true))
    {
        Round = Enum.Parse<ReviewRound>(Round, ignoreCase: true),
        Machine = ReviewJson.Read(Machine),
        Verdict = ReviewJson.Read(Verdict),
        Note = Note,
        CopyOf = CopyOf,
        Story = Story,
        Undoes = Undoes,
        UndoneBy = UndoneBy,
        IsControl = IsControl,
    };
}
