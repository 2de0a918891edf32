namespace StanceML.Training;

/// <summary>What a training run is asked for.</summary>
public sealed record TrainingRequest
{
    /// <summary>A file of labelled rows or of annotated articles, or a folder of them.</summary>
    public required string Data { get; init; }

    /// <summary>Reviewers' judgments, which go before rows of <see cref="Data"/> with the same text and target. Judges alone learn from them. Default none.</summary>
    public CorrectionSet? Corrections { get; init; }

    /// <summary>The folder that holds one folder per task and <c>current.json</c>.</summary>
    public required string Models { get; init; }

    /// <summary>Of <see cref="TrainingRun.Tasks"/>; one that the data cannot teach is passed over.</summary>
    public required IReadOnlyCollection<string> Tasks { get; init; }

    public TrainOptions Options { get; init; } = new();

    /// <summary>Tasks that are trained without the pretrained encoder, where there is one. Default none.</summary>
    public IReadOnlyCollection<string> OfWords { get; init; } = [];

    /// <summary>Whether each version asks to go live once it is written. Default true.</summary>
    public bool Promotes { get; init; } = true;
}
