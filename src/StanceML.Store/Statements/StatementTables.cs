namespace StanceML.Store;

/// <summary>The tables that a statement leaves rows in.</summary>
internal static class StatementTables
{
    private static readonly StoreColumn[] Counts = [("statements", "bigint"), ("firsts", "bigint")];

    public static StoreTable Statement { get; } = new(
        "statement",
        [("id", "bigint"), ("time", "bigint"), ("outlet", "text"), ("kind", "text"), ("actor", "text"), ("sentiment", "text"), ("is_copy", "boolean")],
        Keys: 1);

    public static StoreTable Record { get; } = new(
        "statement_record", [("statement", "bigint"), ("context", "text"), ("context_start", "integer"), ("record", "text")], Keys: 1);

    public static StoreTable Judgment { get; } = new(
        "judgment",
        [
            ("question", "text"), ("time", "bigint"), ("statement", "bigint"), ("stance", "text"), ("decided", "boolean"),
            ("outlet", "text"), ("kind", "text"), ("actor", "text"), ("sentiment", "text"), ("is_copy", "boolean"),
        ],
        Keys: 3);

    /// <summary>What one speaker says of another.</summary>
    public static StoreTable Nested { get; } = StoreTable.OfFirsts("nested_statement", [("statement", "bigint")], keys: 1);

    /// <summary>SQL: whether a judgment's statement is a speaker's own.</summary>
    public const string IsOwnJudgment = "NOT EXISTS (SELECT 1 FROM nested_statement WHERE nested_statement.statement = judgment.statement)";

    public static StoreTable DailyCount { get; } = StoreTable.OfCounts(
        "daily_count", [("question", "text"), ("actor", "text"), ("day", "integer"), ("stance", "text"), ("decided", "boolean"), .. Counts], keys: 5);

    public static StoreTable QuestionCount { get; } = StoreTable.OfCounts(
        "question_count", [("question", "text"), ("stance", "text"), ("decided", "boolean"), .. Counts], keys: 3);

    public static StoreTable SpeakerCount { get; } = StoreTable.OfCounts(
        "speaker_count",
        [("question", "text"), ("speaker", "text"), ("actor", "text"), ("day", "integer"), ("stance", "text"), ("decided", "boolean"), .. Counts],
        keys: 6);

    public static StoreTable SpeakerTotal { get; } = StoreTable.OfCounts(
        "speaker_total", [("question", "text"), ("speaker", "text"), ("actor", "text"), .. Counts], keys: 3);

    public static StoreTable ActorCount { get; } = StoreTable.OfCounts(
        "actor_count", [("question", "text"), ("actor", "text"), ("stance", "text"), ("decided", "boolean"), .. Counts], keys: 4);

    public static StoreTable OutletCount { get; } = StoreTable.OfCounts(
        "outlet_count", [("question", "text"), ("outlet", "text"), ("stance", "text"), ("decided", "boolean"), .. Counts], keys: 4);

    public static StoreTable ChoiceCount { get; } = StoreTable.OfCounts("choice_count", [("kind", "text"), ("value", "text"), .. Counts], keys: 2);

    public static StoreTable PositionDue { get; } = StoreTable.OfCounts(
        "position_due", [("question", "text"), ("actor", "text"), ("changes", "bigint")], keys: 2);
}
