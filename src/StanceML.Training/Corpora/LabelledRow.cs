namespace StanceML.Training;

/// <summary>One row of a training file.</summary>
public sealed record LabelledRow
{
    public required string Id { get; init; }

    public required string Text { get; init; }

    /// <summary>A catalogue id, or any text for a model of the user's own; null, without a <see cref="TargetSpan"/>, when the row is about no recognition question.</summary>
    public string? Target { get; init; }

    /// <summary>Where the target stands in <see cref="Text"/>, half-open UTF-16; null when not given.</summary>
    public TextSpan? TargetSpan { get; init; }

    /// <summary>Whom the speaker speaks for: ISO 3166-1 alpha-2, a target id, an organisation's id, or any other text; null when unknown. Only a stance model trained with actors sees it.</summary>
    public string? Actor { get; init; }

    public string? Stance { get; init; }

    public string? Sentiment { get; init; }

    /// <summary>Rows of one group never part between splits. A row that names none stands with those of its target, else with those that say the same.</summary>
    public required string Group { get; init; }

    public string? Source { get; init; }

    /// <summary><c>train</c>, <c>dev</c>, <c>test</c> or a like word; null when not given. Rows of <c>dev</c> and <c>test</c> are not learned from beside others.</summary>
    public string? Split { get; init; }

    /// <summary>Kind of text: <c>speech</c>, <c>news</c>, …; null when not given.</summary>
    public string? Register { get; init; }

    /// <summary>Names a hard pair: its rows differ in little on purpose; null for other rows.</summary>
    public string? Pair { get; init; }

    /// <summary>Why the labels are so, for readers; null when not given. No model sees it.</summary>
    public string? Note { get; init; }

    /// <summary>VAST's mark of a row to judge whose target its train split does not have; only <c>evaluate</c> looks at it.</summary>
    public bool IsZeroShot { get; init; }

    /// <summary>Where the row stands, for messages.</summary>
    public required RowPlace Place { get; init; }
}
