using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace StanceML.Dashboard;

/// <summary>Adds the pages to a host that has a store.</summary>
public static class StanceDashboard
{
    /// <summary>The page to show in place of an answer 404.</summary>
    public const string NotFoundPath = "/not-found";

    /// <summary>The page that asks for an API key. It takes <c>to</c>, the page to go on to, and <c>failed</c>.</summary>
    public const string LoginPath = "/login";

    /// <summary>Where the host takes that page's form: <c>key</c> and <c>to</c>.</summary>
    public const string SessionPath = "/session";

    /// <summary>Where the host logs a browser out.</summary>
    public const string SessionEndPath = "/session/end";

    /// <summary>The authentication type of a user who logged in, and can log out.</summary>
    public const string SessionScheme = "session";

    /// <remarks>A host with questions of its own registers its <see cref="DisplayNames"/> before.</remarks>
    public static void AddStanceDashboard(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.TryAddSingleton(_ => DisplayNames.Of(TargetCatalogue.ReadBuiltIn(), ActorDirectory.LoadBuiltIn()));
    }

    /// <summary>The pages only read: they answer GET, and a form sent to one is refused before it is looked at.</summary>
    public static RazorComponentsEndpointConventionBuilder MapStanceDashboard(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapRazorComponents<App>().DisableAntiforgery();
        pages.Finally(page =>
        {
            if (page.Metadata.OfType<HttpMethodMetadata>().LastOrDefault() is { } methods && methods.HttpMethods.Contains(HttpMethods.Get))
            {
                page.Metadata.Remove(methods);
                page.Metadata.Add(new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head]));
            }
        });
        return pages;
    }
}
