using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary><c>GET /v1/stream</c>: new statements as they are stored.</summary>
internal static class StreamEndpoint
{
    public const string LastEventId = "Last-Event-ID";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/stream", ListenAsync).RequireRole(KeyRole.Reader);

    private static async Task<IResult> ListenAsync(HttpRequest request, StatementStreams streams, KnownQuestions questions, CancellationToken cancellationToken)
    {
        var query = new AddressQuery(request.Query);
        var filter = query.Filter();
        var after = query.After<FeedPosition?>(FeedPosition.TryParse);
        if (request.Headers[LastEventId].ToString() is { Length: > 0 } id && !FeedPosition.TryParse(id, out after))
        {
            // A browser sends it by itself when it comes back, and its address is still the first one.
            query.Report(LastEventId, "is no id of an earlier event");
        }

        return await query.RefusalAsync(questions, filter.Question, cancellationToken) ?? streams.Begin(request.HttpContext, filter, after);
    }
}
