using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace StanceML.Worker;

/// <summary>Reads the forms that browsers send, and answers those that are none: the framework would call them faults of ours.</summary>
internal static class SubmittedForms
{
    /// <summary>Reads the form that is sent to a page before the page does.</summary>
    public static void UseSubmittedForms(this IApplicationBuilder app)
    {
        // A pasted article may be as long as a request.
        var limits = new FormOptions { ValueLengthLimit = app.ApplicationServices.GetRequiredService<IOptions<WorkerOptions>>().Value.MaxRequestBytes };
        app.Use(async (context, next) =>
        {
            if (IsSentToPage(context) && await TryReadAsync(context.Request, limits) is null)
            {
                await Problems.Of(StatusCodes.Status400BadRequest, "Expected a form as browsers send it; this one cannot be read.").ExecuteAsync(context);
                return;
            }

            await next(context);
        });
    }

    /// <returns>Null when it is no form, too large or cannot be read.</returns>
    /// <exception cref="BadHttpRequestException">The request is cut short, too large or too slow.</exception>
    public static async Task<IFormCollection?> TryReadAsync(HttpRequest request, FormOptions limits)
    {
        if (!request.HasFormContentType || request.ContentLength > limits.BufferBodyLengthLimit)
        {
            return null;
        }

        try
        {
            var form = new FormFeature(request, limits);
            request.HttpContext.Features.Set<IFormFeature>(form);
            return await form.ReadFormAsync(request.HttpContext.RequestAborted);
        }
        catch (Exception e) when (e is InvalidDataException or IOException and not BadHttpRequestException)
        {
            return null;
        }
    }

    private static bool IsSentToPage(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method)
        && context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null;
}
