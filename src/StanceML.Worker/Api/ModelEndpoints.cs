using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using StanceML.Store;
using StanceML.Training;

namespace StanceML.Worker;

/// <summary><c>/v1/models</c>: what judges, what did, and the way to change it.</summary>
internal static class ModelEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/models", List).RequireRole(KeyRole.Reader);
        routes.MapGet("/v1/models/{task}/history", History).RequireRole(KeyRole.Reader);
        routes.MapPost("/v1/models/{task}/promote", PromoteAsync).RequireRole(KeyRole.Admin);
        routes.MapPost("/v1/models/{task}/rollback", RollbackAsync).RequireRole(KeyRole.Admin);
    }

    private static IResult List(LiveModels models, ShadowModels shadows, ModelPromotions promotions)
    {
        IReadOnlyList<ModelName> available = [];
        try
        {
            available = promotions.Registry?.List() ?? available;
        }
        catch (InvalidModelException)
        {
            // The ledger is damaged: the answer says so where it names what was refused.
        }

        return Results.Json(ModelsAnswer.Of(models.Current, shadows, models.Refusals, available), ApiJson.Readable.ModelsAnswer);
    }

    private static IResult History(string task, LiveModels models)
    {
        if (Refusal(task, models) is { } refusal)
        {
            return refusal;
        }

        try
        {
            var entries = ModelLedger.Read(models.Folder!).History.Where(entry => entry.Task == task);
            return Results.Json(new ModelHistoryAnswer(task, [.. entries]), ApiJson.Readable.ModelHistoryAnswer);
        }
        catch (InvalidModelException e)
        {
            return Problems.Of(StatusCodes.Status409Conflict, e.Message);
        }
    }

    private static async Task<IResult> PromoteAsync(
        string task, HttpRequest request, LiveModels models, ModelPromotions promotions, IOptions<WorkerOptions> options, CancellationToken cancellationToken)
    {
        var (submission, refusal) = await ReadAsync(task, request, models, needsVersion: true, cancellationToken);
        if (submission is null)
        {
            return refusal!;
        }

        var name = new ModelName(task, submission.Version!);
        return await AnswerAsync(
            name,
            () => promotions.PromoteAsync(name, new PromotionRequest(Caller.NameOf(request.HttpContext.User), submission.Why!) { Override = submission.Override }, cancellationToken),
            promotions,
            models,
            options.Value);
    }

    private static async Task<IResult> RollbackAsync(
        string task, HttpRequest request, LiveModels models, ModelPromotions promotions, IOptions<WorkerOptions> options, CancellationToken cancellationToken)
    {
        var (submission, refusal) = await ReadAsync(task, request, models, needsVersion: false, cancellationToken);
        return submission is null
            ? refusal!
            : await AnswerAsync(
                null, () => promotions.RollbackAsync(task, submission.Version, Caller.NameOf(request.HttpContext.User), submission.Why!, cancellationToken), promotions, models, options.Value);
    }

    private static async Task<(PromotionSubmission? Submission, IResult? Refusal)> ReadAsync(
        string task, HttpRequest request, LiveModels models, bool needsVersion, CancellationToken cancellationToken)
    {
        if (Refusal(task, models) is { } unknown)
        {
            return (null, unknown);
        }

        var (submission, refusal) = await JsonBody.ReadAsync(request, ApiJson.Default.PromotionSubmission, cancellationToken);
        return submission?.Check(needsVersion) is { Count: > 0 } problems ? (null, Problems.Fields(problems)) : (submission, refusal);
    }

    /// <param name="asked">Null to roll back.</param>
    private static async Task<IResult> AnswerAsync(
        ModelName? asked, Func<Task<Promotion>> change, ModelPromotions promotions, LiveModels models, WorkerOptions options)
    {
        try
        {
            if (asked is not null && promotions.Registry!.List() is var names && !names.Contains(asked))
            {
                var known = names.Where(name => name.Task == asked.Task).Select(name => name.Version);
                return Problems.Of(StatusCodes.Status404NotFound, $"There is no version {asked}; expected one of {string.Join(", ", known)}.");
            }

            return Answer(await change(), models);
        }
        catch (InvalidModelException e)
        {
            return Problems.Of(StatusCodes.Status409Conflict, $"Nothing changed: {e.Message}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Problems.Later(StatusCodes.Status503ServiceUnavailable, $"Nothing changed, the ledger cannot be written: {e.Message}", options.RetryAfter);
        }
    }

    private static IResult Answer(Promotion promotion, LiveModels models)
    {
        if (promotion.Outcome == PromotionOutcome.Refused)
        {
            var failed = promotion.Checks.Where(check => !check.Passed).ToDictionary(
                check => check.Name, check => new[] { $"found {check.Found}; expected {check.Expected}" }, StringComparer.Ordinal);
            return Results.ValidationProblem(
                failed,
                detail: $"{promotion.Model} was not made live: {string.Join("; ", failed.Select(check => $"{check.Key}: {check.Value[0]}"))}. Give the reason as 'override' to make it live all the same.",
                statusCode: StatusCodes.Status409Conflict,
                title: "The gate refuses this version.");
        }

        var (task, name) = (promotion.Model.Task, promotion.Model.ToString());
        return models.Current.Models.Names.GetValueOrDefault(task) == name
            ? Results.Json(PromotionAnswer.Of(promotion), ApiJson.Readable.PromotionAnswer)
            : Problems.Of(
                StatusCodes.Status409Conflict,
                $"The ledger names {name}, and this worker does not take it: {models.Refusals.GetValueOrDefault(task)?.Problem ?? "the ledger has changed since"}");
    }

    private static IResult? Refusal(string task, LiveModels models) =>
        !TrainingRun.Tasks.Contains(task) ? Problems.Of(StatusCodes.Status404NotFound, $"There is no such task; expected one of {string.Join(", ", TrainingRun.Tasks)}.")
            : models.Folder is null ? Problems.Of(StatusCodes.Status409Conflict, "This worker was started with single versions (--model) and follows no ledger.")
            : null;
}
