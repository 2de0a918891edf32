using System.Net.Http.Json;
using StanceML.Hosts.Tests.Serve.Models;

namespace StanceML.Hosts.Tests.Serve;

/// <summary>A worker in a process of its own, since meters of the same name in one process are summed, and its metrics as it worked.</summary>
public sealed class MeasuredWorker : IAsyncLifetime
{
    /// <summary>The live sentiment model under another name: it disagrees with nothing.</summary>
    internal const string Shadow = "2030.1.1";

    private const string Supports = "“We recognise Kosovo and welcome its independence,” the minister of Veldmark said.\n\n";

    /// <summary>As many judgments as drift needs, and one statement that is told in another.</summary>
    internal static readonly string Many = string.Concat(Enumerable.Repeat(Supports, 250)) + "“The minister told us that the border would stay open,” Ana Holt said.";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stanceml-metrics-");

    /// <summary>Right after the start.</summary>
    internal MetricsPage First { get; private set; } = null!;

    /// <summary>After three articles, one of them once more, and one analysis that was not kept.</summary>
    internal MetricsPage Second { get; private set; } = null!;

    /// <summary>After as many judgments as drift needs.</summary>
    internal MetricsPage Last { get; private set; } = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var (process, client) = await ServeProcess.StartAsync(
            "--store", Path.Combine(_folder.FullName, "store.db"), "--models", ModelsWithShadow(), "--shadow", $"sentiment/{Shadow}");
        using (process)
        using (client)
        {
            First = await MetricsPage.ReadAsync(client);
            var accepted = await client.PostAsJsonAsync("/v1/articles", Enumerable.Range(0, 3).Select(n => new { text = Samples.Numbered(n) }), Token);
            foreach (var id in await WorkerWorld.IdsAsync(accepted))
            {
                Assert.Equal("done", await new WorkerReader(client).FinishAsync(id));
            }

            await client.PostAsJsonAsync("/v1/articles", new { text = Samples.Numbered(0) }, Token);
            await client.PostAsJsonAsync("/v1/analyze", new { text = Samples.Article }, Token);
            Second = await UntilAsync(client, page => page.Sum("stanceml_analysis_duration_seconds_count") >= 4 && page.Sum("stanceml_shadow_duration_seconds_count") >= 3);
            await client.PostAsJsonAsync("/v1/analyze", new { text = Many }, Token);
            Last = await UntilAsync(client, page => page.Sum("stanceml_drift_psi") is not null);
        }
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private string ModelsWithShadow()
    {
        var from = Path.Combine(AppContext.BaseDirectory, "models");
        var models = Path.Combine(_folder.FullName, "models");
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(models, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }

        VersionCopies.Copy(ModelLedger.Read(models).LiveOf(Labels.SentimentTask)!.FolderIn(models), Shadow);
        return models;
    }

    /// <summary>A scrape is given again for 0.3 s, and what drift is held against is read beside the work.</summary>
    private static async Task<MetricsPage> UntilAsync(HttpClient client, Func<MetricsPage, bool> isThere)
    {
        while (true)
        {
            var page = await MetricsPage.ReadAsync(client);
            if (isThere(page))
            {
                return page;
            }

            await Task.Delay(100, Token);
        }
    }
}
