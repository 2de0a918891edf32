using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace StanceML.Worker;

/// <summary>Refusals as <c>application/problem+json</c> (RFC 9457).</summary>
internal static class Problems
{
    public static IResult Of(int status, string detail) => Results.Problem(detail, statusCode: status);

    /// <param name="problems">Field to what is wrong with it.</param>
    public static IResult Fields(IReadOnlyDictionary<string, string> problems, int status = StatusCodes.Status400BadRequest) =>
        Results.ValidationProblem(
            problems.ToDictionary(problem => problem.Key, problem => new[] { $"{problem.Key} {problem.Value}" }, StringComparer.Ordinal),
            detail: string.Join("; ", problems.Select(problem => $"{problem.Key} {problem.Value}")),
            statusCode: status,
            title: "The request has fields that cannot be used.");

    /// <summary>A refusal that a later try may escape.</summary>
    public static IResult Later(int status, string detail, TimeSpan retryAfter) => new LaterResult(Of(status, detail), retryAfter);

    private sealed class LaterResult(IResult problem, TimeSpan retryAfter) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.RetryAfter = Math.Ceiling(retryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return problem.ExecuteAsync(httpContext);
        }
    }
}
