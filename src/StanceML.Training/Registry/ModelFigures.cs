using System.Text.Json;

namespace StanceML.Training;

/// <summary>What the registry reads of a <c>metrics.json</c>, of whatever task and build: what is missing there is missing here.</summary>
public sealed record ModelFigures
{
    public const string FileName = "metrics.json";

    private const long MaxBytes = 16L << 20;

    public static ModelFigures None { get; } = new();

    public string? Method { get; init; }

    /// <summary>Rows, or annotated articles, that were held out; null when not given.</summary>
    public int? Rows { get; init; }

    public int? Groups { get; init; }

    /// <remarks>The serializer sets what the file lacks to null.</remarks>
    public IReadOnlyList<Figure> Figures { get => field ?? []; init; }

    /// <summary>Empty for <c>quotes</c>, whose kinds stand among the <see cref="Figures"/>.</summary>
    public IReadOnlyList<LabelMetrics> Labels { get => field ?? []; init; }

    public double? CalibrationError { get; init; }

    /// <summary>What chance alone makes of the calibration error; null in papers of builds before it was measured.</summary>
    public double? CalibrationNoise() => Find(AnswerFigures.Noise)?.Value;

    public double? DecidedCoverage { get; init; }

    public double? DecidedPrecision { get; init; }

    /// <summary>Beside the version that was live when it was trained; null when none was, or when not given.</summary>
    public LiveComparison? Live { get; init; }

    /// <summary>The trial that was kept.</summary>
    public string? Winner { get; init; }

    /// <returns>Null when there is no such figure.</returns>
    public Figure? Find(string name) => Figures.FirstOrDefault(figure => figure.Name == name);

    /// <summary>F1 of each label; of each kind of quote for <c>quotes</c>.</summary>
    public IReadOnlyList<Figure> ByLabel() => Labels.Count > 0
        ? [.. Labels.Select(label => new Figure(label.Label, label.F1, label.F1, label.F1, label.Rows))]
        : [.. Figures.Where(figure => figure.Name.StartsWith(KindPrefix, StringComparison.Ordinal)).Select(figure => figure with { Name = figure.Name[KindPrefix.Length..] })];

    private const string KindPrefix = "content overlap F1, ";

    /// <param name="folder">Of one version.</param>
    /// <returns><see cref="None"/> when there is no such file or it cannot be read: figures are shown and compared, never needed to answer.</returns>
    public static ModelFigures Read(string folder)
    {
        var file = new FileInfo(Path.Combine(folder, FileName));
        if (!file.Exists || file.Length > MaxBytes)
        {
            return None;
        }

        try
        {
            using var stream = file.OpenRead();
            return JsonSerializer.Deserialize(stream, RegistryJson.Default.ModelFigures) ?? None;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return None;
        }
    }
}
