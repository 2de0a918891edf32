using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace StanceML.Worker;

/// <summary>Gives endpoints what the OpenAPI document says of them. The texts stand together, away from the code that answers.</summary>
internal static class DescribedRoutes
{
    public static IEndpointRouteBuilder WithDescriptions(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("");
        ((IEndpointConventionBuilder)group).Add(endpoint =>
        {
            if (endpoint is RouteEndpointBuilder route && DescriptionOf(route) is { } description)
            {
                Describe(route.Metadata, description);
            }
        });
        return group;
    }

    private static EndpointDescription? DescriptionOf(RouteEndpointBuilder route) =>
        route.Metadata.OfType<IHttpMethodMetadata>().FirstOrDefault()?.HttpMethods is [var method]
            ? EndpointDescriptions.All.GetValueOrDefault($"{method} {route.RoutePattern.RawText}")
            : null;

    private static void Describe(IList<object> metadata, EndpointDescription description)
    {
        metadata.Add(description);
        metadata.Add(new EndpointSummaryAttribute(description.Summary));
        metadata.Add(new EndpointDescriptionAttribute(description.Description));
        metadata.Add(new TagsAttribute(description.Tag));
        if (description.Body is { } body)
        {
            metadata.Add(new AcceptsMetadata(["application/json", .. description.OtherBodies.Keys, DescribedOperation.AnyType], body));
        }

        metadata.Add(description.Answer is { } answer
            ? new ProducesResponseTypeMetadata(description.Status, answer, ["application/json"])
            : new ProducesResponseTypeMetadata(description.Status, typeof(void)));
        foreach (var status in description.Refusals.Concat(SharedRefusals))
        {
            metadata.Add(new ProducesResponseTypeMetadata(status, status == StatusCodes.Status400BadRequest ? typeof(HttpValidationProblemDetails) : typeof(ProblemDetails), ["application/problem+json"]));
        }
    }

    /// <summary>No key, a key that may not, too many requests, a store or time limit that stands in the way.</summary>
    private static readonly int[] SharedRefusals = [401, 403, 429, 503];
}
