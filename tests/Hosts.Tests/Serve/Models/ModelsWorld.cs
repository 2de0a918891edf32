using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using StanceML.Hosts.Tests.Cli;
using StanceML.Worker;

namespace StanceML.Hosts.Tests.Serve.Models;

/// <summary>A models folder of its own, made of the toy models, and versions of them under other names.</summary>
internal sealed class ModelsWorld : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stanceml-live-");
    private int _drafts;

    public ModelsWorld(ToyModels toys)
    {
        foreach (var file in Directory.EnumerateFiles(toys.Models, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(Folder, Path.GetRelativePath(toys.Models, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }

        First = Path.GetFileName(toys.VersionOf(Labels.StanceTask));
    }

    public string Folder => _folder.FullName;

    /// <summary>The version that training made, live at first.</summary>
    public string First { get; }

    public ModelSource Source => ModelSource.Following(Folder, RealAnalyzer.Encoder);

    public string VersionFolder(string version, string task = Labels.StanceTask) => Path.Combine(Folder, task, version);

    /// <summary>The first version once more, under another name and sealed anew.</summary>
    /// <param name="change">Changes the papers before they are sealed.</param>
    public ModelsWorld Copy(string version, string task = Labels.StanceTask, Action<string, JsonObject>? change = null)
    {
        var from = Directory.EnumerateDirectories(Path.Combine(Folder, task)).Single(folder => Path.GetFileName(folder) == First || task != Labels.StanceTask);
        var to = Directory.CreateDirectory(VersionFolder(version, task)).FullName;
        foreach (var file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }

        Reseal(to, (folder, manifest) =>
        {
            manifest["version"] = version;
            change?.Invoke(folder, manifest);
        });
        return this;
    }

    /// <summary>Changes what the manifest says and seals it, as a version that was written wrong would be.</summary>
    public static void Reseal(string folder, Action<string, JsonObject> change)
    {
        var path = Path.Combine(folder, "manifest.json");
        var manifest = JsonNode.Parse(File.ReadAllBytes(path))!.AsObject();
        change(folder, manifest);
        foreach (var (name, _) in manifest["files"]!.AsObject().ToList())
        {
            manifest["files"]![name] = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, name))));
        }

        File.WriteAllText(path, manifest.ToJsonString());
        File.WriteAllText(Path.Combine(folder, ManifestSeal.FileName), ManifestSeal.Of(File.ReadAllBytes(path)));
    }

    /// <summary>Writes the ledger aside and renames it, as another process on another machine would.</summary>
    public void Name(string version, string task = Labels.StanceTask)
    {
        var ledger = ModelLedger.Read(Folder).With(new ModelLedgerEntry(task, version, DateTimeOffset.UnixEpoch, null, "Ann Smith", $"a test of {version}"));
        var draft = Path.Combine(Folder, $"draft-{_drafts++}");
        File.WriteAllText(draft, JsonSerializer.Serialize(ledger, ModelJson.Default.ModelLedger));
        File.Move(draft, Path.Combine(Folder, ModelLedger.FileName), overwrite: true);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
