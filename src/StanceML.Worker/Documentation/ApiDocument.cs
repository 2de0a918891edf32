using System.Reflection;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Scalar.AspNetCore;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary><c>/openapi/v1.json</c> describes the API to programs, <c>/docs</c> to people. Both come from this worker alone.</summary>
internal static class ApiDocument
{
    public const string Path = "/openapi";

    private const string Version = "v1";

    /// <summary>The ways to send a key.</summary>
    public static IReadOnlyList<string> KeyPlaces { get; } = ["bearer", "header"];

    public static void AddApiDocument(this IServiceCollection services)
    {
        // Without it each number would be described as a number or a string.
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict);
        services.AddOpenApi(Version, document =>
        {
            document.ShouldInclude = endpoint => endpoint.RelativePath?.StartsWith("v1/", StringComparison.Ordinal) == true;
            document.AddOperationTransformer<DescribedOperation>();
            document.AddSchemaTransformer((schema, context, _) =>
            {
                // The numbers of a span that may be left out come here under its type once more; they have no properties.
                if ((Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type) == typeof(TextSpan) && schema.Properties is { Count: > 0 })
                {
                    DescribeSpan(schema);
                }

                return Task.CompletedTask;
            });
            document.AddDocumentTransformer((whole, _, _) =>
            {
                Introduce(whole);
                return Task.CompletedTask;
            });
        });
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi($"{Path}/{{documentName}}.json").RequireRole(KeyRole.Reader);
        var docs = routes.MapGroup("");
        docs.MapScalarApiReference("/docs", Set);
        docs.RequireRole(KeyRole.Reader).WithMetadata(new ContentPolicy(ScriptsOfThePage));
        // The package opens its script to everybody, and nobody who cannot see the page needs it.
        ((IEndpointConventionBuilder)docs).Finally(endpoint =>
        {
            foreach (var open in endpoint.Metadata.OfType<IAllowAnonymous>().ToList())
            {
                endpoint.Metadata.Remove(open);
            }
        });
    }

    private static void Set(ScalarOptions page)
    {
        page.WithTitle("StanceML API").WithOpenApiRoutePattern($"{Path}/{{documentName}}.json").AddDocument(Version);
        page.DefaultFonts = false;
        page.Telemetry = false;
        page.DynamicNonce = true;
        page.HideClientButton = true;
        page.ShowDeveloperTools = DeveloperToolsVisibility.Never;
        page.Favicon = "/_content/StanceML.Dashboard/icon.svg";
        page.Agent = new ScalarAgentOptions { Disabled = true };
    }

    /// <summary>The page is a script that styles itself. It may talk to this worker and nobody else.</summary>
    private static string ScriptsOfThePage(HttpContext context) =>
        $"default-src 'none'; script-src 'self' 'nonce-{context.Items[ScalarOptions.NonceHttpContextItemKey]}'; style-src 'self' 'unsafe-inline'; "
        + "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Rows are read by hand, and write a span as every record does.</summary>
    private static void DescribeSpan(OpenApiSchema schema)
    {
        schema.Type = JsonSchemaType.Array;
        schema.Properties = null;
        schema.Required = null;
        schema.Items = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32" };
        (schema.MinItems, schema.MaxItems) = (2, 2);
    }

    private static void Introduce(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "StanceML",
            Version = typeof(ApiDocument).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0],
            Description = """
                Who stands where on which recognition question, in which words, how sure are we, and since when.

                Times are ISO 8601 and UTC. Spans are half-open UTF-16 offsets into the article's text. Refusals are
                `application/problem+json` (RFC 9457), and `errors` names each field that cannot be used. An unknown parameter is refused,
                never passed over. Lists go on with `after` set to the `next` of the page before.
                """,
        };
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            ["bearer"] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "An API key of the role reader, submitter, reviewer or admin, each of which may do what those before it may. "
                    + "A worker without keys serves its own machine alone, and asks for none.",
            },
            ["header"] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Header,
                Name = "X-Api-Key",
                Description = "The same key for clients that cannot send it as a bearer.",
            },
        };
    }
}
