using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace StanceML.Worker;

/// <summary>Adds to an operation what the framework cannot read from a handler: parameters, other formats, examples, who may call.</summary>
internal sealed class DescribedOperation : IOpenApiOperationTransformer
{
    /// <summary>Routing would refuse what is not listed without a word; the handlers say which types they read.</summary>
    public const string AnyType = "*/*";

    private static readonly Dictionary<string, string> Meanings = new()
    {
        ["200"] = "Done.",
        ["201"] = "Made.",
        ["202"] = "Accepted and durable; the work follows.",
        ["204"] = "Done; there is nothing to say.",
        ["400"] = "A field cannot be used; `errors` names it.",
        ["401"] = "The request came without a key that counts.",
        ["403"] = "The key may not do this, or the request comes from a page of another site.",
        ["404"] = "There is no such thing.",
        ["406"] = "Nothing that the Accept header asks for is offered.",
        ["409"] = "The state of things does not allow it; nothing was changed.",
        ["413"] = "The request, or a text in it, is too large.",
        ["415"] = "The Content-Type is none that is read here.",
        ["422"] = "The Idempotency-Key came with another request.",
        ["429"] = "Too much at once; Retry-After says when to come again.",
        ["502"] = "The receiver did not take it; the detail says why.",
        ["503"] = "The store or the time does not suffice now; nothing was taken in. Retry-After says when to come again.",
    };

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        foreach (var (status, response) in operation.Responses ?? [])
        {
            ((OpenApiResponse)response).Description = Meanings.GetValueOrDefault(status, "");
        }

        if (metadata.OfType<IAuthorizeData>().FirstOrDefault()?.Policy is { } role)
        {
            operation.Description += $" Needs a key of the role `{role}` or above.";
            operation.Security = [.. ApiDocument.KeyPlaces.Select(place => new OpenApiSecurityRequirement
            {
                [new OpenApiSecuritySchemeReference(place, context.Document)] = [],
            })];
        }

        if (metadata.OfType<EndpointDescription>().FirstOrDefault() is { } description)
        {
            AddParameters(operation, ParameterLocation.Query, description.Query);
            AddParameters(operation, ParameterLocation.Header, description.Headers);
            operation.RequestBody?.Content?.Remove(AnyType);
            if (description.TakesOne && operation.RequestBody?.Content?["application/json"] is OpenApiMediaType { Schema: { Items: { } one } many } json)
            {
                json.Schema = new OpenApiSchema { AnyOf = [one, many] };
            }

            Complete(operation.RequestBody?.Content, description.OtherBodies, description.BodyExample);
            var answer = operation.Responses?[$"{description.Status}"] as OpenApiResponse;
            answer?.Content ??= new Dictionary<string, OpenApiMediaType>();
            Complete(answer?.Content, description.OtherAnswers, description.AnswerExample);
        }

        return Task.CompletedTask;
    }

    private static void AddParameters(OpenApiOperation operation, ParameterLocation place, IReadOnlyList<QueryParameter> parameters)
    {
        operation.Parameters ??= [];
        foreach (var parameter in parameters)
        {
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = parameter.Name,
                In = place,
                Required = parameter.IsRequired,
                Description = parameter.Description,
                Example = parameter.Example is { } example ? (parameter.Format == "int32" ? JsonNode.Parse(example) : JsonValue.Create(example)) : null,
                Schema = new OpenApiSchema
                {
                    Type = parameter.Format == "int32" ? JsonSchemaType.Integer : JsonSchemaType.String,
                    Format = parameter.Format,
                    Enum = parameter.Allowed.Count > 0 ? [.. parameter.Allowed.Select(word => (JsonNode)word)] : null,
                },
            });
        }
    }

    private static void Complete(IDictionary<string, OpenApiMediaType>? content, IReadOnlyDictionary<string, string> others, string? example)
    {
        if (content is null)
        {
            return;
        }

        if (example is not null)
        {
            content["application/json"].Example = JsonNode.Parse(example);
        }

        foreach (var (mediaType, holds) in others)
        {
            content[mediaType] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Description = holds } };
        }
    }
}
