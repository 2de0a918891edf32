namespace StanceML.Worker;

/// <summary>Analyzes an article and tells what it took and what came out.</summary>
internal sealed class WatchedAnalysis(AnalyzeArticle analyze, Telemetry telemetry, DriftWatch drift, TimeProvider clock)
{
    /// <inheritdoc cref="AnalyzeArticle"/>
    public ArticleAnalysis Analyze(Article article, CancellationToken cancellationToken)
    {
        using var span = telemetry.StartAnalysis(article.Id);
        var started = clock.GetTimestamp();
        var stageStarted = started;
        var analysis = analyze(article, EndStage, cancellationToken);
        telemetry.Analyzed(analysis, clock.GetElapsedTime(started));
        drift.Record(analysis);
        return analysis;

        void EndStage(AnalysisStage stage)
        {
            var now = clock.GetTimestamp();
            telemetry.StageEnded(stage, clock.GetElapsedTime(stageStarted, now));
            stageStarted = now;
        }
    }
}
