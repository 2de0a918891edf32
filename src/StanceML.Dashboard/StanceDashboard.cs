using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace StanceML.Dashboard;

/// <summary>Adds the pages to a host that has a store.</summary>
public static class StanceDashboard
{
    /// <summary>The page to show in place of an answer 404.</summary>
    public const string NotFoundPath = "/not-found";

    /// <remarks>A host with questions of its own registers its <see cref="DisplayNames"/> before.</remarks>
    public static void AddStanceDashboard(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.TryAddSingleton(_ => DisplayNames.Of(TargetCatalogue.ReadBuiltIn(), ActorDirectory.LoadBuiltIn()));
    }

    /// <summary>The pages only read, so no form needs an antiforgery token.</summary>
    public static RazorComponentsEndpointConventionBuilder MapStanceDashboard(this IEndpointRouteBuilder routes) =>
        routes.MapRazorComponents<App>().DisableAntiforgery();
}
