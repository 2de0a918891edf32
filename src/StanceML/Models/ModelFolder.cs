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

    /// <summary>Ten times what the shipped models need.</summary>
    private const long MaxFileBytes = 64L << 20;

    private const long MaxManifestBytes = 1L << 20;

    /// <summary>How far a probability may move with the vector width of the machine; L-BFGS is trained once, so only sums differ.</summary>
    private const double SmokeTolerance = 1e-3;

    /// <param name="path">The folder of one version.</param>
    /// <param name="encoder">Answers the folder's own smoke statements.</param>
    /// <exception cref="InvalidModelException">Something is missing, changed, too large or not what this build can use.</exception>
    public static TextModel Load(string path, StatementEncoder encoder)
    {
        var json = ReadCapped(Path.Combine(path, ManifestFile), MaxManifestBytes);
        ManifestSeal.Check(path, json);
        var manifest = ModelManifest.Read(Path.Combine(path, ManifestFile), json);
        if (manifest.FeatureVersion != StatementFeatures.Version)
        {
            throw new InvalidModelException(
                path, $"trained on features v{manifest.FeatureVersion}; this build makes v{StatementFeatures.Version}");
        }

        var zip = CheckFiles(path, manifest);
        ModelArchive.Check(Path.Combine(path, ModelFile), zip);
        var model = new TextModel(manifest, Deserialize(Path.Combine(path, ModelFile), zip), path);
        CheckSmoke(path, model, encoder);
        return model;
    }

    /// <returns>The bytes of <see cref="ModelFile"/>: what was hashed is what is loaded.</returns>
    private static byte[] CheckFiles(string path, ModelManifest manifest)
    {
        byte[]? zip = null;
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

            zip = name == ModelFile ? bytes : zip;
        }

        return zip ?? throw new InvalidModelException(path, $"the manifest does not list {ModelFile}");
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

        return File.ReadAllBytes(path);
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

    private static void CheckSmoke(string path, TextModel model, StatementEncoder encoder)
    {
        var features = new FeatureVector();
        foreach (var smoke in model.Manifest.Smoke)
        {
            encoder.Fill(smoke.Text, smoke.Target, null, features);
            var found = model.Judge(features).Probabilities;
            if (found.Zip(smoke.Probabilities).Any(pair => Math.Abs(pair.First.Probability - pair.Second) > SmokeTolerance))
            {
                throw new InvalidModelException(
                    path, $"answers \"{smoke.Text}\" with {string.Join(", ", found.Select(p => $"{p.Label} {p.Probability:0.000}"))}; its manifest expects {string.Join(", ", smoke.Probabilities)}");
            }
        }
    }
}
