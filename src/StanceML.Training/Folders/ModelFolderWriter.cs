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
    /// <param name="facts">What else the papers tell; null when there is nothing.</param>
    /// <returns>The folder written, and the figures in it.</returns>
    /// <exception cref="IOException">The version exists already, or cannot be written.</exception>
    /// <exception cref="InvalidModelException">What was written does not read back: a defect of ours; or the ledger is damaged.</exception>
    public WrittenModel Write(string models, string version, TrainedModel trained, TrainOptions options, TrainingFacts? facts = null)
    {
        var metrics = Measure(models, version, trained, options, facts ?? TrainingFacts.None);
        var folder = VersionFolder.Write(models, trained.Task.Name, version, draft =>
        {
            SaveModel(trained, Path.Combine(draft, ModelFolder.ModelFile));
            if (trained.Model.Network is { } network)
            {
                File.WriteAllBytes(Path.Combine(draft, ModelFolder.NetworkFile), NetworkWeightsFile.Write(network.Weights));
            }

            File.WriteAllText(Path.Combine(draft, ModelFigures.FileName), JsonSerializer.Serialize(metrics, TrainingJson.Default.ModelMetrics) + "\n");
            File.WriteAllText(Path.Combine(draft, "card.md"), ModelCard.Write(trained, metrics));
            File.WriteAllText(Path.Combine(draft, "report.html"), ModelReport.Write(metrics));
            HeldOutFile.Write(draft, trained);
            ConfigOf(trained, options, facts?.Data).Write(draft);
            VersionFolder.Seal(draft, Manifest(draft, version, trained, options));
            ModelFolder.LoadText(draft, encoder);
        });
        return new WrittenModel(folder, metrics.Task, version, metrics.Figures);
    }

    private TrainingConfig ConfigOf(TrainedModel trained, TrainOptions options, DataPrint? data) =>
        TrainingConfig.Of(options, trained.Folds, [.. trained.Trials.Select(trial => trial.Name)], trained.Winner, TrainingSetup.ThesePackages, data) with
        {
            SeesActor = trained.Task.SeesActor,
            AllSplits = options.AllSplits,
            Pretrained = encoder.Pretrained?.Sha256,
            Shares = trained.Task.Shares is { } shares ? trained.Task.Labels.Zip(shares).ToDictionary(one => one.First, one => Math.Round(one.Second, 6)) : null,
        };

    private ModelMetrics Measure(string models, string version, TrainedModel trained, TrainOptions options, TrainingFacts facts)
    {
        var metrics = MetricsMaker.Measure(trained, version, options.Seed);
        return metrics with
        {
            Pretrained = encoder.Pretrained?.Sha256,
            Setup = metrics.Setup with { Seconds = facts.Elapsed is { } elapsed ? Math.Round(elapsed.TotalSeconds, 1) : null },
            Problems = KindCount.Of(facts.Problems),
            Mistakes = new MistakeFinder(encoder).Find(trained),
            Live = LiveComparer.Compare(models, trained, metrics.Figures, options.Seed),
        };
    }

    private ModelManifest Manifest(string folder, string version, TrainedModel trained, TrainOptions options)
    {
        var draft = new ModelManifest
        {
            Task = trained.Task.Name,
            Version = version,
            Labels = trained.Task.Labels,
            FeatureVersion = StatementFeatures.Version,
            SeesActor = trained.Task.SeesActor,
            Pretrained = encoder.Pretrained?.Sha256,
            CatalogueVersion = encoder.Catalogue.Version,
            Calibration = trained.Calibration,
            Threshold = trained.Threshold,
            Files = VersionFolder.Hashes(folder),
            TrainSha256 = TrainHash(trained.Taught),
            Seed = options.Seed,
            Packages = TrainingSetup.ThesePackages,
            Smoke = [],
        };
        var model = new TextModel(draft, trained.Model, folder, encoder.Pretrained);

        // Said by an actor that it was taught, so that the answers also tell whether actors are seen as they were at training.
        var actor = model.Seen(trained.Taught.Select(example => example.Row.Actor).FirstOrDefault(actor => actor is not null)).Actor;
        var known = encoder.ForSmoke();
        return draft with { Smoke = [.. trained.Task.SmokeTexts.Select(smoke => Answer(model, known, smoke, actor))] };
    }

    private static SmokeStatement Answer(TextModel model, StatementEncoder encoder, (string Text, string? Target) smoke, string? actor) =>
        new(smoke.Text, smoke.Target, [.. ModelFolder.Answer(model, encoder, smoke.Text, smoke.Target, actor).Select(p => Math.Round(p, 6))]) { Actor = actor };

    private static void SaveModel(TrainedModel trained, string path)
    {
        var ml = new MLContext(seed: 0);
        var schema = ml.Data.LoadFromEnumerable(Array.Empty<ModelInput>(), ModelInput.Schema(trained.Task.Labels.Count, trained.Taught[0].Width)).Schema;
        ml.Model.Save(trained.Model.Chain, schema, path);
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

        public static SchemaDefinition Schema(int labelCount, int width)
        {
            var schema = SchemaDefinition.Create(typeof(ModelInput));
            schema[nameof(Label)].ColumnType = new KeyDataViewType(typeof(uint), labelCount);
            schema[nameof(Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, width);
            schema[nameof(Dense)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, StatementFeatures.DenseNames.Count + labelCount);
            return schema;
        }
    }
}
