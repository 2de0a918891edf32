using System.Net.Http.Json;

namespace StanceML.Hosts.Tests.Serve;

/// <summary>In a process of its own: meters of the same name in one process are summed.</summary>
public sealed class MetricsTests : IDisposable
{
    private static readonly string Models = Path.Combine(AppContext.BaseDirectory, "models");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stanceml-metrics-");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Every_article_is_counted_once_where_it_came_in_and_where_it_ended()
    {
        var (process, client) = await ServeProcess.StartAsync("--store", Path.Combine(_folder.FullName, "store.db"), "--models", Models);
        using (process)
        using (client)
        {
            var before = await MetricsPage.ReadAsync(client);
            Assert.Equal(0, before.Sum("stanceml_articles_failed_total"));
            Assert.Equal(0, before.Sum("stanceml_queue_depth"));
            Assert.Equal(0, before.Sum("stanceml_queue_oldest_age_seconds"));
            Assert.Equal(1, before.Sum("stanceml_loop_state", "state=\"running\""));
            Assert.Equal(1, before.Sum("stanceml_model_info", "task=\"stance\"", $"version=\"{LiveStance()}\""));

            var accepted = await client.PostAsJsonAsync("/v1/articles", Enumerable.Range(0, 3).Select(n => new { text = Samples.Numbered(n) }), Token);
            foreach (var id in await WorkerWorld.IdsAsync(accepted))
            {
                Assert.Equal("done", await new WorkerReader(client).FinishAsync(id));
            }

            await client.PostAsJsonAsync("/v1/articles", new { text = Samples.Numbered(0) }, Token);
            await client.PostAsJsonAsync("/v1/analyze", new { text = Samples.Article }, Token);
            // A scrape is kept for 0.3 s.
            await Task.Delay(400, Token);
            var after = await MetricsPage.ReadAsync(client);
            Assert.Equal(3, after.Sum("stanceml_articles_accepted_total", "source=\"api\""));
            Assert.Equal(0, after.Sum("stanceml_articles_accepted_total", "source=\"feed\""));
            Assert.Equal(1, after.Sum("stanceml_articles_duplicate_total"));
            Assert.Equal(3, after.Sum("stanceml_articles_analyzed_total"));
            Assert.Equal(4, after.Sum("stanceml_analysis_duration_seconds_count"));
            foreach (var stage in Enum.GetValues<AnalysisStage>())
            {
                Assert.Equal(4, after.Sum("stanceml_analysis_stage_duration_seconds_count", $"stage=\"{StatementRecords.Word(stage)}\""));
            }

            var stages = after.Sum("stanceml_analysis_stage_duration_seconds_sum");
            Assert.InRange(stages!.Value, 0, after.Sum("stanceml_analysis_duration_seconds_sum")!.Value);
            Assert.InRange(after.Sum("stanceml_batch_commit_duration_seconds_count")!.Value, 1, 3);
            var statements = RealAnalyzer.Instance.Analyze(new Article("any", Samples.Numbered(0)), Token).Statements;
            Assert.Equal(4 * statements.Count, after.Sum("stanceml_statements_total"));
            var recognises = statements.SelectMany(statement => statement.Targets).Count(target => target.Judgment.Label == Labels.Support);
            Assert.Equal(4 * recognises, after.Sum("stanceml_stances_total", "question=\"kosovo\"", "stance=\"support\""));
            Assert.NotNull(after.Sum("http_server_request_duration_seconds_count", "http_route=\"/v1/articles\""));
            Assert.NotNull(after.Sum("dotnet_gc_collections_total"));
        }
    }

    private static string LiveStance() => RealAnalyzer.Instance.Analyze(new Article("any", "Words."), Token).Models["stance"]["stance/".Length..];
}
