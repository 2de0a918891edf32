using System.Globalization;

namespace StanceML.Training;

/// <summary>One setting or count of two versions, in words.</summary>
public sealed record SettingChange(string Name, string First, string Second)
{
    public bool IsChanged => First != Second;

    internal static IEnumerable<SettingChange> Between(RegisteredModel first, ModelManifest one, RegisteredModel second, ModelManifest other)
    {
        SettingChange Of(string name, Func<RegisteredModel, ModelManifest, object?> value) => new(name, Text(value(first, one)), Text(value(second, other)));

        yield return Of("calibration error", (model, _) => model.Figures.CalibrationError);
        yield return Of("threshold", (_, manifest) => manifest.Threshold);
        if (one.StatementThreshold is not null || other.StatementThreshold is not null)
        {
            yield return Of("statement threshold", (_, manifest) => manifest.StatementThreshold);
        }

        yield return Of("decided, share of rows", (model, _) => model.Figures.DecidedCoverage);
        yield return Of("decided, share right", (model, _) => model.Figures.DecidedPrecision);
        yield return Of("training rows", (model, _) => model.Figures.Rows);
        yield return Of("groups", (model, _) => model.Figures.Groups);
        yield return Of("training data, SHA-256", (_, manifest) => Short(manifest.TrainSha256));
        yield return Of("labels", (_, manifest) => string.Join(", ", manifest.Labels));
        yield return Of("kept", (model, _) => model.Config?.Kept ?? model.Figures.Winner);
        yield return Of("folds", (model, _) => model.Config?.Folds);
        yield return Of("seed", (_, manifest) => manifest.Seed);
        if (one.SeesActor || other.SeesActor)
        {
            yield return Of("sees the speaker's actor", (_, manifest) => manifest.SeesActor ? "yes" : "no");
        }

        if (one.Pretrained is not null || other.Pretrained is not null)
        {
            yield return Of("pretrained encoder, SHA-256", (_, manifest) => manifest.Pretrained is { } name ? Short(name) : "none");
        }

        yield return Of("features", (_, manifest) => $"v{manifest.FeatureVersion}");
        yield return Of("target catalogue", (_, manifest) => manifest.CatalogueVersion);
        foreach (var package in one.Packages.Keys.Union(other.Packages.Keys).Order(StringComparer.Ordinal))
        {
            yield return Of(package, (_, manifest) => manifest.Packages.GetValueOrDefault(package));
        }
    }

    private static string Short(string sha256) => sha256.Length > 12 ? sha256[..12] : sha256;

    private static string Text(object? value) => value switch
    {
        null => "not given",
        double number => number.ToString("0.000", CultureInfo.InvariantCulture),
        int number => number.ToString(CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
