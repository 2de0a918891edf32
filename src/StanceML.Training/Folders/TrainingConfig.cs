using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace StanceML.Training;

/// <summary><c>config.json</c>: all that another needs to train the same model again.</summary>
/// <remarks>The same rows, seed, settings and packages give the same model; on a machine with vectors of another width, the same answers but for rounding.</remarks>
public sealed record TrainingConfig
{
    public const string FileName = "config.json";

    private const long MaxBytes = 1L << 20;

    public required int Seed { get; init; }

    /// <summary>Parts of the cross-validation asked for; fewer were cut when there were fewer groups.</summary>
    public required int FoldsAsked { get; init; }

    public required int Folds { get; init; }

    /// <summary>Every setting that cross-validation chose from, in the order tried.</summary>
    public required IReadOnlyList<string> Tried { get; init; }

    /// <summary>The one that was kept.</summary>
    public required string Kept { get; init; }

    /// <summary>Whether the model was trained to see whom the speaker speaks for; not written when false.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool SeesActor { get; init; }

    /// <summary>Whether rows of the splits <c>test</c> and <c>dev</c> were learned from beside others; not written when false.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool AllSplits { get; init; }

    /// <summary>SHA-256 of the pretrained encoder that it also read the rows through; not written for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public string? Pretrained { get; init; }

    /// <summary>How often each label is expected in use; null when as among the rows.</summary>
    public IReadOnlyDictionary<string, double>? Shares { get; init; }

    /// <summary>Null when the rows did not come from files.</summary>
    public DataPrint? Data { get; init; }

    /// <summary>Package name to version.</summary>
    public required IReadOnlyDictionary<string, string> Packages { get; init; }

    public required string Runtime { get; init; }

    /// <summary>Processor and the width of its vectors, on which the last digits depend.</summary>
    public required string Vectors { get; init; }

    /// <param name="tried">Every setting, in the order tried.</param>
    public static TrainingConfig Of(TrainOptions options, int folds, IReadOnlyList<string> tried, string kept, IReadOnlyDictionary<string, string> packages, DataPrint? data) => new()
    {
        Seed = options.Seed,
        FoldsAsked = options.Folds,
        Folds = folds,
        Tried = tried,
        Kept = kept,
        Data = data,
        Packages = packages,
        Runtime = RuntimeInformation.FrameworkDescription,
        Vectors = TrainingSetup.ThisProcessor,
    };

    /// <param name="folder">Of one version.</param>
    /// <returns>Null when the folder was made without it, or it cannot be read: it is shown, never needed to answer.</returns>
    public static TrainingConfig? Read(string folder)
    {
        var file = new FileInfo(Path.Combine(folder, FileName));
        if (!file.Exists || file.Length > MaxBytes)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(file.FullName), RegistryJson.Default.TrainingConfig);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    public void Write(string folder) =>
        File.WriteAllText(Path.Combine(folder, FileName), JsonSerializer.Serialize(this, RegistryJson.Default.TrainingConfig) + "\n");
}
