using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using StanceML.Dashboard;
using StanceML.Dashboard.Charts;
using StanceML.Dashboard.Compare;
using StanceML.Dashboard.Profiles;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>What an actor or a speaker said question by question, and two of them side by side, as JSON, tables and pictures.</summary>
internal static class ProfileEndpoints
{
    private const int MostSpeakers = 50;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/actors/{id}", ActorAsync).RequireRole(KeyRole.Reader);
        routes.MapGet("/v1/speakers/{name}", SpeakerAsync).RequireRole(KeyRole.Reader);
        routes.MapGet("/v1/compare", CompareAsync).RequireRole(KeyRole.Reader);
    }

    private static async Task<IResult> ActorAsync(
        string id, HttpRequest request, ProfileReader reader, ProfileStore counts, ProfileFiles files, DisplayNames names, CancellationToken cancellationToken)
    {
        var (copies, format, refusal) = Read(request);
        if (refusal is not null)
        {
            return refusal;
        }

        var rows = await reader.OfActorAsync(id, copies, cancellationToken);
        return format == TableFormat.Json
            ? Results.Json(
                new ProfileAnswer(names.Actor(id), rows, Speakers: await counts.SpeakersForAsync(id, copies, MostSpeakers, cancellationToken)), ApiJson.Readable.ProfileAnswer)
            : await files.AnswerAsync(request, format, $"/actors/{Uri.EscapeDataString(id)}", names.Actor(id), rows, new StatementFilter { Actor = id, Copies = copies ? null : false });
    }

    private static async Task<IResult> SpeakerAsync(
        string name, HttpRequest request, ProfileReader reader, ProfileStore counts, ProfileFiles files, CancellationToken cancellationToken)
    {
        var (copies, format, refusal) = Read(request);
        if (refusal is not null)
        {
            return refusal;
        }

        var rows = await reader.OfSpeakerAsync(name, copies, cancellationToken);
        return format == TableFormat.Json
            ? Results.Json(new ProfileAnswer(name, rows, Actors: await counts.ActorsOfSpeakerAsync(name, copies, cancellationToken)), ApiJson.Readable.ProfileAnswer)
            : await files.AnswerAsync(request, format, $"/speakers/{Uri.EscapeDataString(name)}", name, rows, new StatementFilter { Speaker = name, Copies = copies ? null : false });
    }

    private static async Task<IResult> CompareAsync(
        HttpRequest request, Comparisons comparisons, TableExports exports, ChartDrawing drawing, DisplayNames names, KnownQuestions questions, TimeProvider clock, CancellationToken cancellationToken)
    {
        var query = new AddressQuery(request.Query);
        var by = query.OneOf("by", "actors", "questions") ?? "actors";
        var (one, other) = (query.Word("one"), query.Word("other"));
        var format = query.OneOf("format", ChartRequest.Formats) ?? TableFormat.Json;
        foreach (var (name, id) in new[] { ("one", one), ("other", other) })
        {
            if (id is null)
            {
                query.Report(name, "is needed: the id of an actor or of a question");
            }
            else if (by == "questions" && await questions.ProblemAsync(id, cancellationToken) is { } problem)
            {
                query.Report(name, problem);
            }
        }

        if (query.Refusal() is { } refusal)
        {
            return refusal;
        }

        var rows = await (by == "actors" ? comparisons.ActorsAsync(one!, other!, cancellationToken) : comparisons.QuestionsAsync(one!, other!, cancellationToken));
        var page = $"{request.Scheme}://{request.Host}/compare?by={by}&one={Uri.EscapeDataString(one!)}&other={Uri.EscapeDataString(other!)}";
        if (format == TableFormat.Json)
        {
            return Results.Json(new ComparisonAnswer(by, one!, other!, rows), ApiJson.Readable.ComparisonAnswer);
        }

        if (format is TableFormat.Csv or TableFormat.Parquet)
        {
            return exports.Begin(request.HttpContext, $"{one}-{other}", format, ProfileTables.Comparison(page), rows);
        }

        var file = new ChartFile($"{request.Scheme}://{request.Host}", page, clock.GetUtcNow());
        var drawn = await (by == "actors"
            ? drawing.ActorsAsync($"{names.Actor(one!)} and {names.Actor(other!)}", rows, (one!, names.Actor(one!)), (other!, names.Actor(other!)), file)
            : drawing.QuestionsAsync($"{names.Question(one!)} and {names.Question(other!)}", rows, (one!, names.Question(one!)), (other!, names.Question(other!)), file));
        TableFormat.Attach(request.HttpContext.Response, $"{one}-{other}", format);
        return Results.Text(drawn, "image/svg+xml");
    }

    private static (bool Copies, string Format, IResult? Refusal) Read(HttpRequest request)
    {
        var query = new AddressQuery(request.Query);
        var copies = query.OneOf("copies", "true", "false") is not "false";
        var format = query.OneOf("format", ChartRequest.Formats) ?? TableFormat.Json;
        return (copies, format, query.Refusal());
    }
}
