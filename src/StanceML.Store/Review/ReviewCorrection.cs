namespace StanceML.Store;

/// <summary>What a reviewer changes in what was shown. A null changes nothing.</summary>
public sealed record ReviewCorrection
{
    /// <summary>The quote's words: half-open UTF-16 offsets into the article, in text order.</summary>
    public IReadOnlyList<int[]>? Spans { get; init; }

    public CorrectedSpeaker? Speaker { get; init; }

    /// <summary>All questions that the statement is about, each once; empty for none.</summary>
    public IReadOnlyList<ReviewedTarget>? Targets { get; init; }

    public string? Sentiment { get; init; }
}
