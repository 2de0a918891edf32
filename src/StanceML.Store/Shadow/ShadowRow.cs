namespace StanceML.Store;

/// <summary>A row of the table of disagreements.</summary>
internal sealed class ShadowRow
{
    public long Sequence { get; init; }

    public required string Article { get; init; }

    public int Number { get; init; }

    public required string Question { get; init; }

    public required string Task { get; init; }

    public required string Live { get; init; }

    public required string Shadow { get; init; }

    public required string LiveLabel { get; init; }

    public double? LiveConfidence { get; init; }

    public bool LiveDecided { get; init; }

    public required string ShadowLabel { get; init; }

    public double? ShadowConfidence { get; init; }

    public bool ShadowDecided { get; init; }

    public long Judged { get; init; }

    public static ShadowRow Of(ShadowPair pair, ShadowDisagreement disagreement, DateTimeOffset now) => new()
    {
        Article = disagreement.Article,
        Number = disagreement.Statement,
        Question = disagreement.Target ?? "",
        Task = pair.Task,
        Live = pair.Live,
        Shadow = pair.Shadow,
        LiveLabel = disagreement.Live.Label,
        LiveConfidence = disagreement.Live.Confidence,
        LiveDecided = disagreement.Live.Decided,
        ShadowLabel = disagreement.Shadow.Label,
        ShadowConfidence = disagreement.Shadow.Confidence,
        ShadowDecided = disagreement.Shadow.Decided,
        Judged = now.ToUnixTimeMilliseconds(),
    };

    public StoredDisagreement ToDisagreement() => new(
        Sequence,
        new ShadowPair(Task, Live, Shadow),
        new ShadowDisagreement(
            Article,
            Number,
            Question.Length == 0 ? null : Question,
            new ShadowJudgment(LiveLabel, LiveConfidence, LiveDecided),
            new ShadowJudgment(ShadowLabel, ShadowConfidence, ShadowDecided)),
        DateTimeOffset.FromUnixTimeMilliseconds(Judged));
}
