using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>What a caller wants statements in: <c>?format=</c> says it, or else the Accept header.</summary>
internal static class AnswerFormat
{
    /// <summary>A page with its <c>next</c>; everything else is written to its end.</summary>
    public const string Page = "json";

    private const string PageType = "application/json";

    public static IReadOnlyList<string> Names { get; } = [Page, .. StatementFormat.All.Select(format => format.Name)];

    private static readonly string[] MediaTypes = [PageType, .. StatementFormat.All.Select(format => format.MediaType)];

    /// <param name="refused">The answer (406) to a header that asks for nothing of ours; else null.</param>
    /// <returns>Null for a page, and where something is wrong.</returns>
    public static StatementFormat? Choose(HttpRequest request, AddressQuery query, out IResult? refused)
    {
        refused = null;
        if (query.OneOf("format", Names) is { } name)
        {
            return StatementFormat.All.FirstOrDefault(format => format.Name == name);
        }

        var accepted = Accepted(request);
        if (accepted is null)
        {
            refused = Problems.Fields(
                new Dictionary<string, string> { [HeaderNames.Accept] = $"asks for '{request.Headers.Accept}'; offered: {string.Join(", ", MediaTypes)}" },
                StatusCodes.Status406NotAcceptable);
        }

        return StatementFormat.All.FirstOrDefault(format => format.MediaType == accepted);
    }

    /// <returns>What of ours the header likes best; null when it likes nothing.</returns>
    private static string? Accepted(HttpRequest request)
    {
        if (request.Headers.Accept.Count == 0)
        {
            return PageType;
        }

        return MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var wanted)
            ? wanted.Where(type => type.Quality is not 0)
                .OrderByDescending(type => type.Quality ?? 1)
                .Select(type => Array.Find(MediaTypes, ours => type.MatchesMediaType(ours)))
                .FirstOrDefault(ours => ours is not null)
            : null;
    }
}
