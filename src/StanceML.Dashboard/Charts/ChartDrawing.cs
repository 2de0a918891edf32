using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging;
using StanceML.Dashboard.Compare;
using StanceML.Dashboard.Maps;
using StanceML.Store;

namespace StanceML.Dashboard.Charts;

/// <summary>Draws the charts of the pages as SVG files, each with its title, legend, notes and query. Safe for concurrent use.</summary>
public sealed class ChartDrawing(IServiceProvider services, ILoggerFactory loggers)
{
    /// <summary>A picture of more rows is no picture; the tables have all.</summary>
    public const int MostRows = 25;

    /// <summary>Questions that two actors are drawn on; each takes two bars.</summary>
    public const int MostPairs = 12;

    /// <param name="days">By day; a picture has room for so many units, and takes a coarser one where there are more.</param>
    /// <param name="filter">The statements behind it.</param>
    public Task<string> TrendAsync(string title, IReadOnlyList<TrendPoint> days, TrendUnit unit, StatementFilter filter, ChartFile file) => DrawAsync<TrendChart>(new()
    {
        [nameof(TrendChart.Id)] = "trend",
        [nameof(TrendChart.Title)] = title,
        [nameof(TrendChart.Buckets)] = TrendBuckets.Of(days, unit),
        [nameof(TrendChart.Filter)] = filter,
        [nameof(TrendChart.File)] = file,
    });

    /// <param name="rows">From the top; the first <see cref="MostRows"/> are drawn.</param>
    public Task<string> LeagueAsync(string title, IReadOnlyList<LeagueRow> rows, ChartFile file) => DrawAsync<DivergingBars>(new()
    {
        [nameof(DivergingBars.Id)] = "league",
        [nameof(DivergingBars.Title)] = rows.Count > MostRows ? $"{title} (first {MostRows} of {rows.Count})" : title,
        [nameof(DivergingBars.Rows)] = rows.Take(MostRows).ToList(),
        [nameof(DivergingBars.File)] = file,
    });

    /// <param name="rows">Questions; the first <see cref="MostPairs"/> are drawn.</param>
    /// <param name="one">The first actor: id and name.</param>
    /// <param name="other">The second.</param>
    public Task<string> ActorsAsync(string title, IReadOnlyList<ComparedRow> rows, (string Id, string Name) one, (string Id, string Name) other, ChartFile file) => DrawAsync<ComparedBars>(new()
    {
        [nameof(ComparedBars.Id)] = "bars",
        [nameof(ComparedBars.Title)] = rows.Count > MostPairs ? $"{title} (first {MostPairs} of {rows.Count})" : title,
        [nameof(ComparedBars.Rows)] = rows.Take(MostPairs).ToList(),
        [nameof(ComparedBars.One)] = one,
        [nameof(ComparedBars.Other)] = other,
        [nameof(ComparedBars.File)] = file,
    });

    /// <param name="rows">Actors.</param>
    /// <param name="one">The first question: id and name.</param>
    /// <param name="other">The second.</param>
    public Task<string> QuestionsAsync(string title, IReadOnlyList<ComparedRow> rows, (string Id, string Name) one, (string Id, string Name) other, ChartFile file) => DrawAsync<PairMatrix>(new()
    {
        [nameof(PairMatrix.Id)] = "matrix",
        [nameof(PairMatrix.Title)] = title,
        [nameof(PairMatrix.Rows)] = rows,
        [nameof(PairMatrix.One)] = one,
        [nameof(PairMatrix.Other)] = other,
        [nameof(PairMatrix.File)] = file,
    });

    public Task<string> MapAsync(string title, MapView view, IReadOnlyList<MapEntry> entries, ChartFile file) => DrawAsync<StanceMap>(new()
    {
        [nameof(StanceMap.Id)] = "map",
        [nameof(StanceMap.Title)] = title,
        [nameof(StanceMap.View)] = view,
        [nameof(StanceMap.Entries)] = entries,
        [nameof(StanceMap.File)] = file,
    });

    /// <returns>An empty picture where there is nothing to draw.</returns>
    private async Task<string> DrawAsync<T>(Dictionary<string, object?> parameters)
        where T : IComponent
    {
        await using var renderer = new HtmlRenderer(services, loggers);
        var drawn = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(parameters))).ToHtmlString());
        return drawn.Contains("<svg", StringComparison.Ordinal) ? drawn : "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"></svg>";
    }
}
