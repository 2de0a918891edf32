using System.Security.Claims;
using StanceML.Dashboard.Desk;
using StanceML.Store;
using StanceML.Training;

namespace StanceML.Worker;

/// <summary>Lets the pages begin, follow and stop a retraining as <c>/v1/retraining</c> does.</summary>
internal sealed class RetrainingDesk(Retrainings retrainings, RetrainingStore store, CorrectionRows corrections, DeskCallers callers) : IRetrainingDesk
{
    private const int Listed = 10;

    public IReadOnlyList<string> Tasks => Retrainings.Tasks;

    public async Task<RetrainingView> ReadAsync(CancellationToken cancellationToken) => new(
        retrainings.Refusal(),
        await corrections.VersionAsync(cancellationToken),
        [.. (await store.ListAsync(Listed, cancellationToken)).Select(ViewOf)]);

    public Task<DeskAnswer> StartAsync(IReadOnlyList<string> tasks, string why, ClaimsPrincipal user, CancellationToken cancellationToken) =>
        callers.AskAsync(user, KeyRole.Reviewer, async caller =>
            new RetrainingSubmission { Tasks = tasks, Why = why }.Check() is { Count: > 0 } problems
                ? DeskAnswer.Refused(string.Join("; ", problems.Select(problem => $"{problem.Key} {problem.Value}")))
            : (await retrainings.TryStartAsync(tasks, why, caller.Name, cancellationToken)).Refusal is { } reason ? DeskAnswer.Refused(reason)
            : DeskAnswer.Done("The training has begun."));

    public Task<DeskAnswer> StopAsync(ClaimsPrincipal user, CancellationToken cancellationToken) => callers.AskAsync(user, KeyRole.Reviewer, async caller =>
        await store.StopAsync(caller.Name, cancellationToken) ? DeskAnswer.Done("It stops within seconds.") : DeskAnswer.Refused("No training runs."));

    private static RetrainingView.Retraining ViewOf(RetrainingJob job)
    {
        var outcome = RetrainingOutcome.Of(job);
        return new RetrainingView.Retraining(
            job,
            [.. outcome.Models.Select(model => new RetrainingView.Made(new ModelName(model.Task, model.Version), model.Corrections is { } made ? OnCorrections(made) : null))],
            [.. outcome.Untrained.Select(task => (task.Task, task.Reason))]);
    }

    private static RetrainingView.OnCorrections OnCorrections(CorrectionComparison made) =>
        new(made.Live, made.Rows, made.NewRight, made.LiveRight, VersionComparer.TestOf(made.Test));
}
