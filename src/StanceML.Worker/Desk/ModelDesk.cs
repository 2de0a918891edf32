using System.Security.Claims;
using Microsoft.Extensions.Options;
using StanceML.Dashboard.Desk;
using StanceML.Store;
using StanceML.Training;

namespace StanceML.Worker;

/// <summary>Shows the models to the pages and changes them as <c>/v1/models</c> does.</summary>
internal sealed class ModelDesk(
    LiveModels models, ModelPromotions promotions, ShadowModels shadows, ShadowRun run, DriftWatch drift, DeskCallers callers, IOptions<WorkerOptions> options)
    : IModelDesk, IDisposable
{
    private const int MaxReasonChars = 1_000;

    /// <summary>To verify a version takes a processor for seconds, and every reader may ask.</summary>
    private readonly SemaphoreSlim _one = new(1, 1);

    public void Dispose() => _one.Dispose();

    public ModelsView Read()
    {
        var available = Available();
        var drifts = drift.Read().ToDictionary(one => one.Task, StringComparer.Ordinal);
        var ledger = models.Refusals.GetValueOrDefault(ModelLedger.FileName) ?? models.Refusals.GetValueOrDefault(LiveModels.WholeSet);
        return new ModelsView(
            models.Folder is not null,
            ledger is { IsStanding: true } ? ledger.Problem : null,
            [.. TrainingRun.Tasks.Select(task => new ModelsView.OfTask(
                task,
                models.Current.Live.GetValueOrDefault(task) is { } live ? LiveOf(live) : null,
                [.. available.Where(name => name.Task == task).Select(name => name.Version).OrderDescending(VersionOrder.Instance)],
                ShadowModels.Tasks.Contains(task),
                shadows.Of(task) is { } shadow ? new ModelsView.RunningShadow(shadow.Name.Version, shadow.Since, options.Value.ShadowShare, run.Waiting, run.Dropped) : null,
                models.Refusals.GetValueOrDefault(task) is { } refusal ? new ModelsView.Refused(refusal.What, refusal.Problem, refusal.At, refusal.IsStanding) : null,
                drifts.GetValueOrDefault(task) is { } drifted ? DriftOf(drifted) : null))]);
    }

    public IReadOnlyList<ModelLedgerEntry> History(string task)
    {
        try
        {
            return models.Folder is { } folder ? [.. ModelLedger.Read(folder).History.Where(entry => entry.Task == task)] : [];
        }
        catch (InvalidModelException)
        {
            // The page says so where it shows what is live.
            return [];
        }
    }

    public async Task<VersionView?> CompareAsync(ModelName version, CancellationToken cancellationToken)
    {
        if (promotions.Registry is not { } registry || !Available().Contains(version))
        {
            return null;
        }

        await _one.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(() => VersionComparer.Compare(registry, version), cancellationToken);
        }
        finally
        {
            _one.Release();
        }
    }

    public Task<DeskAnswer> PromoteAsync(ModelName version, string why, string? overrule, ClaimsPrincipal user, CancellationToken cancellationToken) => ChangeAsync(
        user,
        [why, .. overrule is null ? [] : new[] { overrule }],
        by => promotions.PromoteAsync(version, new PromotionRequest(by, why) { Override = overrule }, cancellationToken));

    public Task<DeskAnswer> RollBackAsync(string task, string? version, string why, ClaimsPrincipal user, CancellationToken cancellationToken) =>
        ChangeAsync(user, [why], by => promotions.RollbackAsync(task, version, by, why, cancellationToken));

    public async Task<DeskAnswer> StartShadowAsync(ModelName version, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        if (callers.Require(user, KeyRole.Admin) is { Refusal: { } refusal })
        {
            return refusal;
        }

        try
        {
            await Task.Run(() => shadows.Set(version), cancellationToken);
            return DeskAnswer.Done($"{version} judges in the shadow from now on.");
        }
        catch (InvalidModelException e)
        {
            return DeskAnswer.Refused($"Nothing changed: {e.Message}");
        }
    }

    public DeskAnswer StopShadow(string task, ClaimsPrincipal user) =>
        callers.Require(user, KeyRole.Admin) is { Refusal: { } refusal } ? refusal
        : shadows.Remove(task) ? DeskAnswer.Done("The shadow has ended; what was compared stays listed.")
        : DeskAnswer.Refused("No version judges in the shadow.");

    private async Task<DeskAnswer> ChangeAsync(ClaimsPrincipal user, IReadOnlyList<string> reasons, Func<string, Task<Promotion>> change)
    {
        var (caller, refusal) = callers.Require(user, KeyRole.Admin);
        if (caller is null)
        {
            return refusal!;
        }

        if (promotions.Registry is null)
        {
            return DeskAnswer.Refused("This worker was started with single versions (--model) and follows no ledger.");
        }

        if (reasons.Any(reason => string.IsNullOrWhiteSpace(reason) || reason.Length > MaxReasonChars))
        {
            return DeskAnswer.Refused($"Say why, in at most {MaxReasonChars} characters.");
        }

        try
        {
            return Answer(await change(caller.Name));
        }
        catch (Exception e) when (e is InvalidModelException or IOException or UnauthorizedAccessException)
        {
            return DeskAnswer.Refused($"Nothing changed: {e.Message}");
        }
    }

    private DeskAnswer Answer(Promotion promotion)
    {
        var (task, name) = (promotion.Model.Task, promotion.Model.ToString());
        return promotion.Outcome switch
        {
            PromotionOutcome.Refused => DeskAnswer.Refused($"{name} was not made live: the gate refuses it.") with { Checks = promotion.Checks },
            _ when models.Current.Models.Names.GetValueOrDefault(task) != name => DeskAnswer.Refused(
                $"The ledger names {name}, and this worker does not take it: {models.Refusals.GetValueOrDefault(task)?.Problem ?? "the ledger has changed since"}"),
            PromotionOutcome.AlreadyLive => DeskAnswer.Refused($"{name} is live already; nothing changed."),
            _ => DeskAnswer.Done($"{name} is live now{(promotion.Was is { } was ? $" instead of {was}" : "")}."),
        };
    }

    private IReadOnlyList<ModelName> Available()
    {
        try
        {
            return promotions.Registry?.List() ?? [];
        }
        catch (InvalidModelException)
        {
            // The ledger is damaged: its refusal is shown.
            return [];
        }
    }

    private static ModelsView.LiveVersion LiveOf(LiveModel live) => new(
        live.Name.Version, live.Entry?.From, live.Entry?.By, live.Entry?.Why, live.Figures.Rows, [.. live.Figures.Figures.Select(VersionComparer.FigureOf)], live.Figures.CalibrationError);

    private static ModelDrift DriftOf(TaskDrift drift) => new(
        drift.Judgments,
        DriftWatch.MinJudgments,
        drift.Reference?.Rows,
        drift.Indices,
        [.. drift.Shares?.Select(share => (share.Key, share.Value.Training, share.Value.Recent)) ?? []]);
}
