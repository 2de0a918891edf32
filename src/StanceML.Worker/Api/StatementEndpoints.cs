using System.Globalization;
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
        HttpRequest request, StatementStore statements, StatementExports exports, CancellationToken cancellationToken)
    {
        SortedDictionary<string, string> problems = new(StringComparer.Ordinal);
        ReportUnknown(request.Query, problems);
        var filter = FilterAddress.Read(name => request.Query[name].ToString(), Report);
        var after = After(request.Query["after"].ToString(), problems);
        var format = AnswerFormat.Choose(request, Report, out var refused);
        var limit = Limit(request.Query["limit"].ToString(), format is null ? MaxLimit : int.MaxValue, problems);
        if (problems.Count > 0 || refused is not null)
        {
            return problems.Count > 0 ? Problems.Fields(problems) : refused!;
        }

        return format is not null
            ? exports.Begin(format, filter, after, limit)
            : Results.Json(
                StatementsAnswer.Of(await statements.ListAsync(filter, after, limit ?? DefaultLimit, cancellationToken)), ApiJson.Readable.StatementsAnswer);

        void Report(string name, string problem) => problems.TryAdd(name, problem);
    }

    /// <summary>A misspelt filter that was passed over would answer with statements nobody asked for.</summary>
    private static void ReportUnknown(IQueryCollection query, SortedDictionary<string, string> problems)
    {
        foreach (var (name, values) in query)
        {
            if (!FilterAddress.Names.Contains(name, StringComparer.Ordinal) && name is not ("after" or "limit" or "format"))
            {
                problems.Add(name, $"is unknown; known: {string.Join(", ", FilterAddress.Names)}, after, limit, format");
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

    /// <returns>Null when none is given.</returns>
    private static int? Limit(string word, int max, SortedDictionary<string, string> problems)
    {
        if (word.Length == 0)
        {
            return null;
        }

        if (!int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) || limit < 1 || limit > max)
        {
            problems.TryAdd("limit", string.Create(CultureInfo.InvariantCulture, $"is '{word}'; allowed: 1 to {max}"));
        }

        return limit;
    }
}
