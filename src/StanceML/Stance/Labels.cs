namespace StanceML;

/// <summary>The tasks that models are trained for, and their labels in the order of every score.</summary>
public static class Labels
{
    /// <summary>Task: how a statement stands toward a target.</summary>
    public const string StanceTask = "stance";

    /// <summary>Task: whether a statement speaks about a recognition question at all.</summary>
    public const string RelevanceTask = "relevance";

    /// <summary>Task: the tone of the words.</summary>
    public const string SentimentTask = "sentiment";

    /// <summary>Task: which words are reported words, and which report them.</summary>
    public const string QuotesTask = "quotes";

    public const string Support = "support";
    public const string Oppose = "oppose";
    public const string Neutral = "neutral";
    public const string Positive = "positive";
    public const string Negative = "negative";

    /// <summary>The statement is about the recognition question.</summary>
    public const string About = "about";

    /// <summary>The statement is about something else.</summary>
    public const string Other = "other";

    public static IReadOnlyList<string> Stance { get; } = [Support, Oppose, Neutral];

    public static IReadOnlyList<string> Relevance { get; } = [About, Other];

    /// <summary>Parts that a word plays for a cue.</summary>
    public static IReadOnlyList<string> Quotes { get; } = ["none", "source", "cue", "content"];

    public static IReadOnlyList<string> Sentiment { get; } = [Positive, Negative, Neutral];

    /// <returns>Null for a task that is not ours.</returns>
    public static IReadOnlyList<string>? Of(string task) => task switch
    {
        StanceTask => Stance,
        RelevanceTask => Relevance,
        SentimentTask => Sentiment,
        QuotesTask => Quotes,
        _ => null,
    };
}
