using System.Text.Json;
using System.Text.Json.Serialization;

namespace StanceML;

/// <summary>What a model folder declares about itself: <c>manifest.json</c>.</summary>
public sealed record ModelManifest
{
    /// <summary><c>stance</c>, <c>relevance</c>, <c>sentiment</c> or <c>quotes</c>; also the folder's parent name.</summary>
    public required string Task { get; init; }

    /// <summary>Year, month and number: <c>2026.11.1</c>.</summary>
    public required string Version { get; init; }

    /// <summary>In the order of every score and probability.</summary>
    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary><see cref="StatementFeatures.Version"/>, or <see cref="QuoteModel.FeatureVersion"/>, at training.</summary>
    public required int FeatureVersion { get; init; }

    /// <summary>Version of the target catalogue at training; null for a model trained without it.</summary>
    public string? CatalogueVersion { get; init; }

    /// <summary>Whether the model also sees whom the speaker speaks for, and so judges passports beside words. Of <c>stance</c> alone; not written when false.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool SeesActor { get; init; }

    /// <summary><see cref="IPretrainedEncoder.Sha256"/> of the pretrained encoder that the model sees texts through, beside the words; null and not written for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public string? Pretrained { get; init; }

    /// <summary>Null for <c>quotes</c>, whose probabilities are calibrated by the way they are fitted.</summary>
    public CalibrationParameters? Calibration { get; init; }

    /// <summary>Under this calibrated confidence, 0 to 1, a judgment is not decided; what the <c>quotes</c> model finds is no quote.</summary>
    public required double Threshold { get; init; }

    /// <summary>Of the <c>quotes</c> model: quotes of this probability, 0 to 1, and more become statements; null for other tasks.</summary>
    public double? StatementThreshold { get; init; }

    /// <summary>File name to SHA-256 in lower-case hexadecimal, of every other file in the folder.</summary>
    public required IReadOnlyDictionary<string, string> Files { get; init; }

    /// <summary>SHA-256 of the training rows used, in order.</summary>
    public required string TrainSha256 { get; init; }

    public required int Seed { get; init; }

    /// <summary>Package name to version.</summary>
    public required IReadOnlyDictionary<string, string> Packages { get; init; }

    /// <summary>Answers that the model must give again before it goes live.</summary>
    public required IReadOnlyList<SmokeStatement> Smoke { get; init; }

    /// <summary><c>task/version</c>.</summary>
    public string Name => $"{Task}/{Version}";

    internal static ModelManifest Read(string path, ReadOnlySpan<byte> json)
    {
        try
        {
            var manifest = JsonSerializer.Deserialize(json, ModelJson.Default.ModelManifest)
                ?? throw new InvalidModelException(path, "found 'null'; expected a manifest");
            manifest.CheckLists(path);
            return manifest;
        }
        catch (JsonException e)
        {
            throw new InvalidModelException(path, $"is no manifest: {e.Message}", e);
        }
    }

    /// <summary>What the types cannot say: the serializer lets nulls into lists, and a label must be one answer of several.</summary>
    private void CheckLists(string path)
    {
        if (Labels.Count < 2 || Labels.Any(string.IsNullOrEmpty) || Labels.Distinct(StringComparer.Ordinal).Count() != Labels.Count)
        {
            throw new InvalidModelException(path, $"found the labels '{string.Join(", ", Labels)}'; expected two or more, all different");
        }

        var known = StanceML.Labels.Of(Task) ?? throw new InvalidModelException(path, $"is for the task '{Task}'; expected relevance, stance, sentiment or quotes");
        if (!known.Intersect(Labels).SequenceEqual(Labels))
        {
            throw new InvalidModelException(
                path, $"found the labels '{string.Join(", ", Labels)}' for {Task}; expected some of '{string.Join(", ", known)}', in this order");
        }

        if (SeesActor && Task != StanceML.Labels.StanceTask)
        {
            throw new InvalidModelException(path, $"says that a model for {Task} sees the speaker's actor; expected it of stance alone");
        }

        if (Pretrained is not null && (Task == StanceML.Labels.QuotesTask || Pretrained.Length != 64 || !Pretrained.All(char.IsAsciiHexDigitLower)))
        {
            throw new InvalidModelException(path, $"names the pretrained encoder '{Pretrained}' for {Task}; expected a SHA-256 of 64 hexadecimal digits, and of quotes none");
        }

        if (Threshold is not (>= 0 and <= 1) || StatementThreshold is not (null or (>= 0 and <= 1)))
        {
            throw new InvalidModelException(path, FormattableString.Invariant($"found the thresholds {Threshold} and {StatementThreshold}; expected 0 to 1"));
        }

        if (Smoke.Any(smoke => smoke is null))
        {
            throw new InvalidModelException(path, "found 'null' among the smoke statements; expected statements");
        }
    }
}
