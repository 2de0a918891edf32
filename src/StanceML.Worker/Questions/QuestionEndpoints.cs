using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using StanceML.Dashboard;
using StanceML.Dashboard.Maps;
using StanceML.Dashboard.Questions;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>What the charts of the pages show, as JSON, tables and pictures: <c>/v1/questions…</c>.</summary>
internal static class QuestionEndpoints
{
    /// <summary>More actors than there are.</summary>
    private const int AllActors = 10_000;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/questions", QuestionsAsync).RequireRole(KeyRole.Reader);
        routes.MapGet("/v1/questions/{id}/trend", TrendAsync).RequireRole(KeyRole.Reader);
        routes.MapGet("/v1/questions/{id}/map", MapAsync).RequireRole(KeyRole.Reader);
        routes.MapGet("/v1/questions/{id}/actors", ActorsAsync).RequireRole(KeyRole.Reader);
        routes.MapGet("/v1/questions/{id}/speakers", SpeakersAsync).RequireRole(KeyRole.Reader);
        routes.MapGet("/v1/questions/{id}/outlets", OutletsAsync).RequireRole(KeyRole.Reader);
    }

    private static async Task<IResult> QuestionsAsync(
        HttpRequest request, CountStore counts, DisplayNames names, TableExports exports, CancellationToken cancellationToken)
    {
        var query = new AddressQuery(request.Query);
        var copies = query.OneOf("copies", "true", "false") is not "false";
        var format = query.OneOf("format", TableFormat.Json, TableFormat.Csv, TableFormat.Parquet);
        if (query.Refusal() is { } refusal)
        {
            return refusal;
        }

        var questions = await counts.QuestionsAsync(copies, cancellationToken);
        if (format is null or TableFormat.Json)
        {
            return Results.Json(
                new QuestionsAnswer([.. questions.Select(count => new QuestionsAnswer.Question(count.Question, names.Question(count.Question), count.Totals, count.Last))]),
                ApiJson.Readable.QuestionsAnswer);
        }

        var page = $"{request.Scheme}://{request.Host}/questions?copies={(copies ? "true" : "false")}";
        return exports.Begin(request.HttpContext, "questions", format, QuestionTables.Questions, (CountRow[])
            [.. questions.Select(count => new CountRow(count.Question, page, count.Totals) { Name = names.Question(count.Question), Day = count.Last })]);
    }

    private static async Task<IResult> TrendAsync(string id, HttpRequest request, CountStore counts, CancellationToken cancellationToken)
    {
        var asked = new ChartRequest(id, request, "actor");
        if (await asked.RefusalAsync(cancellationToken) is { } refusal)
        {
            return refusal;
        }

        // A picture finds its own unit, and sums up days to it.
        var points = await counts.TrendAsync(asked.Counted, asked.IsPicture ? TrendUnit.Day : asked.Unit, cancellationToken);
        var unit = StatementRecords.Word(asked.Unit);
        return await asked.AnswerAsync(
            $"trend-{unit}",
            QuestionTables.Trend,
            () => [.. points.Select(point => asked.Row(StanceTotals.Of(point)) with { Id = unit, Day = point.Start })],
            () => Results.Json(new TrendAnswer(id, unit, points), ApiJson.Readable.TrendAnswer),
            (drawing, file) => drawing.TrendAsync(asked.Title("stance over time"), points, asked.Unit, asked.Statements, file));
    }

    private static async Task<IResult> MapAsync(string id, HttpRequest request, CountStore counts, PositionStore positions, CancellationToken cancellationToken)
    {
        var asked = new ChartRequest(id, request, "view");
        return await asked.RefusalAsync(cancellationToken) ?? await StandingsAsync(
            asked,
            "map",
            counts,
            positions,
            // A position is found from one statement of each story, of all time.
            new TrendFilter { Question = id, Copies = false },
            (actors, held, drawing, file) => drawing.MapAsync(
                asked.Title("positions now"), asked.View == "europe" ? MapView.Europe : MapView.World, MapEntry.Of(held, actors, asked.Names), file),
            cancellationToken);
    }

    private static async Task<IResult> ActorsAsync(string id, HttpRequest request, CountStore counts, PositionStore positions, CancellationToken cancellationToken)
    {
        var asked = new ChartRequest(id, request, "limit");
        return await asked.RefusalAsync(cancellationToken) ?? await StandingsAsync(
            asked,
            "actors",
            counts,
            positions,
            asked.Counted,
            (actors, held, drawing, file) => drawing.LeagueAsync(asked.Title("actors"), Leagues.Actors(actors, held, asked.Names, asked.Statements), file),
            cancellationToken);
    }

    private static async Task<IResult> StandingsAsync(
        ChartRequest asked,
        string name,
        CountStore counts,
        PositionStore positions,
        TrendFilter counted,
        Func<IReadOnlyList<ActorCount>, IReadOnlyList<ActorPosition>, StanceML.Dashboard.Charts.ChartDrawing, StanceML.Dashboard.Charts.ChartFile, Task<string>> draw,
        CancellationToken cancellationToken)
    {
        var actors = await counts.ActorsAsync(counted, Math.Min(asked.Most, AllActors), cancellationToken);
        var held = (await positions.ListAsync(new PositionFilter { Question = asked.Question }, after: null, AllActors, cancellationToken)).Positions;
        var byActor = held.ToDictionary(position => position.Actor, StringComparer.Ordinal);
        return await asked.AnswerAsync(
            name,
            QuestionTables.Actors,
            () => [.. actors.Select(actor => asked.Row(actor.Totals) with
            {
                Id = actor.Actor,
                Name = asked.Names.Actor(actor.Actor),
                Stance = byActor.GetValueOrDefault(actor.Actor)?.Stance,
                Since = byActor.GetValueOrDefault(actor.Actor)?.Since,
                Day = actor.Last,
            })],
            () => Results.Json(
                new QuestionActorsAnswer(asked.Question, [.. actors.Select(actor => new QuestionActorsAnswer.Standing(
                    actor.Actor, asked.Names.Actor(actor.Actor), byActor.GetValueOrDefault(actor.Actor)?.Stance, byActor.GetValueOrDefault(actor.Actor)?.Since, actor.Totals, actor.Last))]),
                ApiJson.Readable.QuestionActorsAnswer),
            (drawing, file) => draw(actors, held, drawing, file));
    }

    private static async Task<IResult> SpeakersAsync(string id, HttpRequest request, CountStore counts, CancellationToken cancellationToken)
    {
        var asked = new ChartRequest(id, request, "actor", "limit");
        if (await asked.RefusalAsync(cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var speakers = await counts.SpeakersAsync(asked.Counted, asked.Most, cancellationToken);
        return await asked.AnswerAsync(
            "speakers",
            QuestionTables.Speakers,
            () => [.. speakers.Select(speaker => asked.Row(speaker.Totals) with { Id = speaker.Actor, Name = speaker.Speaker, Day = speaker.Last })],
            () => Results.Json(new QuestionSpeakersAnswer(id, speakers), ApiJson.Readable.QuestionSpeakersAnswer),
            (drawing, file) => drawing.LeagueAsync(asked.Title("speakers"), Leagues.Speakers(speakers, asked.Names, asked.Statements), file));
    }

    private static async Task<IResult> OutletsAsync(string id, HttpRequest request, CountStore counts, CancellationToken cancellationToken)
    {
        var asked = new ChartRequest(id, request, "limit");
        if (await asked.RefusalAsync(cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var outlets = await counts.OutletsAsync(asked.Counted, asked.Most, cancellationToken);
        return await asked.AnswerAsync(
            "outlets",
            QuestionTables.Outlets,
            () => [.. outlets.Select(outlet => asked.Row(outlet.Totals) with { Name = outlet.Outlet })],
            () => Results.Json(new QuestionOutletsAnswer(id, outlets), ApiJson.Readable.QuestionOutletsAnswer),
            (drawing, file) => drawing.LeagueAsync(asked.Title("outlets"), Leagues.Outlets(outlets, asked.Statements), file));
    }
}
