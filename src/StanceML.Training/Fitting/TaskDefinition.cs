namespace StanceML.Training;

/// <summary>What one task learns from the rows: its labels and what each row gives it.</summary>
/// <param name="SmokeTexts">Statements that a loaded model must answer as it did when it was trained.</param>
public sealed record TaskDefinition(
    string Name, IReadOnlyList<string> Labels, string Goal, IReadOnlyList<(string Text, string? Target)> SmokeTexts)
{
    /// <summary>A judgment is decided from the confidence at which such judgments were right this often on held-out rows.</summary>
    public double DecidedPrecision { get; init; } = 0.85;

    /// <summary>Only this answer needs to be decided; null when every answer does.</summary>
    public string? DecidedLabel { get; init; }

    /// <summary>The labels' shares among the rows are arbitrary, so each label counts alike in that precision.</summary>
    public bool WeighsLabelsAlike { get; init; }

    /// <summary>Whether a network may join the linear model.</summary>
    public bool TriesNetwork { get; init; } = true;

    /// <summary>How often each label is met where the model will judge, together 1; null when as among the rows.</summary>
    public IReadOnlyList<double>? Shares { get; init; }

    /// <summary>Whether it also learns from whom the speaker speaks for.</summary>
    public bool SeesActor { get; init; }

    /// <summary>Stance alone ever sees the actor: neither what a statement is about nor its tone depends on who speaks.</summary>
    public TaskDefinition With(TrainOptions options) => this with { SeesActor = options.SeesActor && Name == StanceML.Labels.StanceTask };

    public TaskDefinition With(LabelShares shares) => this with { Shares = shares.Of(this) };

    public static TaskDefinition Stance { get; } = new(
        StanceML.Labels.StanceTask, StanceML.Labels.Stance, "mean of F_avg and macro-F1",
        [
            ("We welcome Kosovo into the family of nations and will open an embassy in Pristina.", "kosovo"),
            ("No government of ours will ever recognise the so-called republic of Abkhazia.", "abkhazia"),
            ("The status of Western Sahara is a matter for the talks between the parties.", "western-sahara"),
        ]);

    public static TaskDefinition Relevance { get; } = new(
        StanceML.Labels.RelevanceTask, StanceML.Labels.Relevance, "macro-F1",
        [
            ("We welcome Kosovo into the family of nations and will open an embassy in Pristina.", "kosovo"),
            ("Floods in Abkhazia have cut the coastal road for a third day.", "abkhazia"),
        ])
    {
        // By the recognition development set: at 0.9 three more of its 43 passages about no question are given a stance.
        DecidedPrecision = 0.95,
        DecidedLabel = StanceML.Labels.About,
        WeighsLabelsAlike = true,

        // By the same set: a network answers held-out rows of ours better, and is surer of real passages that it has wrong.
        TriesNetwork = false,
    };

    public static TaskDefinition Sentiment { get; } = new(
        StanceML.Labels.SentimentTask, StanceML.Labels.Sentiment, "macro-F1",
        [
            ("It is a shameful and cowardly decision.", null),
            ("We warmly congratulate our friends on this happy day.", null),
            ("The ministers met on Tuesday.", null),
        ]);

    public static IReadOnlyList<TaskDefinition> All { get; } = [Relevance, Stance, Sentiment];

    /// <summary>The figure that chooses between settings.</summary>
    public static double Score(Confusion confusion) =>
        confusion.FAvg is { } favg ? (favg + confusion.MacroF1) / 2 : confusion.MacroF1;
}
