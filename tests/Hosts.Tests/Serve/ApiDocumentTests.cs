using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace StanceML.Hosts.Tests.Serve;

public sealed class ApiDocumentTests
{
    private static readonly string[] Shared = ["401", "403", "429", "503"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_endpoint_is_described_with_its_refusals_and_who_may_call_it()
    {
        await using var world = await WorkerWorld.StartAsync();
        var document = await ReadAsync(world);
        var mapped = world.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/v1/", StringComparison.Ordinal))
            .SelectMany(endpoint => endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods.Select(method => $"{method} {endpoint.RoutePattern.RawText}"))
            .Order(StringComparer.Ordinal).ToList();
        var operations = document.Paths.SelectMany(path => path.Value.Operations!.Select(operation => (Name: $"{operation.Key} {path.Key}", operation.Value))).ToList();
        Assert.Equal(mapped, operations.Select(operation => operation.Name).Order(StringComparer.Ordinal));
        Assert.Empty(operations.Where(operation => string.IsNullOrEmpty(operation.Value.Summary) || operation.Value.Security is not { Count: 2 }).Select(operation => operation.Name));
        foreach (var (name, operation) in operations)
        {
            Assert.True(Shared.All(operation.Responses!.ContainsKey), $"{name} lacks a refusal");
            Assert.All(operation.Responses!, response => Assert.False(string.IsNullOrEmpty(response.Value.Description), $"{name} {response.Key}"));
            Assert.All(
                operation.Responses!.Where(response => response.Key[0] is '4' or '5'),
                response => Assert.Equal(["application/problem+json"], response.Value.Content!.Keys));
        }
    }

    [Fact]
    public async Task The_parameters_of_statements_are_those_that_are_read()
    {
        await using var world = await WorkerWorld.StartAsync();
        var parameters = (await ReadAsync(world)).Paths["/v1/statements"].Operations![HttpMethod.Get].Parameters!;
        Assert.Equal([.. StanceML.Store.FilterAddress.Names, "after", "limit", "format"], parameters.Select(parameter => parameter.Name));
        foreach (var parameter in parameters.Where(parameter => parameter.Schema!.Enum is { Count: > 0 }))
        {
            foreach (var word in parameter.Schema!.Enum!)
            {
                Assert.Equal(HttpStatusCode.OK, (await world.Client.GetAsync($"/v1/statements?{parameter.Name}={word}", Token)).StatusCode);
            }
        }
    }

    [Fact]
    public async Task No_endpoint_passes_over_a_parameter_that_its_description_does_not_name()
    {
        await using var world = await WorkerWorld.StartAsync();
        foreach (var (path, item) in (await ReadAsync(world)).Paths)
        {
            foreach (var (method, operation) in item.Operations!)
            {
                var required = string.Concat(operation.Parameters?.Where(parameter => parameter is { In: ParameterLocation.Query, Required: true }).Select(parameter => $"&{parameter.Name}=RS") ?? []);
                using var request = new HttpRequestMessage(method, $"{path.Replace("{task}", "stance", StringComparison.Ordinal)}?nonsense=1{required}");
                using var refused = await world.Client.SendAsync(request, Token);
                Assert.True(refused.StatusCode == HttpStatusCode.BadRequest, $"{method} {path} answers {refused.StatusCode}");
                var errors = (await WorkerWorld.JsonAsync(refused)).GetProperty("errors").EnumerateObject().Select(error => error.Name);
                Assert.True(errors.SequenceEqual(["nonsense"]), $"{method} {path}");
            }
        }
    }

    [Theory]
    [InlineData("/v1/analyze", HttpStatusCode.OK)]
    [InlineData("/v1/classify", HttpStatusCode.OK)]
    [InlineData("/v1/articles", HttpStatusCode.Accepted)]
    public async Task An_example_is_taken_as_it_stands(string path, HttpStatusCode status)
    {
        await using var world = await WorkerWorld.StartAsync();
        var example = (await ReadAsync(world)).Paths[path].Operations![HttpMethod.Post].RequestBody!.Content!["application/json"].Example!;
        Assert.Equal(status, (await world.Client.PostAsJsonAsync(path, example, Token)).StatusCode);
    }

    [Fact]
    public async Task The_record_of_a_statement_is_described_field_by_field()
    {
        await using var world = await WorkerWorld.StartAsync();
        var document = await JsonNode.ParseAsync(await world.Client.GetStreamAsync("/openapi/v1.json", Token), cancellationToken: Token);
        var record = document!["components"]!["schemas"]!["StatementRecord"]!["properties"]!.AsObject();
        var analyzed = await WorkerWorld.JsonAsync(await world.PostAsync("/v1/analyze", new { text = Samples.Article }));
        Assert.Equal(
            analyzed.GetProperty("statements")[0].EnumerateObject().Select(field => field.Name).Concat(["reviewed", "within"]).Order(StringComparer.Ordinal),
            record.Select(field => field.Key).Order(StringComparer.Ordinal));
        Assert.Equal("integer", record["statement"]!["type"]!.GetValue<string>());
        var span = document["components"]!["schemas"]!["TextSpan"]!;
        Assert.Equal(("array", "integer"), (span["type"]!.GetValue<string>(), span["items"]!["type"]!.GetValue<string>()));
    }

    [Fact]
    public async Task The_page_for_people_brings_its_own_script_under_a_policy_of_its_own()
    {
        await using var world = await WorkerWorld.StartAsync();
        var page = await world.Client.GetAsync("/docs/", Token);
        var html = await page.Content.ReadAsStringAsync(Token);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.DoesNotContain("https://", html, StringComparison.Ordinal);
        var policy = Assert.Single(page.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self' 'nonce-", policy, StringComparison.Ordinal);
        Assert.Contains(policy.Split("'nonce-")[1].Split('\'')[0], html, StringComparison.Ordinal);
        Assert.DoesNotContain("https:", policy, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await world.Client.GetAsync("/docs/scalar.js", Token)).StatusCode);
        var strict = Assert.Single((await world.Client.GetAsync("/v1/statements", Token)).Headers.GetValues("Content-Security-Policy"));
        Assert.DoesNotContain("script-src", strict, StringComparison.Ordinal);
    }

    private static async Task<OpenApiDocument> ReadAsync(WorkerWorld world)
    {
        using MemoryStream json = new(await world.Client.GetByteArrayAsync("/openapi/v1.json", Token));
        var read = OpenApiDocument.Load(json, OpenApiConstants.Json);
        Assert.Empty(read.Diagnostic!.Errors.Select(error => $"{error.Pointer}: {error.Message}"));
        Assert.Empty(read.Diagnostic.Warnings.Select(error => $"{error.Pointer}: {error.Message}"));
        return read.Document!;
    }
}
