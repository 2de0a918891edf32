using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary><c>GET /v1/models/drift</c>: whether the articles of today look to the models like those that they were trained on.</summary>
internal static class DriftEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/models/drift", (DriftWatch drift) => Results.Json(DriftAnswer.Of(drift.Read()), ApiJson.Readable.DriftAnswer)).RequireRole(KeyRole.Reader);
}
