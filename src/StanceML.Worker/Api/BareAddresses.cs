using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace StanceML.Worker;

/// <summary>Refuses parameters where the API's description names none: a misspelt filter that was passed over would answer with what nobody asked for.</summary>
internal static class BareAddresses
{
    public static void UseBareAddresses(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (context.Request.QueryString.HasValue
            && context.GetEndpoint()?.Metadata.GetMetadata<EndpointDescription>() is { Query.Count: 0 }
            && new AddressQuery(context.Request.Query).Refusal() is { } refusal)
        {
            await refusal.ExecuteAsync(context);
            return;
        }

        await next(context);
    });
}
