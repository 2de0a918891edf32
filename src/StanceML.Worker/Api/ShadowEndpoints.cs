using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary><c>/v1/models/{task}/shadow</c>: a version that judges beside the live one, and where the two disagree.</summary>
internal static class ShadowEndpoints
{
    private const int DefaultLimit = 50;

    private const int MaxLimit = 500;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPut("/v1/models/{task}/shadow", SetAsync).RequireRole(KeyRole.Admin);
        routes.MapDelete("/v1/models/{task}/shadow", Remove).RequireRole(KeyRole.Admin);
        routes.MapGet("/v1/models/{task}/shadow/disagreements", ListAsync).RequireRole(KeyRole.Reader);
    }

    private static async Task<IResult> SetAsync(
        string task, HttpRequest request, ShadowModels shadows, ModelPromotions promotions, ShadowRun run, IOptions<WorkerOptions> options, CancellationToken cancellationToken)
    {
        if (Refusal(task) is { } unknown)
        {
            return unknown;
        }

        var (submission, refusal) = await JsonBody.ReadAsync(request, ApiJson.Default.ShadowSubmission, cancellationToken);
        if (submission is null)
        {
            return refusal!;
        }

        if (submission.Version is not { } version || !ModelName.IsPlain(version))
        {
            return Problems.Fields(new Dictionary<string, string> { ["version"] = "is missing or no version; expected letters, digits, '.', '-' and '_', as in 2026.11.1" });
        }

        try
        {
            var name = new ModelName(task, version);
            if (promotions.Registry?.List() is { } names && !names.Contains(name))
            {
                return Problems.Of(StatusCodes.Status404NotFound, $"There is no version {name}.");
            }

            var shadow = await Task.Run(() => shadows.Set(name), cancellationToken);
            return Results.Json(ShadowAnswer.Running.Of(shadow, run, options.Value)!, ApiJson.Readable.Running);
        }
        catch (InvalidModelException e)
        {
            return Problems.Of(StatusCodes.Status409Conflict, $"Nothing changed: {e.Message}");
        }
    }

    private static IResult Remove(string task, ShadowModels shadows) =>
        Refusal(task) ?? (shadows.Remove(task) ? Results.NoContent() : Problems.Of(StatusCodes.Status404NotFound, $"No version of {task} judges in the shadow."));

    private static async Task<IResult> ListAsync(
        string task, HttpRequest request, ShadowModels shadows, ShadowRun run, ShadowStore store, IOptions<WorkerOptions> options, CancellationToken cancellationToken)
    {
        if (Refusal(task) is { } unknown)
        {
            return unknown;
        }

        var query = new AddressQuery(request.Query);
        var before = query.AfterNumber();
        var limit = query.Limit(MaxLimit) ?? DefaultLimit;
        if (query.Refusal() is { } refusal)
        {
            return refusal;
        }

        var found = await store.ListAsync(task, before, limit + 1, cancellationToken);
        var answer = new ShadowAnswer(
            task,
            ShadowAnswer.Running.Of(shadows.Of(task), run, options.Value),
            [.. (await store.TalliesAsync(task, cancellationToken)).Select(ShadowAnswer.Of)],
            [.. found.Take(limit).Select(ShadowAnswer.Of)],
            found.Count > limit ? found[limit - 1].Key.ToString(CultureInfo.InvariantCulture) : null);
        return Results.Json(answer, ApiJson.Readable.ShadowAnswer);
    }

    private static IResult? Refusal(string task) => ShadowModels.Tasks.Contains(task)
        ? null
        : Problems.Of(StatusCodes.Status404NotFound, $"No version of this task can judge in the shadow; expected one of {string.Join(", ", ShadowModels.Tasks)}.");
}
