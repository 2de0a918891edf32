using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace StanceML.Worker;

/// <summary>Lets a worker answer only what its roles are for.</summary>
internal static class RoleEndpoints
{
    /// <summary>What is not said to be another role's is the API's.</summary>
    private static readonly EndpointRole Otherwise = new(WorkerRoles.Api);

    public static TBuilder OfRole<TBuilder>(this TBuilder endpoint, WorkerRoles anyOf)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new EndpointRole(anyOf));

    public static void UseRoles(this IApplicationBuilder app)
    {
        var roles = app.ApplicationServices.GetRequiredService<IOptions<WorkerOptions>>().Value.Roles;
        app.Use((context, next) =>
            context.GetEndpoint() is { } endpoint && ((endpoint.Metadata.GetMetadata<EndpointRole>() ?? Otherwise).AnyOf & roles) == 0
                ? Problems.Of(StatusCodes.Status404NotFound, $"This worker does not answer that; its roles are: {roles}.").ExecuteAsync(context)
                : next(context));
    }
}
