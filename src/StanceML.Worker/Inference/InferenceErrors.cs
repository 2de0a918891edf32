using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace StanceML.Worker;

/// <summary>Writes what goes wrong under <c>/v2</c>, in whatever stage, the way that the protocol prescribes.</summary>
internal sealed class InferenceErrors : IProblemDetailsWriter
{
    public bool CanWrite(ProblemDetailsContext context) => InferenceEndpoints.Serves(context.HttpContext.Request.Path);

    public async ValueTask WriteAsync(ProblemDetailsContext context)
    {
        var problem = context.ProblemDetails;
        var status = problem.Status ?? context.HttpContext.Response.StatusCode;
        await Results.Json(new InferenceError(problem.Detail ?? problem.Title ?? ReasonPhrases.GetReasonPhrase(status)), InferenceJson.Readable.InferenceError, statusCode: status)
            .ExecuteAsync(context.HttpContext);
    }
}
