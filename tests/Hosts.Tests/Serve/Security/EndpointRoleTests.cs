using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace StanceML.Hosts.Tests.Serve;

public sealed class EndpointRoleTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_endpoint_says_who_may_call_it()
    {
        await using var world = await WorkerWorld.StartAsync();
        var endpoints = Endpoints(world);
        Assert.NotEmpty(endpoints);
        Assert.Empty(endpoints.Where(endpoint => !IsOpen(endpoint) && Policies(endpoint).Length == 0).Select(Name));
    }

    [Fact]
    public async Task Only_probes_and_what_the_login_page_needs_are_open()
    {
        await using var world = await WorkerWorld.StartAsync();
        var open = Endpoints(world).Where(IsOpen).Select(Name)
            .Where(name => !name.StartsWith("/_content/", StringComparison.Ordinal) && !name.StartsWith("/_framework/", StringComparison.Ordinal));
        Assert.Equal(
            ["/health/live", "/health/ready", "/login", "/session", "/session/end", "/theme.css", "/v2/health/live", "/v2/health/ready"],
            open.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_endpoint_that_does_not_say_so_may_be_called_by_nobody()
    {
        await using var world = await WorkerWorld.StartAsync(extend: app => app.MapGet("/v1/forgotten", () => "open"));
        Assert.Equal(HttpStatusCode.Forbidden, (await world.Client.GetAsync("/v1/forgotten", Token)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await world.Client.GetAsync("/v1/nowhere", Token)).StatusCode);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await world.Client.DeleteAsync("/v1/statements", Token)).StatusCode);
    }

    private static List<RouteEndpoint> Endpoints(WorkerWorld world) =>
        [.. world.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];

    private static string[] Policies(RouteEndpoint endpoint) =>
        [.. endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy).OfType<string>()];

    private static bool IsOpen(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    private static string Name(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText?.TrimStart('/');
}
