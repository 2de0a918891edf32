using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using StanceML.Store;
using StanceML.Training;

namespace StanceML.Worker;

/// <summary><c>POST /v1/classify</c>: one statement or an array of them in, their stance and sentiment out, as <c>stanceml classify</c> judges a file.</summary>
internal static class ClassifyEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/classify", ClassifyAsync).RequireRateLimiting(AnalyzeEndpoint.LimitPolicy).RequireRole(KeyRole.Reader);

    private static async Task<IResult> ClassifyAsync(
        HttpRequest request, LiveModels models, AnalysisTurns turns, IOptions<WorkerOptions> options, CancellationToken cancellationToken)
    {
        var (json, refusal) = await JsonBody.ReadAsync(request, cancellationToken);
        var rows = new List<UnjudgedRow>();
        refusal ??= Read(json!.RootElement, rows, options.Value);
        if (refusal is not null)
        {
            return refusal;
        }

        using var turn = await turns.TakeAsync(cancellationToken);
        var served = models.Current;
        return Results.Json(new ClassifyAnswer(served.Rows.Classify(rows, cancellationToken), served.Models.Names), ClassifyJson.Readable.ClassifyAnswer);
    }

    private static IResult? Read(JsonElement json, List<UnjudgedRow> rows, WorkerOptions options)
    {
        if (json.ValueKind != JsonValueKind.Array)
        {
            return Read([json], _ => "", rows, options);
        }

        var count = json.GetArrayLength();
        return count < 1 || count > options.MaxRowsPerRequest
            ? Problems.Fields(new Dictionary<string, string> { ["body"] = $"holds {count} rows; allowed: 1 to {options.MaxRowsPerRequest}" })
            : Read(json.EnumerateArray(), index => string.Create(CultureInfo.InvariantCulture, $"[{index}]."), rows, options);
    }

    private static IResult? Read(IEnumerable<JsonElement> elements, Func<int, string> prefix, List<UnjudgedRow> rows, WorkerOptions options)
    {
        var found = new RowProblems();
        SortedDictionary<string, string> tooLarge = new(StringComparer.Ordinal);
        foreach (var (index, element) in elements.Index())
        {
            var at = prefix(index);
            var row = RowReader.ReadUnjudged(element, new RowPlace("body", index + 1), problem => found.Add(at, problem));
            if (row is not null && Encoding.UTF8.GetByteCount(row.Text) is var bytes && bytes > options.MaxArticleBytes)
            {
                tooLarge.Add($"{at}text", $"has {bytes} bytes; allowed: {options.MaxArticleBytes}");
            }
            else if (row is not null)
            {
                rows.Add(row);
            }
        }

        return found.ByField() is { Count: > 0 } problems ? Problems.Fields(problems)
            : tooLarge.Count > 0 ? Problems.Fields(tooLarge, StatusCodes.Status413PayloadTooLarge)
            : null;
    }
}
