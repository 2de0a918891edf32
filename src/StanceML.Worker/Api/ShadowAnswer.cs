using StanceML.Store;

namespace StanceML.Worker;

/// <summary>What <c>GET /v1/models/{task}/shadow/disagreements</c> answers.</summary>
/// <param name="Shadow">What judges in the shadow now; null when nothing does.</param>
/// <param name="Tallies">By pair of versions, the latest begun first.</param>
/// <param name="Next">The <c>after</c> of the next page; null on the last.</param>
internal sealed record ShadowAnswer(
    string Task,
    ShadowAnswer.Running? Shadow,
    IReadOnlyList<ShadowAnswer.Tally> Tallies,
    IReadOnlyList<ShadowAnswer.Disagreement> Disagreements,
    string? Next)
{
    /// <param name="Share">Of the accepted articles that it judges, 0 to 1.</param>
    /// <param name="Waiting">Articles, of all shadows.</param>
    /// <param name="Dropped">Articles that were not judged since the start, of all shadows.</param>
    internal sealed record Running(string Version, DateTimeOffset Since, double Share, int Waiting, long Dropped)
    {
        public static Running? Of(ShadowModel? shadow, ShadowRun run, WorkerOptions options) =>
            shadow is null ? null : new Running(shadow.Name.Version, shadow.Since, options.ShadowShare, run.Waiting, run.Dropped);
    }

    /// <param name="Agreement">Agreed over judged, 0 to 1; null when nothing was judged.</param>
    internal sealed record Tally(string Live, string Shadow, long Judged, long Agreed, double? Agreement, DateTimeOffset Since);

    /// <param name="Target">Null for a task without one.</param>
    internal sealed record Disagreement(
        string Article, int Statement, string? Target, string LiveVersion, ShadowJudgment Live, string ShadowVersion, ShadowJudgment Shadow, DateTimeOffset Judged);

    public static Tally Of(ShadowTally tally) => new(
        tally.Pair.Live, tally.Pair.Shadow, tally.Judged, tally.Agreed, tally.Judged == 0 ? null : Math.Round((double)tally.Agreed / tally.Judged, 4), tally.Since);

    public static Disagreement Of(StoredDisagreement stored)
    {
        var found = stored.Disagreement;
        return new Disagreement(
            found.Article, found.Statement, found.Target, stored.Pair.Live, found.Live, stored.Pair.Shadow, found.Shadow, stored.Judged);
    }
}
