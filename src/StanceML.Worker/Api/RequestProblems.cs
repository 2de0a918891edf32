using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>Turns what a request threw into an answer, and logs it without its message, which may quote an article.</summary>
internal sealed class RequestProblems(IOptions<WorkerOptions> options, Telemetry telemetry, ILogger<RequestProblems> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        await Answer(exception).ExecuteAsync(httpContext);
        return true;
    }

    private IResult Answer(Exception exception)
    {
        switch (exception)
        {
            case StoreUnavailableException:
                // The caller keeps the article and comes again.
                telemetry.StoreFailed();
                logger.StoreUnavailable(exception.Message);
                return Problems.Later(
                    StatusCodes.Status503ServiceUnavailable,
                    "The store cannot be used now. Nothing of this request was taken in; send it again later.",
                    options.Value.RetryAfter);
            case TimeoutException:
                return Problems.Later(StatusCodes.Status503ServiceUnavailable, "The answer took too long; try again later, or ask for less.", options.Value.RetryAfter);
            case PagesBusyException:
                return Problems.Later(
                    StatusCodes.Status503ServiceUnavailable,
                    "Too many web pages are being read now. Nothing of this request was taken in; send it again later.",
                    options.Value.RetryAfter);
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return Problems.Of(
                    StatusCodes.Status413PayloadTooLarge, $"The request is too large; allowed: {options.Value.MaxRequestBytes} bytes.");
            case BadHttpRequestException { StatusCode: StatusCodes.Status429TooManyRequests } tooFast:
                return Problems.Later(tooFast.StatusCode, tooFast.Message, options.Value.RetryAfter);
            case BadHttpRequestException bad:
                return Problems.Of(bad.StatusCode, bad.Message);
            default:
                logger.RequestFailed(exception.GetType().Name, exception.StackTrace);
                return Problems.Of(StatusCodes.Status500InternalServerError, "This is a bug; the log says where.");
        }
    }
}
