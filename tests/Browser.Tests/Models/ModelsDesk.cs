using StanceML.Hosts.Tests.Serve.Models;
using StanceML.Worker;

namespace StanceML.Browser.Tests.Models;

/// <summary>A worker over a copy of the shipped models, where versions may be made, promoted and taught.</summary>
internal sealed class ModelsDesk : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stanceml-models-desk-");

    private ModelsDesk()
    {
    }

    public WorkerWorld World { get; private set; } = null!;

    /// <summary>The version of stance that is live at first.</summary>
    public string First { get; private set; } = "";

    public string LiveStance => $"{ModelLedger.Read(Models).LiveOf(Labels.StanceTask)}";

    private string Models => Path.Combine(_folder.FullName, "models");

    /// <param name="second">A version that is like the first.</param>
    public static async Task<ModelsDesk> StartAsync(string? second = null)
    {
        var desk = new ModelsDesk();
        Copy(Path.Combine(AppContext.BaseDirectory, "models"), desk.Models);
        desk.First = ModelLedger.Read(desk.Models).Live[Labels.StanceTask];
        if (second is not null)
        {
            VersionCopies.Copy(Path.Combine(desk.Models, Labels.StanceTask, desk.First), second);
        }

        // Few rows train in seconds.
        var rows = desk._folder.CreateSubdirectory("rows").FullName;
        File.Copy(Path.Combine(AppContext.BaseDirectory, "training-data", "statements", "short-and-plain.jsonl"), Path.Combine(rows, "rows.jsonl"));
        desk.World = await WorkerWorld.StartAsync(
            options =>
            {
                options.TrainingData = rows;
                options.RequestsPerSecond = options.AnonymousRequestsPerSecond = 100_000;
            },
            models: ModelSource.Following(desk.Models, RealAnalyzer.Encoder));
        return desk;
    }

    public async ValueTask DisposeAsync()
    {
        await World.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
