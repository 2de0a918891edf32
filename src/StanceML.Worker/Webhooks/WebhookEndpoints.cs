using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary><c>/v1/webhooks</c>: who is sent new and corrected statements and changes of position, and what did not arrive.</summary>
internal static class WebhookEndpoints
{
    private const int MaxFailures = 100;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/webhooks", CreateAsync).RequireRole(KeyRole.Admin);
        routes.MapGet("/v1/webhooks", ListAsync).RequireRole(KeyRole.Admin);
        routes.MapGet("/v1/webhooks/{id}", FindAsync).RequireRole(KeyRole.Admin);
        routes.MapDelete("/v1/webhooks/{id}", DeleteAsync).RequireRole(KeyRole.Admin);
        routes.MapPost("/v1/webhooks/{id}/test", TestAsync).RequireRole(KeyRole.Admin);
        routes.MapGet("/v1/webhooks/{id}/failures", FailuresAsync).RequireRole(KeyRole.Admin);
        routes.MapPost("/v1/webhooks/{id}/failures/{batch}/redeliver", RedeliverAsync).RequireRole(KeyRole.Admin);
    }

    private static async Task<IResult> CreateAsync(
        HttpRequest request, WebhookMaking making, CancellationToken cancellationToken)
    {
        var (submission, refusal) = await JsonBody.ReadAsync(request, ApiJson.Default.WebhookSubmission, cancellationToken);
        if (submission is null)
        {
            return refusal!;
        }

        SortedDictionary<string, string> problems = new(StringComparer.Ordinal);
        if (making.Problem(submission.Url) is { } problem)
        {
            problems["url"] = problem;
        }

        var kinds = Kinds(submission.Types, problems);
        var filter = await making.FilterAsync(
            submission.Filter ?? new Dictionary<string, string>(), kinds, (name, why) => problems.TryAdd($"filter.{name}", why), cancellationToken);
        if (!FeedPosition.TryParse(submission.After, out var after) && submission.After is not null)
        {
            problems["after"] = "is no id of an event of /v1/stream";
        }

        if (problems.Count > 0)
        {
            return Problems.Fields(problems);
        }

        var made = await making.TryMakeAsync(submission.Url!, kinds, filter, after, cancellationToken);
        return made is null
            ? Problems.Of(StatusCodes.Status409Conflict, $"There are {WebhookStore.MaxWebhooks} webhooks already, and no more may be.")
            : Results.Json(WebhookAnswer.Of(made, withSecret: true), ApiJson.Readable.WebhookAnswer, statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> ListAsync(WebhookStore webhooks, CancellationToken cancellationToken) => Results.Json(
        new WebhooksAnswer([.. (await webhooks.ListAsync(cancellationToken)).Select(webhook => WebhookAnswer.Of(webhook))]), ApiJson.Readable.WebhooksAnswer);

    private static async Task<IResult> FindAsync(string id, WebhookStore webhooks, CancellationToken cancellationToken) =>
        await webhooks.FindAsync(id, cancellationToken) is { } webhook ? Results.Json(WebhookAnswer.Of(webhook), ApiJson.Readable.WebhookAnswer) : Unknown();

    private static async Task<IResult> DeleteAsync(string id, WebhookStore webhooks, CancellationToken cancellationToken) =>
        await webhooks.DeleteAsync(id, cancellationToken) ? Results.NoContent() : Unknown();

    private static async Task<IResult> TestAsync(string id, WebhookStore webhooks, WebhookSender sender, CancellationToken cancellationToken) =>
        await webhooks.FindAsync(id, cancellationToken) is { } webhook ? Arrived(await sender.TestAsync(webhook, cancellationToken)) : Unknown();

    private static async Task<IResult> FailuresAsync(string id, WebhookStore webhooks, CancellationToken cancellationToken)
    {
        if (await webhooks.FindAsync(id, cancellationToken) is null)
        {
            return Unknown();
        }

        var failures = await webhooks.FailuresAsync(id, MaxFailures, cancellationToken);
        return Results.Json(
            new WebhookFailuresAnswer([.. failures.Select(failure => new WebhookFailuresAnswer.Batch(
                failure.Id, failure.Start.ToString(), failure.End.ToString(), StatementRecords.Word(failure.Kind), failure.Attempts, failure.Problem, failure.Failed))]),
            ApiJson.Readable.WebhookFailuresAnswer);
    }

    private static async Task<IResult> RedeliverAsync(
        string id, string batch, WebhookStore webhooks, WebhookSender sender, CancellationToken cancellationToken)
    {
        if (await webhooks.FindAsync(id, cancellationToken) is not { } webhook)
        {
            return Unknown();
        }

        if ((await webhooks.FailuresAsync(id, int.MaxValue, cancellationToken)).FirstOrDefault(failure => failure.Id == batch) is not { } failed)
        {
            return Problems.Of(StatusCodes.Status404NotFound, "No batch with this id was given up.");
        }

        var problem = await sender.SendAsync(webhook, failed.Start, failed.End, failed.Kind, cancellationToken);
        if (problem is null)
        {
            await webhooks.ForgetFailureAsync(batch, cancellationToken);
        }

        return Arrived(problem);
    }

    private static IReadOnlyList<FeedKind> Kinds(IReadOnlyList<string>? types, SortedDictionary<string, string> problems)
    {
        FeedKind[] all = [FeedKind.Statements, FeedKind.Changes];
        if (types is null)
        {
            return [FeedKind.Statements];
        }

        if (types.Count == 0 || types.Any(type => !all.Select(StatementRecords.Word).Contains(type)))
        {
            problems["types"] = $"holds none or another; expected one or both of {string.Join(", ", all.Select(StatementRecords.Word))}";
        }

        return [.. all.Where(kind => types.Contains(StatementRecords.Word(kind)))];
    }

    private static IResult Arrived(string? problem) => problem is null
        ? Results.NoContent()
        : Problems.Of(StatusCodes.Status502BadGateway, $"It did not arrive: the receiver {problem}.");

    private static IResult Unknown() => Problems.Of(StatusCodes.Status404NotFound, "There is no webhook with this id.");
}
