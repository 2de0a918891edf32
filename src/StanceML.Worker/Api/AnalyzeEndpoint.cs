using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary><c>POST /v1/analyze</c>: an article in, its statements out, nothing kept.</summary>
internal static class AnalyzeEndpoint
{
    /// <summary>Names the limit on analyses that run at the same time.</summary>
    public const string LimitPolicy = "analyze";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/analyze", AnalyzeAsync).RequireRateLimiting(LimitPolicy).RequireRole(KeyRole.Reader);

    private static async Task<IResult> AnalyzeAsync(HttpRequest request, SubmissionReader reader, WatchedAnalysis analysis)
    {
        var submission = await reader.ReadAsync(request, single: true, request.HttpContext.RequestAborted);
        if (submission.Refusal is { } refusal)
        {
            return refusal;
        }

        var analyzed = analysis.Analyze(submission.Articles[0], request.HttpContext.RequestAborted);
        return Results.Json(new AnalyzeAnswer(analyzed.ToRecords(), analyzed.Models), ApiJson.Readable.AnalyzeAnswer);
    }
}
