using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MudBlazor.Services;
using StanceML.Dashboard.Charts;
using StanceML.Dashboard.Compare;
using StanceML.Dashboard.Layout;
using StanceML.Dashboard.Profiles;
using StanceML.Dashboard.Questions;

namespace StanceML.Dashboard;

/// <summary>Adds the pages to a host that has a store and the desks in <c>Desk/</c>.</summary>
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

    /// <summary>Where the pages stand that others may show inside theirs.</summary>
    public const string EmbedPath = "/embed";

    /// <summary>Their Content-Security-Policy: no scripts. The host adds who may show them, as <c>frame-ancestors</c>.</summary>
    public const string EmbedSecurityPolicy = "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'none'; base-uri 'self'";

    /// <summary>
    /// The Content-Security-Policy of every page: scripts, styles, connections and images of this worker alone. MudBlazor's components set
    /// style attributes; style elements stay forbidden. All pages share one policy, for who moves between them keeps that of the first.
    /// </summary>
    public const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; "
        + "connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'self'; frame-ancestors 'none'";

    /// <remarks>A host with questions of its own registers its <see cref="DisplayNames"/> before.</remarks>
    public static void AddStanceDashboard(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddMudServices();
        services.AddSingleton<ChartDrawing>();
        services.AddSingleton<ProfileReader>();
        services.AddSingleton<Comparisons>();
        services.AddSingleton<QuestionReader>();
        services.TryAddSingleton(_ => DisplayNames.Of(TargetCatalogue.ReadBuiltIn(), ActorDirectory.LoadBuiltIn()));
    }

    /// <summary>Pages answer GET, and a form only where they take one: sent to another, it is refused before it is looked at.</summary>
    /// <remarks>The host refuses requests that pages of other sites make: no token is needed besides.</remarks>
    public static RazorComponentsEndpointConventionBuilder MapStanceDashboard(this IEndpointRouteBuilder routes)
    {
        ThemeStyles.Map(routes);
        var pages = routes.MapRazorComponents<App>().AddInteractiveServerRenderMode().DisableAntiforgery();
        pages.Finally(page =>
        {
            if (page.Metadata.OfType<ComponentTypeMetadata>().Any()
                && !page.Metadata.OfType<TakesFormAttribute>().Any()
                && page.Metadata.OfType<HttpMethodMetadata>().LastOrDefault() is { } methods)
            {
                page.Metadata.Remove(methods);
                page.Metadata.Add(new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head]));
            }
        });
        return pages;
    }
}
