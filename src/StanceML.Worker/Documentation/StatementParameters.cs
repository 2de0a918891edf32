using StanceML.Store;

namespace StanceML.Worker;

/// <summary>The parameters that choose statements, for every endpoint that reads them with <see cref="FilterAddress"/>.</summary>
internal static class StatementParameters
{
    public static IReadOnlyList<QueryParameter> Filter { get; } =
    [
        new("question", "Id of a recognition question.", Example: "kosovo"),
        new("actor", "Who is spoken for: a country (ISO 3166-1 alpha-2), a claimant or an organisation.", Example: "RS"),
        new("speaker", "Part of the speaker's name.", Example: "foreign ministry"),
        new("stance", "Toward the question when one is given, else toward any.", Allowed: ["support", "oppose", "neutral"]),
        new("decided", "Whether the model is sure of that stance.", Allowed: ["true", "false"]),
        new("sentiment", "The tone of the words.", Allowed: ["positive", "negative", "neutral"]),
        new("kind", "How the words are reported.", Allowed: ["direct", "indirect", "mixed"]),
        new("article", "Id of an article."),
        new("outlet", "The outlet's name.", Example: "Levant Post"),
        new("from", "Not before this date or time.", "date-time", "2026-01-01T00:00:00Z"),
        new("to", "Before this date or time.", "date-time", "2026-12-31T00:00:00Z"),
        new("q", "Words of the statement.", Example: "independence"),
        new("copies", "Whether the article repeats a story that another told before; unless said, both kinds.", Allowed: ["true", "false"]),
    ];

    public static QueryParameter After { get; } = new("after", "The `next` of the page before.");

    public static QueryParameter Limit(int max) => new("limit", $"How many at most, 1 to {max}; 50 unless said.", "int32", "50");
}
