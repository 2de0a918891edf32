using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary><c>POST /v1/analyze</c>: an article in, its statements out, nothing kept.</summary>
internal static class AnalyzeEndpoint
{
    /// <summary>Names the limit on requests for analysis that are read, wait or are worked on.</summary>
    public const string LimitPolicy = "analyze";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/analyze", AnalyzeAsync).RequireRateLimiting(LimitPolicy).RequireRole(KeyRole.Reader);

    private static async Task<IResult> AnalyzeAsync(HttpRequest request, SubmissionReader reader, AnalysisTurns turns, WatchedAnalysis analysis)
    {
        var cancellationToken = request.HttpContext.RequestAborted;
        var body = await reader.BodyAsync(request, cancellationToken);
        using var turn = await turns.TakeAsync(cancellationToken);
        var submission = await reader.ReadAsync(body, single: true, cancellationToken);
        if (ArticleEndpoints.Refusal(submission) is { } refusal)
        {
            return refusal;
        }

        if (submission.Items[0].Article is not { } article)
        {
            return Problems.Fields(new Dictionary<string, string> { ["text"] = "is missing; an address alone can be given to /v1/articles, which fetches it" });
        }

        var analyzed = analysis.Analyze(article, cancellationToken);
        return Results.Json(new AnalyzeAnswer(analyzed.ToRecords(), analyzed.Models), ApiJson.Readable.AnalyzeAnswer);
    }
}
