using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace StanceML.Training;

/// <summary>Writes a version folder with its papers, then reads it back and checks it as a stranger's.</summary>
public sealed class ModelFolderWriter(StatementEncoder encoder)
{
    /// <param name="models">The folder that holds one folder per task.</param>
    /// <param name="version">A new version; a folder that exists is never touched.</param>
    /// <param name="data">What the rows were read from; null when not from files.</param>
    /// <returns>The folder written, and the figures in it.</returns>
    /// <exception cref="IOException">The version exists already, or cannot be written.</exception>
    /// <exception cref="InvalidModelException">What was written does not read back: a defect of ours.</exception>
    public WrittenModel Write(string models, string version, TrainedModel trained, TrainOptions options, DataPrint? data = null)
    {
        var metrics = MetricsMaker.Measure(trained, version, options.Seed);
        var folder = VersionFolder.Write(models, trained.Task.Name, version, draft =>
        {
            SaveModel(trained, Path.Combine(draft, ModelFolder.ModelFile));
            File.WriteAllText(Path.Combine(draft, "metrics.json"), JsonSerializer.Serialize(metrics, TrainingJson.Default.ModelMetrics) + "\n");
            File.WriteAllText(Path.Combine(draft, "card.md"), ModelCard.Write(trained, metrics));
            File.WriteAllText(Path.Combine(draft, "report.html"), ModelReport.Write(trained, metrics));
            TrainingConfig.Of(options, trained.Folds, [.. trained.Trials.Select(trial => trial.Name)], trained.Winner, TrainingConfig.JudgePackages(), data).Write(draft);
            VersionFolder.Seal(draft, Manifest(draft, version, trained, options));
            ModelFolder.LoadText(draft, encoder);
        });
        return new WrittenModel(folder, metrics.Task, version, metrics.Figures);
    }

    private ModelManifest Manifest(string folder, string version, TrainedModel trained, TrainOptions options)
    {
        var draft = new ModelManifest
        {
            Task = trained.Task.Name,
            Version = version,
            Labels = trained.Task.Labels,
            FeatureVersion = StatementFeatures.Version,
            CatalogueVersion = encoder.Catalogue.Version,
            Calibration = trained.Calibration,
            Threshold = trained.Threshold,
            Files = VersionFolder.Hashes(folder),
            TrainSha256 = TrainHash(trained.Examples),
            Seed = options.Seed,
            Packages = TrainingConfig.JudgePackages(),
            Smoke = [],
        };
        var model = new TextModel(draft, trained.Model, folder);
        return draft with { Smoke = [.. trained.Task.SmokeTexts.Select(smoke => Answer(model, smoke))] };
    }

    private SmokeStatement Answer(TextModel model, (string Text, string? Target) smoke)
    {
        var features = new FeatureVector();
        encoder.Fill(smoke.Text, smoke.Target, null, features);
        return new SmokeStatement(smoke.Text, smoke.Target, [.. model.Judge(features).Probabilities.Select(p => Math.Round(p.Probability, 6))]);
    }

    private static void SaveModel(TrainedModel trained, string path)
    {
        var ml = new MLContext(seed: 0);
        var schema = ml.Data.LoadFromEnumerable(Array.Empty<ModelInput>(), ModelInput.Schema(trained.Task.Labels.Count)).Schema;
        ml.Model.Save(trained.Model, schema, path);
    }

    private static string TrainHash(IReadOnlyList<Example> examples)
    {
        var rows = string.Join('\n', examples.Select(e => $"{e.Row.Id}\t{e.Row.Text}\t{e.Row.Target}\t{e.Label}\t{e.Group}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(rows)));
    }

    /// <summary>What the saved model declares as its input: both columns that its parts read.</summary>
    private sealed class ModelInput
    {
        public uint Label { get; set; }

        public VBuffer<float> Features { get; set; }

        public VBuffer<float> Dense { get; set; }

        public static SchemaDefinition Schema(int labelCount)
        {
            var schema = SchemaDefinition.Create(typeof(ModelInput));
            schema[nameof(Label)].ColumnType = new KeyDataViewType(typeof(uint), labelCount);
            schema[nameof(Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, StatementFeatures.BucketCount);
            schema[nameof(Dense)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, StatementFeatures.DenseNames.Count + labelCount);
            return schema;
        }
    }
}
