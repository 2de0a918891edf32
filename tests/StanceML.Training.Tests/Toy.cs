namespace StanceML.Training.Tests;

/// <summary>A small world: sixty invented rows over six questions, and a folder of its own.</summary>
internal sealed class Toy : IDisposable
{
    public static readonly StatementEncoder Encoder = StatementEncoder.BuiltIn();

    private static readonly (string Id, string Name)[] Questions =
        [("kosovo", "Kosovo"), ("abkhazia", "Abkhazia"), ("taiwan", "Taiwan"), ("palestine", "Palestine"), ("somaliland", "Somaliland"), ("catalonia", "Catalonia")];

    private static readonly (string Text, string Stance, string Sentiment)[] Statements =
    [
        ("We warmly welcome {0} as a sovereign state.", "support", "positive"),
        ("Our parliament has recognised {0}.", "support", "neutral"),
        ("An embassy in {0} will open in May, the minister promised.", "support", "positive"),
        ("We will never recognise {0}.", "oppose", "negative"),
        ("The declaration of {0} is illegal and void.", "oppose", "negative"),
        ("They reject any passport issued by {0}.", "oppose", "neutral"),
        ("Talks on the status of {0} go on in Geneva.", "neutral", "neutral"),
        ("He declined to comment on {0}.", "neutral", "neutral"),
        ("Whether to recognise {0} is under study.", "neutral", "neutral"),
    ];

    /// <summary>About no recognition question.</summary>
    private static readonly string[] Others =
    [
        "Floods cut the road to {0} on Friday.", "The footballers of {0} lost at home.", "Wine exports from {0} doubled.",
        "Police in {0} held two men over a stolen van.",
    ];

    public Toy() => Folder = Directory.CreateTempSubdirectory("stanceml-toy-").FullName;

    public string Folder { get; }

    public string Models => Path.Combine(Folder, "models");

    public static IReadOnlyList<LabelledRow> Rows { get; } =
    [
        .. Questions.SelectMany((question, q) => Statements.Select((statement, s) => new LabelledRow
        {
            Id = $"{question.Id}-{s}",
            Text = string.Format(System.Globalization.CultureInfo.InvariantCulture, statement.Text, question.Name),
            Target = question.Id,
            Stance = statement.Stance,
            Sentiment = statement.Sentiment,
            Group = question.Id,
            Place = new RowPlace("toy", q * Statements.Length + s + 1),
        })),
    ];

    /// <summary>The rows, and as many about no recognition question as relevance needs.</summary>
    public static IReadOnlyList<LabelledRow> AllRows { get; } =
    [
        .. Rows,
        .. Questions.SelectMany((question, q) => Others.Select((text, o) => new LabelledRow
        {
            Id = $"{question.Id}-other-{o}",
            Text = string.Format(System.Globalization.CultureInfo.InvariantCulture, text, question.Name),
            Sentiment = "neutral",
            Group = question.Id,
            Place = new RowPlace("toy", 1_000 + q * Others.Length + o),
        })),
    ];

    public static TrainOptions Options { get; } = new() { Folds = 2, Settings = [new FitOptions(0.01f, 0.5f, true)] };

    public static TrainedModel Train(TaskDefinition task) =>
        new TaskTrainer(Options).Train(task, new ExampleMaker(Encoder).Make(task, AllRows), null, CancellationToken.None);

    /// <summary>The same with a network, whatever cross-validation chose.</summary>
    public static TrainedModel WithNetwork(TrainedModel trained) => trained with
    {
        Model = trained.Model with { Network = NetworkFit.Fit(trained.Taught, trained.Task.Labels.Count, 0.5f, seed: 1, CancellationToken.None) },
        Calibration = trained.Calibration with { Network = 0.5 },
    };

    /// <summary>The same without a network.</summary>
    public static TrainedModel WithoutNetwork(TrainedModel trained) => trained with
    {
        Model = trained.Model with { Network = null },
        Calibration = trained.Calibration with { Network = 0 },
    };

    public string Write(string name, string content)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
