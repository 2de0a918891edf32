using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary><c>/v2</c>: the Open Inference Protocol's REST interface, so that clients of KServe and MLServer can ask the live judges.</summary>
/// <remarks>After the protocol's specification, kserve/open-inference-protocol, specification/protocol/inference_rest.md.</remarks>
internal static class InferenceEndpoints
{
    /// <summary>Of Triton's extension, whose tensors stand behind the JSON as bytes.</summary>
    private const string BinaryHeader = "Inference-Header-Content-Length";

    public static bool Serves(PathString path) => path.StartsWithSegments("/v2", StringComparison.Ordinal);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v2", () => Results.Json(Server(), InferenceJson.Readable.ServerMetadata)).RequireRole(KeyRole.Reader);
        routes.MapGet("/v2/health/live", () => Results.Json(new ServerHealth(Live: true), InferenceJson.Readable.ServerHealth)).AllowAnonymous().DisableRateLimiting();
        routes.MapGet("/v2/health/ready", Ready).AllowAnonymous().DisableRateLimiting();
        foreach (var model in (string[])["/v2/models/{name}", "/v2/models/{name}/versions/{version}"])
        {
            routes.MapGet(model, Describe).RequireRole(KeyRole.Reader);
            routes.MapGet($"{model}/ready", ModelReady).RequireRole(KeyRole.Reader);
            routes.MapPost($"{model}/infer", InferAsync).RequireRateLimiting(AnalyzeEndpoint.LimitPolicy).RequireRole(KeyRole.Reader);
        }
    }

    private static ServerMetadata Server() =>
        new("stanceml", typeof(InferenceEndpoints).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion, []);

    private static IResult Ready(LiveModels models) => Results.Json(
        new ServerHealth(models.IsLoaded, models.IsLoaded),
        InferenceJson.Readable.ServerHealth,
        statusCode: models.IsLoaded ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);

    private static IResult Describe(string name, LiveModels models, string? version = null) =>
        InferenceModel.Find(models.Current, name, version) is { } model
            ? Results.Json(model.Describe(), InferenceJson.Readable.ModelMetadata)
            : Unknown(models.Current, name, version);

    private static IResult ModelReady(string name, LiveModels models, string? version = null) =>
        InferenceModel.Find(models.Current, name, version) is not null
            ? Results.Json(new ModelReadiness(name, Ready: true), InferenceJson.Readable.ModelReadiness)
            : Unknown(models.Current, name, version);

    private static async Task<IResult> InferAsync(
        string name,
        HttpRequest request,
        LiveModels models,
        AnalysisTurns turns,
        IOptions<WorkerOptions> options,
        CancellationToken cancellationToken,
        string? version = null)
    {
        // Taken once: a swap in between changes nothing of this answer.
        var served = models.Current;
        if (InferenceModel.Find(served, name, version) is not { } model)
        {
            return Unknown(served, name, version);
        }

        if (request.Headers.ContainsKey(BinaryHeader))
        {
            return Refused("Tensors as bytes behind the JSON (the binary data extension) are not served; send them as JSON.");
        }

        var (asked, refusal) = await JsonBody.ReadAsync(request, InferenceJson.Default.InferenceRequest, cancellationToken, needsType: false);
        if (asked is null)
        {
            return refusal!;
        }

        using var turn = await turns.TakeAsync(cancellationToken);
        return Infer(model, asked, options.Value, cancellationToken);
    }

    private static IResult Infer(InferenceModel model, InferenceRequest asked, WorkerOptions options, CancellationToken cancellationToken)
    {
        if (Problem(model, asked) is { } problem)
        {
            return Refused(problem);
        }

        var tensors = new TextTensor(options.MaxRowsPerRequest, options.MaxArticleBytes);
        var inputs = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var input in asked.Inputs!)
        {
            var (elements, wrong) = tensors.Read(input!, hasBlanks: input!.Name == InferenceModel.ActorInput);
            if (elements is null)
            {
                return Refused($"The input '{input!.Name}' {wrong}.");
            }

            inputs.Add(input!.Name!, elements);
        }

        var texts = inputs[InferenceModel.TextInput].Count;
        if (inputs.FirstOrDefault(input => input.Value.Count != texts) is { Key: { } other, Value: var values })
        {
            return Refused($"There are {texts} texts and {values.Count} {other}s; expected one for each.");
        }

        var outputs = asked.Outputs?.Select(output => output!.Name!).ToList() ?? InferenceModel.Outputs;
        return Results.Json(
            new InferenceAnswer(model.Name, model.Version, asked.Id, asked.Parameters, model.Infer(inputs, outputs, cancellationToken)),
            InferenceJson.Readable.InferenceAnswer);
    }

    /// <returns>What is wrong with the names; null when nothing is.</returns>
    private static string? Problem(InferenceModel model, InferenceRequest asked)
    {
        var inputs = asked.Inputs?.Select(input => input?.Name ?? "").ToList() ?? [];
        var outputs = asked.Outputs?.Select(output => output?.Name ?? "").ToList();
        return asked.Parameters is { ValueKind: not JsonValueKind.Object } ? "The parameters are no object."
            : !inputs.Order(StringComparer.Ordinal).SequenceEqual(model.Inputs.Order(StringComparer.Ordinal), StringComparer.Ordinal)
                ? $"Found the inputs '{string.Join("', '", inputs)}'; {model.Name} expects '{string.Join("' and '", model.Inputs)}'."
            : outputs is not null && (outputs.Except(InferenceModel.Outputs, StringComparer.Ordinal).Any() || outputs.Distinct(StringComparer.Ordinal).Count() != outputs.Count)
                ? $"Found the outputs '{string.Join("', '", outputs)}'; expected some of '{string.Join("', '", InferenceModel.Outputs)}', each once."
            : null;
    }

    private static IResult Refused(string problem) => Problems.Of(StatusCodes.Status400BadRequest, problem);

    private static IResult Unknown(ServedModels served, string name, string? version)
    {
        var known = served.Models.Names.Keys.Where(task => served.Models.JudgeOf(task) is not null).Order(StringComparer.Ordinal);
        return Problems.Of(
            StatusCodes.Status404NotFound,
            served.Models.JudgeOf(name) is { } live
                ? $"The version '{version}' of {name} is not live; {live.Manifest.Version} is."
                : $"There is no model '{name}'; there are {string.Join(", ", known)}.");
    }
}
