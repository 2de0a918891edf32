using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using StanceML.Benchmarks;
using StanceML.Store;

namespace StanceML.Hosts.Tests.Serve;

/// <summary>A short run of what <c>tests/Benchmarks -- fuzz</c> does at length.</summary>
public sealed class FuzzTests
{
    private const int Requests = 1_500;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Hostile_requests_to_every_endpoint_meet_no_fault_and_no_silence()
    {
        List<string> keys = [];
        await using var world = await WorkerWorld.StartAsync(options =>
        {
            keys = [.. Enum.GetValues<KeyRole>().Select(role => Keys.Make(options.Store, role))];
            options.RequestsPerSecond = options.AnonymousRequestsPerSecond = 100_000;
            options.SubmittedBytesPerSecond = 1 << 30;
            options.RequestTimeout = TimeSpan.FromSeconds(10);
            options.SenderPatience = TimeSpan.FromSeconds(2);
        });
        var endpoints = world.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"])
                .Select(method => (method, "/" + endpoint.RoutePattern.RawText!.TrimStart('/'))))
            .Where(endpoint => !endpoint.Item2.StartsWith("/_content", StringComparison.Ordinal))
            .Distinct().ToList();
        var fuzz = new WorkerFuzz(world.Client.BaseAddress!, endpoints, [.. keys, keys[^1], keys[^1]], seed: 1);
        var outcomes = await fuzz.RunAsync(Requests, parallel: 32, Token);

        Assert.Equal(Requests, outcomes.Count);
        Assert.DoesNotContain(outcomes, outcome => outcome.IsBad);
        // It is a test of the endpoints and not of the door alone.
        Assert.Superset(new HashSet<int> { 200, 400, 401, 403, 404, 415 }, outcomes.Select(outcome => outcome.Status).ToHashSet());
        Assert.Equal(HttpStatusCode.OK, (await world.Client.GetAsync("/health/live", Token)).StatusCode);
    }
}
