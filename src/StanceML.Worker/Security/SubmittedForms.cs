using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace StanceML.Worker;

/// <summary>Reads the forms that browsers send, and answers those that are none: the framework would call them faults of ours.</summary>
internal static class SubmittedForms
{
    /// <summary>Reads the form that is sent to a page before the page does.</summary>
    public static void UseSubmittedForms(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (IsSentToPage(context) && await TryReadAsync(context.Request, new FormOptions()) is null)
        {
            await Problems.Of(StatusCodes.Status400BadRequest, "Expected a form as browsers send it; this one cannot be read.").ExecuteAsync(context);
            return;
        }

        await next(context);
    });

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
