using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using StanceML.Dashboard;
using StanceML.Dashboard.Charts;
using StanceML.Dashboard.Questions;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>A request for what a chart of a question shows: what is counted, and in which format it is wanted.</summary>
internal sealed class ChartRequest
{
    private const int DefaultLimit = 50;
    private const int MaxLimit = 500;

    private readonly HttpRequest _request;
    private readonly IResult? _refusal;

    /// <param name="names">What it may ask besides <c>format</c> and the counting: <c>limit</c>, <c>actor</c>, <c>view</c>.</param>
    public ChartRequest(string question, HttpRequest request, params IReadOnlyList<string> names)
    {
        _request = request;
        Question = question;
        var query = new AddressQuery(request.Query);
        Asked = query.Question();
        Format = query.OneOf("format", Formats) ?? TableFormat.Json;
        Actor = names.Contains("actor") ? query.Word("actor") : null;
        View = names.Contains("view") ? query.OneOf("view", "world", "europe") : null;
        Limit = names.Contains("limit") ? query.Limit(MaxLimit) ?? DefaultLimit : int.MaxValue;
        _refusal = query.Refusal();
    }

    public static IReadOnlyList<string> Formats { get; } = [TableFormat.Json, TableFormat.Csv, TableFormat.Parquet, Svg];

    private const string Svg = "svg";

    public string Question { get; }

    public QuestionQuery Asked { get; }

    public string Format { get; }

    public string? Actor { get; }

    public string? View { get; }

    /// <returns>Null when all can be used.</returns>
    /// <exception cref="StoreUnavailableException">The store cannot be read.</exception>
    public async Task<IResult?> RefusalAsync(CancellationToken cancellationToken) =>
        _refusal
        ?? (await _request.HttpContext.RequestServices.GetRequiredService<KnownQuestions>().ProblemAsync(Question, cancellationToken) is { } problem
            ? Problems.Of(StatusCodes.Status404NotFound, $"The id {problem}.")
            : null);

    public TrendUnit Unit => Asked.Unit ?? TrendUnit.Week;

    public TrendFilter Counted => Asked.Of(Question, copiesUnsaid: true) with { Actor = Actor };

    public StatementFilter Statements => Asked.Statements(Question, copiesUnsaid: true) with { Actor = Actor };

    /// <summary>Files and pictures count all, and so does what takes no <c>limit</c>; other JSON is a list to look at.</summary>
    public int Most => Format == TableFormat.Json ? Limit : int.MaxValue;

    private int Limit { get; }

    /// <summary>Address of the page that shows the same.</summary>
    public string Page => $"{Origin}/questions/{Uri.EscapeDataString(Question)}{Asked with { Copies = Counted.Copies }}";

    private string Origin => $"{_request.Scheme}://{_request.Host}";

    /// <param name="name">Of the file, without its ending.</param>
    /// <param name="draw">Draws the rows.</param>
    public async Task<IResult> AnswerAsync<TRow>(
        string name, ExportTable<TRow> table, Func<IReadOnlyList<TRow>> rows, Func<IResult> json, Func<ChartDrawing, ChartFile, Task<string>> draw)
    {
        if (Format == TableFormat.Json)
        {
            return json();
        }

        var services = _request.HttpContext.RequestServices;
        if (Format != Svg)
        {
            return services.GetRequiredService<TableExports>().Begin(_request.HttpContext, $"{Question}-{name}", Format, table, rows());
        }

        var file = new ChartFile(Origin, Page, services.GetRequiredService<TimeProvider>().GetUtcNow());
        var drawn = await draw(services.GetRequiredService<ChartDrawing>(), file);
        TableFormat.Attach(_request.HttpContext.Response, $"{Question}-{name}", Svg);
        return Results.Text(drawn, "image/svg+xml");
    }

    public bool IsPicture => Format == Svg;

    /// <summary>Of a picture.</summary>
    public string Title(string of) => $"{Names.Question(Question)}: {(Actor is null ? "" : $"{Names.Actor(Actor)}, ")}{of}";

    public CountRow Row(StanceTotals totals) => new(Question, Page, totals);

    public DisplayNames Names => _request.HttpContext.RequestServices.GetRequiredService<DisplayNames>();
}
