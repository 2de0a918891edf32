using Microsoft.Extensions.DependencyInjection;
using StanceML.Browser.Tests.Checks;
using StanceML.Dashboard.Desk;
using StanceML.Hosts.Tests.Serve.Models;
using StanceML.Worker;

namespace StanceML.Browser.Tests.Models;

/// <summary>A worker over a copy of the shipped models, where versions may be made, promoted and taught.</summary>
internal sealed class ModelsDesk : IAsyncDisposable
{
    /// <summary>Verifying and timing a version takes seconds on a busy machine, training some more.</summary>
    public const float Patience = 300_000;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stanceml-models-desk-");

    private ModelsDesk()
    {
    }

    public WorkerWorld World { get; private set; } = null!;

    /// <summary>The version of stance that is live at first.</summary>
    public string First { get; private set; } = "";

    public string LiveStance => $"{ModelLedger.Read(Models).LiveOf(Labels.StanceTask)}";

    /// <summary>The version of stance that judges in the shadow; null when none does.</summary>
    public string? Shadow => World.Services.GetRequiredService<IModelDesk>().Read().Tasks.Single(task => task.Task == Labels.StanceTask).Shadow?.Version;

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

    /// <summary>Teaches stance what reviewers decided, under the reader's eyes.</summary>
    /// <param name="page">Shows <c>/models</c>.</param>
    /// <param name="why">For the list.</param>
    public static async Task TeachStanceAsync(IPage page, string why)
    {
        var learning = page.GetByRole(AriaRole.Region, new() { Name = "Learn from review" });
        await learning.GetByLabel("relevance").UncheckAsync();
        await learning.GetByLabel("sentiment").UncheckAsync();
        await learning.GetByLabel("Why, for the list").FillAsync(why);
        await learning.GetByRole(AriaRole.Button, new() { Name = "Start training" }).ClickAsync();
        await learning.GetByRole(AriaRole.Progressbar).WaitForAsync();
        await Assertions.Expect(learning.GetByRole(AriaRole.Progressbar)).Not.ToHaveAttributeAsync("value", "0", new() { Timeout = Patience });
        Findings.AssertNone(await Axe.ViolationsAsync(page));
        await learning.Locator(".verdict.well").GetByText("done").WaitForAsync(new() { Timeout = Patience });
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
