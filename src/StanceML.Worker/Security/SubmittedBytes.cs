using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace StanceML.Worker;

/// <summary>Holds each caller to so many submitted bytes a second.</summary>
/// <remarks>A body of known length is refused before it is read. One that is streamed is read no faster than its sender may send.</remarks>
internal static class SubmittedBytes
{
    public static void UseSubmittedBytes(this IApplicationBuilder app)
    {
        var limits = app.ApplicationServices.GetRequiredService<CallerLimits>();
        var worker = app.ApplicationServices.GetRequiredService<IOptions<WorkerOptions>>().Value;
        app.Use(async (context, next) =>
        {
            if (context.Request.ContentLength is { } length)
            {
                // A longer body is refused as too large when it is read.
                using var lease = limits.Bytes.AttemptAcquire(context, (int)Math.Min(length, worker.MaxRequestBytes));
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
