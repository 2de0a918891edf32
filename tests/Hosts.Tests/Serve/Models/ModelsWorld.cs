using System.Text.Json.Nodes;
using StanceML.Hosts.Tests.Cli;
using StanceML.Worker;

namespace StanceML.Hosts.Tests.Serve.Models;

/// <summary>A models folder of its own, made of the toy models, and versions of them under other names.</summary>
internal sealed class ModelsWorld : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stanceml-live-");

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
        VersionCopies.Copy(VersionFolder(Path.GetFileName(Directory.EnumerateDirectories(Path.Combine(Folder, task)).Order(StringComparer.Ordinal).First()), task), version, change);
        return this;
    }

    /// <summary>Names a version live, as another process on another machine would.</summary>
    public void Name(string version, string task = Labels.StanceTask) => VersionCopies.Name(Folder, new ModelName(task, version));

    public void Dispose() => _folder.Delete(recursive: true);
}
