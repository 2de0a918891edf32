namespace StanceML.Store;

/// <summary>Which statements to list. A null asks for nothing.</summary>
public sealed record StatementFilter
{
    /// <summary>Id of a recognition question.</summary>
    public string? Question { get; init; }

    /// <summary>Id of the actor spoken for.</summary>
    public string? Actor { get; init; }

    /// <summary>
    /// Words of the speaker's name; case and the marks of Latin letters do not matter, and a word of four letters or more may be only begun.
    /// </summary>
    public string? Speaker { get; init; }

    /// <summary>Toward <see cref="Question"/> when that is given, else toward any.</summary>
    public string? Stance { get; init; }

    /// <summary>Whether the model is sure of that stance; a statement without a question has none and is not listed.</summary>
    public bool? Decided { get; init; }

    public string? Sentiment { get; init; }

    /// <summary><c>direct</c>, <c>indirect</c> or <c>mixed</c>.</summary>
    public string? Kind { get; init; }

    /// <summary>Id of an article.</summary>
    public string? Article { get; init; }

    /// <summary>Of <see cref="Article"/>, once it was looked up.</summary>
    internal long? ArticleSequence { get; init; }

    /// <summary>The outlet's name; ASCII case does not matter.</summary>
    public string? Outlet { get; init; }

    /// <summary>Not before this time.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Before this time.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>
    /// What the statement's words must hold: words, "words in a row", begi* (four letters or more); case and the marks of Latin letters do not
    /// matter. A search of a file for words, here or in names, considers the newest 2,000 arrivals that have them and fit question, stance, actor,
    /// outlet and months; one of a database considers all.
    /// </summary>
    public string? Text { get; init; }

    /// <summary>False leaves out statements of articles that tell a story that another told before; null and true keep them.</summary>
    public bool? Copies { get; init; }
}
