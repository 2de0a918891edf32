using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using StanceML.Store;
using StanceML.Training;

namespace StanceML.Worker;

/// <summary>Papers of a version for a browser: <c>report.html</c> and <c>card.md</c>, as they were sealed.</summary>
/// <remarks>
/// A version may be a stranger's, and so may be what its report holds: it is shown in a sandbox, without scripts, forms or an origin, and can load
/// nothing. The styles that it brings along are all that it may use.
/// </remarks>
internal static class ModelPapers
{
    private const string ReportPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; sandbox";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/models/{task}/{version}/report", (string task, string version, LiveModels models) => Answer(models, task, version, "report.html", "text/html; charset=utf-8"))
            .RequireRole(KeyRole.Reader)
            .WithMetadata(new ContentPolicy(_ => ReportPolicy));
        routes.MapGet("/models/{task}/{version}/card", (string task, string version, LiveModels models) => Answer(models, task, version, "card.md", "text/plain; charset=utf-8"))
            .RequireRole(KeyRole.Reader)
            .WithMetadata(new ContentPolicy(_ => ReportPolicy));
    }

    private static IResult Answer(LiveModels models, string task, string version, string file, string mediaType) =>
        models.Folder is { } folder && ModelName.IsPlain(task) && ModelName.IsPlain(version)
        && SealedFile.TryRead(new ModelName(task, version).FolderIn(folder), file) is { } bytes
            ? Results.Bytes(bytes, mediaType)
            : Results.NotFound();
}
