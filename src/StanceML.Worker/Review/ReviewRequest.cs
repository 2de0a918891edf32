using StanceML.Store;

namespace StanceML.Worker;

/// <summary>What <c>POST /v1/reviews</c> takes.</summary>
internal sealed record ReviewRequest
{
    /// <summary>Its key, as the queue names it, or its article's id, a colon and its number. Required but for <c>undo</c>.</summary>
    public string? Statement { get; init; }

    /// <summary><c>confirm</c>, <c>correct</c>, <c>reject</c> (it is no statement), <c>skip</c> or <c>undo</c>. Required.</summary>
    public string? Kind { get; init; }

    /// <summary>Of <c>undo</c>: the decision to take back.</summary>
    public long? Undoes { get; init; }

    /// <summary>Of <c>correct</c>: the quote's words, half-open UTF-16 offsets into the article. Left out, they stay.</summary>
    public IReadOnlyList<int[]>? Spans { get; init; }

    /// <summary>Of <c>correct</c>: a speaker without a name is nobody. Left out, it stays.</summary>
    public CorrectedSpeaker? Speaker { get; init; }

    /// <summary>Of <c>correct</c>: all questions that it is about, none for an empty list. Left out, they stay.</summary>
    public IReadOnlyList<ReviewedTarget>? Targets { get; init; }

    /// <summary>Of <c>correct</c>. Left out, it stays.</summary>
    public string? Sentiment { get; init; }

    /// <summary>Why, for people.</summary>
    public string? Note { get; init; }

    /// <summary>Whether it also counts for the same words in wire copies of the article, those that come in later among them. False unless said.</summary>
    public bool Copies { get; init; }

    public ReviewSubmission ToSubmission(StatementKey statement, ReviewKind kind) => new(statement, kind)
    {
        Correction = kind == ReviewKind.Correct ? new ReviewCorrection { Spans = Spans, Speaker = Speaker, Targets = Targets, Sentiment = Sentiment } : null,
        Note = string.IsNullOrWhiteSpace(Note) ? null : Note,
        Copies = Copies,
    };
}
