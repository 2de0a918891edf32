using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace StanceML.Training;

/// <summary>Writes the version folder of a quotes model with its papers.</summary>
/// <param name="actors">Names speakers for the figures.</param>
internal sealed class QuoteFolderWriter(ActorDirectory actors)
{
    private static readonly string[] SmokeTexts =
    [
        "“We will open an embassy in Pristina,” the minister said on Monday, adding that talks had gone well.",
        "The ministry denied reports that its envoy had left. Analysts expect the vote to be close.",
        "According to the agency, both sides accused each other of bad faith.",
    ];

    /// <param name="data">What the articles were read from; null when not from files.</param>
    /// <exception cref="IOException">The version exists already, or cannot be written.</exception>
    /// <exception cref="InvalidModelException">What was written does not read back: a defect of ours.</exception>
    public WrittenModel Write(string models, string version, TrainedQuotes trained, TrainOptions options, DataPrint? data = null)
    {
        var (metrics, result) = QuoteMeasuring.Measure(trained, version, options.Seed, new SpeakerAttributor(actors));
        var folder = VersionFolder.Write(models, Labels.QuotesTask, version, draft =>
        {
            File.WriteAllBytes(Path.Combine(draft, ModelFolder.QuotesFile), QuoteWeightsFile.Write(trained.Weights));
            File.WriteAllText(Path.Combine(draft, "metrics.json"), JsonSerializer.Serialize(metrics, TrainingJson.Default.QuoteMetrics) + "\n");
            File.WriteAllText(Path.Combine(draft, "card.md"), QuoteCard.Write(metrics));
            File.WriteAllText(Path.Combine(draft, "report.html"), QuoteReport.Write(metrics, result));
            TrainingConfig.Of(options, trained.Folds, [QuoteTrainer.Settings], QuoteTrainer.Settings, new Dictionary<string, string>(), data).Write(draft);
            VersionFolder.Seal(draft, Manifest(draft, version, trained, options));
            ModelFolder.LoadQuotes(draft);
        });
        return new WrittenModel(folder, Labels.QuotesTask, version, metrics.Figures);
    }

    private static ModelManifest Manifest(string draft, string version, TrainedQuotes trained, TrainOptions options)
    {
        var manifest = new ModelManifest
        {
            Task = Labels.QuotesTask,
            Version = version,
            Labels = Labels.Quotes,
            FeatureVersion = QuoteModel.FeatureVersion,
            Threshold = trained.Threshold,
            StatementThreshold = trained.StatementThreshold,
            Files = VersionFolder.Hashes(draft),
            TrainSha256 = TrainHash(trained.Articles),
            Seed = options.Seed,
            Packages = new Dictionary<string, string>(),
            Smoke = [],
        };
        var model = new QuoteModel(manifest, trained.Weights);
        return manifest with
        {
            Smoke = [.. SmokeTexts.Select(text => new SmokeStatement(text, null, [.. ModelFolder.Answer(model, text).Select(p => Math.Round(p, 6))]))],
        };
    }

    private static string TrainHash(IReadOnlyList<GoldArticle> articles)
    {
        var rows = string.Join('\n', articles.Select(article =>
            $"{article.Article.Id}\t{article.Group}\t{article.Article.Text}\t{string.Join(';', article.Attributions.Select(one => $"{Spans(one.Source)}|{Spans(one.Cue)}|{Spans(one.Content)}"))}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(rows)));
    }

    private static string Spans(IReadOnlyList<TextSpan> spans) => string.Join(' ', spans);
}
