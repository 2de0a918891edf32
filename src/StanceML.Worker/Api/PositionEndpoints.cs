using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>Who stands where, since when, and who moved: <c>/v1/positions</c>, <c>/v1/changes</c>.</summary>
internal static class PositionEndpoints
{
    private const int DefaultLimit = 50;

    /// <summary>Each comes with up to three statements.</summary>
    private const int MaxLimit = 200;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/positions", PositionsAsync).RequireRole(KeyRole.Reader);
        routes.MapGet("/v1/changes", ChangesAsync).RequireRole(KeyRole.Reader);
    }

    private static async Task<IResult> PositionsAsync(
        HttpRequest request, PositionStore positions, StatementStore statements, KnownQuestions questions, CancellationToken cancellationToken)
    {
        var query = new AddressQuery(request.Query);
        var filter = Filter(query);
        var after = query.After<PositionKey>(PositionKey.TryParse);
        var limit = query.Limit(MaxLimit);
        if (await query.RefusalAsync(questions, filter.Question, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var page = await positions.ListAsync(filter, after, limit ?? DefaultLimit, cancellationToken);
        var found = await KeyedStatements.FindAsync(statements, page.Positions.SelectMany(position => position.Latest), cancellationToken);
        return Results.Json(PositionsAnswer.Of(page, found), ApiJson.Readable.PositionsAnswer);
    }

    private static async Task<IResult> ChangesAsync(
        HttpRequest request, PositionStore positions, StatementStore statements, KnownQuestions questions, CancellationToken cancellationToken)
    {
        var query = new AddressQuery(request.Query);
        var filter = Filter(query);
        var after = query.After<PositionChangeKey>(PositionChangeKey.TryParse);
        var limit = query.Limit(MaxLimit);
        if (await query.RefusalAsync(questions, filter.Question, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var page = await positions.ChangesAsync(filter, after, limit ?? DefaultLimit, cancellationToken);
        var changes = await ChangesAnswer.ChangesAsync(statements, page.Changes, cancellationToken);
        return Results.Json(new ChangesAnswer(changes, page.Next?.ToString()), ApiJson.Readable.ChangesAnswer);
    }

    private static PositionFilter Filter(AddressQuery query) => new()
    {
        Question = query.Word("question"),
        Actor = query.Word("actor"),
        Stance = query.OneOf("stance", Labels.Support, Labels.Oppose, Labels.Neutral),
        From = query.Day("from"),
        To = query.Day("to"),
    };
}
