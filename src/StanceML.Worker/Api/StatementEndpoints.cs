using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary><c>GET /v1/statements</c>: the list, filtered, a page at a time.</summary>
internal static class StatementEndpoints
{
    private const int DefaultLimit = 50;

    /// <summary>A page is held in memory; a record takes about 2 KB.</summary>
    private const int MaxLimit = 500;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/statements", ListAsync).RequireRole(KeyRole.Reader);

    private static async Task<IResult> ListAsync(HttpRequest request, StatementStore statements, CancellationToken cancellationToken)
    {
        SortedDictionary<string, string> problems = new(StringComparer.Ordinal);
        ReportUnknown(request.Query, problems);
        var filter = FilterAddress.Read(name => request.Query[name].ToString(), (name, problem) => problems.TryAdd(name, problem));
        var after = After(request.Query["after"].ToString(), problems);
        var limit = Limit(request.Query["limit"].ToString(), problems);
        return problems.Count > 0
            ? Problems.Fields(problems)
            : Results.Json(
                StatementsAnswer.Of(await statements.ListAsync(filter, after, limit, cancellationToken)), ApiJson.Readable.StatementsAnswer);
    }

    /// <summary>A misspelt filter that was passed over would answer with statements nobody asked for.</summary>
    private static void ReportUnknown(IQueryCollection query, SortedDictionary<string, string> problems)
    {
        foreach (var (name, values) in query)
        {
            if (!FilterAddress.Names.Contains(name, StringComparer.Ordinal) && name is not ("after" or "limit"))
            {
                problems.Add(name, $"is unknown; known: {string.Join(", ", FilterAddress.Names)}, after, limit");
            }
            else if (values.Count > 1)
            {
                problems.Add(name, "is given more than once");
            }
        }
    }

    private static StatementKey? After(string word, SortedDictionary<string, string> problems)
    {
        if (word.Length > 0 && !StatementKey.TryParse(word, out _))
        {
            problems.TryAdd("after", "is no 'next' of an earlier page");
        }

        return StatementKey.TryParse(word, out var key) ? key : null;
    }

    private static int Limit(string word, SortedDictionary<string, string> problems)
    {
        if (word.Length == 0)
        {
            return DefaultLimit;
        }

        if (!int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) || limit is < 1 or > MaxLimit)
        {
            problems.TryAdd("limit", $"is '{word}'; allowed: 1 to {MaxLimit}");
        }

        return limit;
    }
}
