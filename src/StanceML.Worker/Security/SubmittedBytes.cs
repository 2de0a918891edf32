using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace StanceML.Worker;

/// <summary>Holds each caller to so many submitted bytes a second.</summary>
/// <remarks>
/// A request of known length is refused before it is read. A stream, of whatever length, is read no faster than its sender may send. What
/// is packed counts again when it is unpacked (<see cref="SubmissionReader.Unpack"/>).
/// </remarks>
internal static class SubmittedBytes
{
    public static void UseSubmittedBytes(this IApplicationBuilder app)
    {
        var limits = app.ApplicationServices.GetRequiredService<CallerLimits>();
        var worker = app.ApplicationServices.GetRequiredService<IOptions<WorkerOptions>>().Value;
        app.Use(async (context, next) =>
        {
            if (context.Request.ContentLength is { } length && length <= worker.MaxRequestBytes && !SubmissionReader.IsLines(context.Request))
            {
                using var lease = limits.Bytes.AttemptAcquire(context, (int)length);
                if (!lease.IsAcquired)
                {
                    await Problems.Later(
                        StatusCodes.Status429TooManyRequests,
                        $"More than {worker.SubmittedBytesPerSecond} bytes a second were sent with this key.",
                        worker.RetryAfter).ExecuteAsync(context);
                    return;
                }
            }
            else if (context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: true })
            {
                context.Request.Body = new MeteredBody(context.Request.Body, context, limits.Bytes);
            }

            await next(context);
        });
    }
}
