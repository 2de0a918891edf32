using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary><c>GET /v1/statements</c>: the list, filtered, a page at a time, or all of it as a file.</summary>
internal static class StatementEndpoints
{
    private const int DefaultLimit = 50;

    /// <summary>A page is held in memory; a record takes about 2 KB.</summary>
    private const int MaxLimit = 500;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/statements", ListAsync).RequireRole(KeyRole.Reader);

    private static async Task<IResult> ListAsync(
        HttpRequest request, StatementStore statements, KnownQuestions questions, StatementExports exports, CancellationToken cancellationToken)
    {
        var query = new AddressQuery(request.Query);
        var filter = query.Filter();
        var after = query.After<StatementKey?>(StatementKey.TryParse);
        var format = AnswerFormat.Choose(request, query, out var unacceptable);
        var limit = query.Limit(format is null ? MaxLimit : int.MaxValue);
        if ((await query.RefusalAsync(questions, filter.Question, cancellationToken) ?? unacceptable) is { } refusal)
        {
            return refusal;
        }

        return format is not null
            ? exports.Begin(request.HttpContext, format, filter, after, limit)
            : Results.Json(
                StatementsAnswer.Of(await statements.ListAsync(filter, after, limit ?? DefaultLimit, cancellationToken)), ApiJson.Readable.StatementsAnswer);
    }
}
