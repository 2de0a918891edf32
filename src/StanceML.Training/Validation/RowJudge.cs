namespace StanceML.Training;

/// <summary>Judges examples with a fitted model as the service does: features anew from the text, then <see cref="TextModel"/>. Safe for concurrent use.</summary>
internal sealed class RowJudge(StatementEncoder encoder, ModelRecipe recipe)
{
    private readonly ModelManifest _manifest = new()
    {
        Task = recipe.Task.Name,
        Version = "unversioned",
        Labels = recipe.Task.Labels,
        FeatureVersion = StatementFeatures.Version,
        SeesActor = recipe.Task.SeesActor,
        Pretrained = encoder.Pretrained?.Sha256,
        CatalogueVersion = encoder.Catalogue.Version,
        Calibration = recipe.Calibration,
        Threshold = recipe.Threshold,
        Files = new Dictionary<string, string>(),
        TrainSha256 = "",
        Seed = recipe.Seed,
        Packages = TrainingSetup.ThesePackages,
        Smoke = [],
    };

    /// <param name="fitted">By the recipe.</param>
    /// <returns>For each example its probabilities by label.</returns>
    public IReadOnlyList<IReadOnlyDictionary<string, double>> Judge(ModelParts fitted, IReadOnlyList<Example> examples)
    {
        var model = new TextModel(_manifest, fitted, "a model in memory", encoder.Pretrained);
        var features = new FeatureVector();
        return [.. examples.Select(example =>
        {
            encoder.Fill(example.Row.Text, example.Target, example.Row.TargetSpan, features, model.Seen(example.Row.Actor));
            return model.Judge(features).Probabilities.ToDictionary(one => one.Label, one => one.Probability, StringComparer.Ordinal);
        })];
    }
}
