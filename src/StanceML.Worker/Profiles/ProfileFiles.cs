using Microsoft.AspNetCore.Http;
using StanceML.Dashboard;
using StanceML.Dashboard.Charts;
using StanceML.Dashboard.Profiles;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>The files of a profile: a table, or the chart of its page. Safe for concurrent use.</summary>
internal sealed class ProfileFiles(ProfileReader reader, TableExports exports, ChartDrawing drawing, DisplayNames names, TimeProvider clock)
{
    /// <param name="path">Of the page.</param>
    /// <param name="name">Of the actor or speaker.</param>
    /// <param name="filter">All their statements.</param>
    public async Task<IResult> AnswerAsync(
        HttpRequest request, string format, string path, string name, IReadOnlyList<ProfileRow> rows, StatementFilter filter)
    {
        var origin = $"{request.Scheme}://{request.Host}";
        var page = $"{origin}{path}{(filter.Copies == false ? "" : "?copies=true")}";
        if (format is TableFormat.Csv or TableFormat.Parquet)
        {
            return exports.Begin(request.HttpContext, name, format, ProfileTables.Profile(names.Question, page), rows);
        }

        var drawn = await drawing.LeagueAsync($"{name}: positions across questions", reader.Chart(rows, filter), new ChartFile(origin, page, clock.GetUtcNow()));
        TableFormat.Attach(request.HttpContext.Response, name, format);
        return Results.Text(drawn, "image/svg+xml");
    }
}
