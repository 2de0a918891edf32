using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>Who may call an endpoint. Each says so where it is mapped, by <see cref="RequireRole"/> or <c>AllowAnonymous</c>.</summary>
internal static class RolePolicies
{
    /// <summary>The caller's key has this role or one that may do more.</summary>
    public static TBuilder RequireRole<TBuilder>(this TBuilder endpoint, KeyRole role)
        where TBuilder : IEndpointConventionBuilder => endpoint.RequireAuthorization(NameOf(role));

    public static void AddRolePolicies(this IServiceCollection services)
    {
        var authorization = services.AddAuthorizationBuilder();
        foreach (var role in Enum.GetValues<KeyRole>())
        {
            authorization.AddPolicy(NameOf(role), policy => policy
                .RequireAuthenticatedUser()
                .RequireAssertion(context => Caller.Of(context.User)?.Role >= role));
        }

        // An endpoint that does not say who may call it may be called by nobody. What is no endpoint is an address that does not exist.
        authorization.AddFallbackPolicy("nobody", policy => policy
            .RequireAuthenticatedUser()
            .RequireAssertion(context => context.Resource is HttpContext request && request.GetEndpoint() is not RouteEndpoint));
    }

    private static string NameOf(KeyRole role) => StatementRecords.Word(role);
}
