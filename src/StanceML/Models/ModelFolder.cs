using System.Security.Cryptography;
using Microsoft.ML;

namespace StanceML;

/// <summary>Reads a model folder that may come from a stranger: everything is checked before ML.NET sees a byte of it.</summary>
/// <remarks>
/// ML.NET's own loader is unsafe on files of unknown origin: it loads assemblies that the file names and believes its sizes.
/// </remarks>
public static class ModelFolder
{
    public const string ManifestFile = "manifest.json";

    public const string ModelFile = "model.zip";

    public const string QuotesFile = "quotes.bin";

    /// <summary>Beside the model file, of models that have a network.</summary>
    public const string NetworkFile = "network.bin";

    /// <summary>Ten times what the shipped models need.</summary>
    private const long MaxFileBytes = 64L << 20;

    private const long MaxManifestBytes = 1L << 20;

    /// <summary>How far a probability may move with the vector width of the machine; L-BFGS is trained once, so only sums differ.</summary>
    public const double SmokeTolerance = 1e-3;

    /// <param name="path">The folder of one version.</param>
    /// <param name="encoder">Has the pretrained encoder that the model may need. The folder's own smoke statements are answered with the built-in
    /// questions, whichever it knows.</param>
    /// <exception cref="InvalidModelException">Something is missing, changed, too large or not what this build can use.</exception>
    public static TextModel LoadText(string path, StatementEncoder encoder)
    {
        var (manifest, files) = Open(path, StatementFeatures.Version, ModelFile);
        ModelArchive.Check(Path.Combine(path, ModelFile), files[ModelFile]);
        var width = StatementFeatures.BucketCount + (TextModel.EncoderOf(manifest, encoder.Pretrained, path)?.Width ?? 0);
        var parts = new ModelParts(Deserialize(Path.Combine(path, ModelFile), files[ModelFile]), Network(path, manifest, files, width));
        var model = new TextModel(manifest, parts, path, encoder.Pretrained);
        var known = encoder.ForSmoke();
        CheckSmoke(path, manifest, smoke => Answer(model, known, smoke.Text, smoke.Target, smoke.Actor));
        return model;
    }

    /// <param name="path">The folder of one version.</param>
    /// <exception cref="InvalidModelException">Something is missing, changed, too large or not what this build can use.</exception>
    public static QuoteModel LoadQuotes(string path)
    {
        var (manifest, files) = Open(path, QuoteModel.FeatureVersion, QuotesFile);
        var model = new QuoteModel(manifest, QuoteWeightsFile.Read(Path.Combine(path, QuotesFile), files[QuotesFile]));
        CheckSmoke(path, manifest, smoke => Answer(model, smoke.Text));
        return model;
    }

    /// <summary>What the folder says of itself, its seal checked and nothing else.</summary>
    /// <exception cref="InvalidModelException">There is no manifest, or it was changed.</exception>
    public static ModelManifest ReadManifest(string path)
    {
        var json = ReadCapped(Path.Combine(path, ManifestFile), MaxManifestBytes);
        ManifestSeal.Check(path, json);
        return ModelManifest.Read(Path.Combine(path, ManifestFile), json);
    }

    /// <param name="encoder">One <see cref="StatementEncoder.ForSmoke"/>.</param>
    /// <returns>Probabilities in the order of the labels.</returns>
    internal static IReadOnlyList<double> Answer(TextModel model, StatementEncoder encoder, string text, string? target, string? actor)
    {
        var features = new FeatureVector();
        encoder.Fill(text, target, null, features, model.Seen(actor));
        return [.. model.Judge(features).Probabilities.Select(p => p.Probability)];
    }

    /// <returns>Probabilities of the quotes that the model finds in the text, in text order.</returns>
    internal static IReadOnlyList<double> Answer(QuoteModel model, string text) =>
        [.. new QuoteExtractor(model).Extract(DocumentReader.Read(new Article("smoke", text))).Select(quote => quote.Probability ?? 0)];

    private static NetworkScorer? Network(string path, ModelManifest manifest, Dictionary<string, byte[]> files, int width) =>
        (files.GetValueOrDefault(NetworkFile), Counts: manifest.Calibration is { Network: not 0 }) switch
        {
            ({ } bytes, true) => NetworkWeightsFile.Read(Path.Combine(path, NetworkFile), bytes, width, manifest.Labels.Count),
            (null, true) => throw new InvalidModelException(path, $"the manifest counts on a network and does not list {NetworkFile}"),
            (not null, false) when manifest.Calibration is not null => throw new InvalidModelException(path, $"the manifest lists {NetworkFile} and does not count on a network"),
            _ => null,
        };

    private static (ModelManifest Manifest, Dictionary<string, byte[]> Files) Open(string path, int featureVersion, string modelFile)
    {
        var manifest = ReadManifest(path);
        return manifest.FeatureVersion == featureVersion
            ? (manifest, CheckFiles(path, manifest, modelFile))
            : throw new InvalidModelException(path, $"trained on features v{manifest.FeatureVersion}; this build makes v{featureVersion}");
    }

    /// <returns>The bytes of the files that are the model: what was hashed is what is loaded.</returns>
    private static Dictionary<string, byte[]> CheckFiles(string path, ModelManifest manifest, string modelFile)
    {
        if (!manifest.Files.ContainsKey(modelFile))
        {
            throw new InvalidModelException(path, $"the manifest does not list {modelFile}");
        }

        CheckNothingElse(path, manifest);
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var (name, expected) in manifest.Files)
        {
            if (name != Path.GetFileName(name))
            {
                throw new InvalidModelException(path, $"the manifest names '{name}'; expected a file in this folder");
            }

            var bytes = ReadCapped(Path.Combine(path, name), MaxFileBytes);
            var found = Convert.ToHexStringLower(SHA256.HashData(bytes));
            if (found != expected)
            {
                throw new InvalidModelException(Path.Combine(path, name), $"found SHA-256 {found}; the manifest expects {expected}");
            }

            if (name == modelFile || name == NetworkFile)
            {
                files[name] = bytes;
            }
        }

        return files;
    }

    /// <summary>What the manifest does not vouch for was not there when the folder was sealed.</summary>
    private static void CheckNothingElse(string path, ModelManifest manifest)
    {
        var extra = Reading(path, () => Directory.EnumerateFileSystemEntries(path)
            .Select(entry => Path.GetFileName(entry))
            .Where(name => name is not (ManifestFile or ManifestSeal.FileName) && !manifest.Files.ContainsKey(name))
            .Order(StringComparer.Ordinal)
            .FirstOrDefault());
        if (extra is not null)
        {
            throw new InvalidModelException(Path.Combine(path, extra), $"is not in the manifest; expected only {string.Join(", ", manifest.Files.Keys)} and the manifest with its seal");
        }
    }

    internal static byte[] ReadCapped(string path, long maxBytes)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
        {
            throw new InvalidModelException(path, "is missing");
        }

        if (file.Length > maxBytes)
        {
            throw new InvalidModelException(path, $"has {file.Length} bytes; expected at most {maxBytes}");
        }

        return Reading(path, () => File.ReadAllBytes(path));
    }

    private static T Reading<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnreadableModelException(path, e);
        }
    }

    private static ITransformer Deserialize(string path, byte[] zip)
    {
        try
        {
            using var stream = new MemoryStream(zip);
            return new MLContext(seed: 0).Model.Load(stream, out _);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            throw new InvalidModelException(path, $"ML.NET cannot read it: {e.Message}", e);
        }
    }

    private static void CheckSmoke(string path, ModelManifest manifest, Func<SmokeStatement, IReadOnlyList<double>> answer)
    {
        foreach (var smoke in manifest.Smoke)
        {
            var found = answer(smoke);
            if (found.Count != smoke.Probabilities.Count || found.Zip(smoke.Probabilities).Any(pair => !(Math.Abs(pair.First - pair.Second) <= SmokeTolerance)))
            {
                throw new InvalidModelException(
                    path, FormattableString.Invariant($"answers \"{smoke.Text}\" with {string.Join(", ", found.Select(p => FormattableString.Invariant($"{p:0.000}")))}; its manifest expects {string.Join(", ", smoke.Probabilities.Select(p => FormattableString.Invariant($"{p:0.000}")))}"));
            }
        }
    }
}
