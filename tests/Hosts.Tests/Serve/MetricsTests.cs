using System.Text.Json;
using System.Text.RegularExpressions;

namespace StanceML.Hosts.Tests.Serve;

public sealed partial class MetricsTests(MeasuredWorker worker) : IClassFixture<MeasuredWorker>
{
    [Fact]
    public void A_worker_that_has_just_started_shows_zeros_its_loop_and_its_models()
    {
        var page = worker.First;
        Assert.Equal(0, page.Sum("stanceml_articles_failed_total"));
        Assert.Equal(0, page.Sum("stanceml_articles_accepted_total", "source=\"feed\""));
        Assert.Equal(0, page.Sum("stanceml_queue_depth"));
        Assert.Equal(0, page.Sum("stanceml_queue_oldest_age_seconds"));
        Assert.Equal(1, page.Sum("stanceml_loop_state", "state=\"running\""));
        Assert.Equal(0, page.Sum("stanceml_loop_state", "state=\"blocked\""));
        var live = RealAnalyzer.Instance.Analyze(new Article("any", "Words."), TestContext.Current.CancellationToken).Models["stance"];
        Assert.Equal(1, page.Sum("stanceml_model_info", "task=\"stance\"", $"version=\"{live["stance/".Length..]}\""));
    }

    [Fact]
    public void Every_article_is_counted_once_where_it_came_in_and_where_it_ended()
    {
        var page = worker.Second;
        Assert.Equal(3, page.Sum("stanceml_articles_accepted_total", "source=\"api\""));
        Assert.Equal(1, page.Sum("stanceml_articles_duplicate_total"));
        Assert.Equal(3, page.Sum("stanceml_articles_analyzed_total"));
        Assert.InRange(page.Sum("stanceml_batch_commit_duration_seconds_count")!.Value, 1, 3);
        var statements = RealAnalyzer.Instance.Analyze(new Article("any", Samples.Article), TestContext.Current.CancellationToken).Statements;
        Assert.Equal(4 * statements.Count, page.Sum("stanceml_statements_total"));
        var supports = statements.SelectMany(statement => statement.Targets).Count(target => target.Judgment.Label == Labels.Support);
        Assert.Equal(4 * supports, page.Sum("stanceml_stances_total", "question=\"kosovo\"", "stance=\"support\""));
    }

    [Fact]
    public void What_one_speaker_says_of_another_is_not_counted()
    {
        var statements = RealAnalyzer.Instance.Analyze(new Article("any", MeasuredWorker.Many), TestContext.Current.CancellationToken).Statements;
        Assert.Single(statements, statement => statement.Within is not null);
        Assert.Equal(statements.Count - 1, worker.Last.Sum("stanceml_statements_total") - worker.Second.Sum("stanceml_statements_total"));
    }

    [Fact]
    public void The_stages_of_an_analysis_take_no_longer_than_the_whole()
    {
        var page = worker.Second;
        Assert.Equal(4, page.Sum("stanceml_analysis_duration_seconds_count"));
        foreach (var stage in Enum.GetValues<AnalysisStage>())
        {
            Assert.Equal(4, page.Sum("stanceml_analysis_stage_duration_seconds_count", $"stage=\"{StatementRecords.Word(stage)}\""));
        }

        var whole = page.Sum("stanceml_analysis_duration_seconds_sum")!.Value;
        Assert.InRange(page.Sum("stanceml_analysis_stage_duration_seconds_sum")!.Value, whole / 2, whole);
    }

    [Fact]
    public void A_shadow_has_figures_of_its_own_of_what_was_accepted()
    {
        string[] labels = ["task=\"sentiment\"", $"version=\"{MeasuredWorker.Shadow}\""];
        var judged = 3 * RealAnalyzer.Instance.Analyze(new Article("any", Samples.Numbered(0)), TestContext.Current.CancellationToken).Statements.Count;
        Assert.Equal(judged, worker.Second.Sum("stanceml_shadow_judgments_total", labels));
        Assert.Equal(0, worker.Second.Sum("stanceml_shadow_disagreements_total", labels));
        Assert.Equal(3, worker.Second.Sum("stanceml_shadow_duration_seconds_count", labels));
        Assert.Equal(0, worker.First.Sum("stanceml_shadow_judgments_total", labels));
        Assert.Equal(0, worker.First.Sum("stanceml_shadow_disagreements_total", labels));
        Assert.Null(worker.First.Sum("stanceml_shadow_duration_seconds_count"));
    }

    [Fact]
    public void Every_metric_on_the_dashboard_is_exported()
    {
        using var dashboard = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Deploy", "grafana-dashboard.json")));
        var panels = dashboard.RootElement.GetProperty("panels").EnumerateArray().Where(panel => panel.GetProperty("type").GetString() != "row").ToList();
        var expressions = panels.SelectMany(panel => panel.GetProperty("targets").EnumerateArray()).Select(target => target.GetProperty("expr").GetString()!).ToList();
        var named = expressions.SelectMany(expression => Metric().Matches(expression)).Select(match => match.Value).Distinct().ToList();
        Assert.True(panels.Count > 15);
        Assert.All(expressions, expression => Assert.Matches(Metric(), expression));
        Assert.Empty(named.Except(worker.Last.Names));

        // What is exported and not shown is seen by nobody.
        Assert.Empty(worker.Last.Names.Where(name => name.StartsWith("stanceml_", StringComparison.Ordinal)).Select(Base).Except(named.Select(Base)));
    }

    /// <summary>A histogram is one metric of three names.</summary>
    private static string Base(string name) => HistogramEnding().Replace(name, "");

    [GeneratedRegex("_(bucket|sum|count)$")]
    private static partial Regex HistogramEnding();

    /// <summary>A name right before its labels.</summary>
    [GeneratedRegex("[a-z_]+(?=\\{job)")]
    private static partial Regex Metric();
}
