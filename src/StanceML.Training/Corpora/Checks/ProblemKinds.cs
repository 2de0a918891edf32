namespace StanceML.Training;

/// <summary>Each kind of problem in words: what it is called, and what it means and what to do.</summary>
public static class ProblemKinds
{
    public static string Name(ProblemKind kind) => Words(kind).Name;

    public static string Advice(ProblemKind kind) => Words(kind).Advice;

    /// <summary>Of the kind in data: <c>split-leak</c>.</summary>
    public static string Id(ProblemKind kind) =>
        string.Concat(kind.ToString().Select((letter, i) => char.IsUpper(letter) && i > 0 ? $"-{letter}" : $"{letter}")).ToLowerInvariant();

    private static (string Name, string Advice) Words(ProblemKind kind) => kind switch
    {
        ProblemKind.Unusable => ("unusable rows", "Left out of training. Mend the field named."),
        ProblemKind.UnknownField => ("unknown fields", "Passed over; told once a file. A misspelt name loses its label."),
        ProblemKind.UnknownTarget => ("targets outside the catalogue", "Looked for as words in the text. Right for questions of your own; a misspelt id loses the names that the catalogue knows. Told once a target."),
        ProblemKind.UnknownActor => ("actors that analysis never names", "Right where rows alone are judged. A country by its name instead of its code teaches nothing of its speakers in articles. Told once an actor."),
        ProblemKind.SimilarNames => ("names that differ in spelling only", "They count as two. Give both one spelling."),
        ProblemKind.Conflict => ("conflicting labels", "One text, target and actor, two judgments. Left out of training until one is dropped."),
        ProblemKind.Repeat => ("repeated rows", "Counted twice in training. Drop one."),
        ProblemKind.NearRepeat => ("near repeats", "Names and numbers masked, at least 70 % of the word pairs are shared. A template with the names swapped teaches nothing new."),
        ProblemKind.SplitLeak => ("texts in two splits", "What is measured on one was trained on in the other. Keep both in one split."),
        ProblemKind.GroupLeak => ("texts in two groups", "Folds keep a group together, not these rows. Give both one group, or know that held-out figures are flattered."),
        ProblemKind.SmallClass => ("small classes", "Too few rows to learn a label from, or to measure it."),
        ProblemKind.SmallQuestion => ("small or one-sided questions", "Too few rows to measure a question by itself, or all of one stance."),
        ProblemKind.ShortText => ("very short texts", "Hardly a statement."),
        ProblemKind.LongText => ("very long texts", "A passage, not a statement. Cut it to the words that carry the judgment."),
        ProblemKind.LikelyWrongLabel => ("likely wrong labels", "Models that never saw the row's group are sure of another label (confident learning). Many are right as they are: read them, the likeliest wrong first."),
        ProblemKind.Annotation => ("annotations of articles", "Marks, speakers and actors of annotated articles."),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no such kind"),
    };
}
