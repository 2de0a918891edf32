using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using StanceML.Programs;

namespace StanceML.Benchmarks;

/// <summary>How much a served worker takes in, analyzes and stores, how fast it answers, and what it does when it gets far too much.</summary>
/// <param name="executable">The built command.</param>
/// <param name="withNats">On PostgreSQL and NATS, started for it, or on SQLite files.</param>
internal sealed class WorkerLoad(string executable, bool withNats, LoadArticles articles) : IDisposable
{
    private const int Senders = 32;

    private const int PerRequest = 50;

    /// <summary>Requests of the round from end to end: a queue takes articles in many times faster than they are analyzed, so a round by time would drain for minutes.</summary>
    private const int EndToEndRequests = 300;

    private const int WarmUpArticles = 6_000;

    private const string StatementsMetric = "stanceml_statements_total";

    private static readonly TimeSpan Round = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(20);

    private readonly PostgresDatabases _databases = new();

    public void Dispose() => _databases.Dispose();

    public async Task PrintAsync(TextWriter output)
    {
        await EndToEndAsync(output);
        await AnalyzeAsync(output);
        await AcceptAsync(output);
    }

    /// <summary>A hundred times what it can do: requests at once from more senders than it will ever serve.</summary>
    public async Task PrintOverloadAsync(TextWriter output, TimeSpan time)
    {
        await using var run = await RunAsync(("StanceML__MaxPending", "2000"));
        var before = await UntilDoneAsync(run.Client);
        var submit = new RequestLoad(run.Client, "/v1/articles");
        var analyze = new RequestLoad(run.Client, "/v1/analyze");
        await Task.WhenAll(submit.ClosedAsync(Senders * 8, time, articles.Json), analyze.ClosedAsync(Senders * 8, time, articles.Json));
        var recovered = Stopwatch.StartNew();
        while (!await IsTakenAsync(run.Client, number: int.MaxValue))
        {
            await Task.Delay(50);
        }

        Line(output, $"overload of {time.TotalSeconds:0} s: articles {Counts(submit)}; analyze {Counts(analyze)}");
        Line(output, $"  peak memory {run.Worker.PeakMegabytes:0} MB; takes articles again after {recovered.Elapsed.TotalSeconds:0.0} s");
        Line(output, $"  accepted {submit.Of(HttpStatusCode.Accepted) + 1}, done {await UntilDoneAsync(run.Client) - before}");
    }

    private static async Task<bool> IsTakenAsync(HttpClient client, int number)
    {
        using var content = new StringContent(JsonSerializer.Serialize(new { text = $"Afterwards, {number}: “We recognise Kosovo,” he said." }), Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync("/v1/articles", content);
        return answer.StatusCode == HttpStatusCode.Accepted;
    }

    private async Task AcceptAsync(TextWriter output)
    {
        foreach (var perRequest in (int[])[1, PerRequest])
        {
            // Nothing is analyzed meanwhile: what is measured is the way from the request to the disk.
            await using var run = await RunAsync(("StanceML__MaxPending", "1000000"), ("StanceML__Roles", "intake,api"));
            var load = new RequestLoad(run.Client, "/v1/articles");
            var took = await load.ClosedAsync(Senders, Round, n => perRequest == 1 ? articles.Json(n) : articles.Json(n * perRequest, perRequest));
            Line(output, $"accepted, {perRequest} a request, {Senders} senders: {load.Of(HttpStatusCode.Accepted) * perRequest / took.TotalSeconds:0} articles/s; p99 {load.Percentile(0.99):0} ms; {Counts(load)}");
        }
    }

    private async Task EndToEndAsync(TextWriter output)
    {
        await using var run = await RunAsync(("StanceML__MaxPending", "100000"));
        await UntilDoneAsync(run.Client);
        var before = run.Worker.ProcessorTime;
        var statementsBefore = await MetricAsync(run.Client, StatementsMetric);
        var bytesBefore = run.StoreBytes;
        var watch = Stopwatch.StartNew();
        var load = new RequestLoad(run.Client, "/v1/articles");
        await load.CountedAsync(2, EndToEndRequests, n => articles.Json(n * PerRequest, PerRequest));
        await UntilDoneAsync(run.Client);
        var count = load.Of(HttpStatusCode.Accepted) * PerRequest;
        Line(output, $"accepted, analyzed and stored: {count / watch.Elapsed.TotalSeconds:0} articles/s ({count} articles, {watch.Elapsed.TotalSeconds:0} s, {(run.Worker.ProcessorTime - before).TotalSeconds:0} s of processor time, peak {run.Worker.PeakMegabytes:0} MB)");
        Line(output, $"  {(await MetricAsync(run.Client, StatementsMetric) - statementsBefore) / count:0.0} statements an article");
        if (!withNats)
        {
            Line(output, $"  the file grew by {(run.StoreBytes - bytesBefore) / 1024.0 / count:0.0} KB an article");
        }
    }

    private async Task AnalyzeAsync(TextWriter output)
    {
        await using var run = await RunAsync();
        // What the warm-up put into the queue would be analyzed beside.
        await UntilDoneAsync(run.Client);
        var full = new RequestLoad(run.Client, "/v1/analyze");
        var took = await full.ClosedAsync(Senders, Round, articles.Json);
        var rate = full.Of(HttpStatusCode.OK) / took.TotalSeconds;
        Line(output, $"analyze, {Senders} senders: {rate:0} articles/s; p50 {full.Percentile(0.5):0.0} ms, p99 {full.Percentile(0.99):0.0} ms; {Counts(full)}");
        var half = new RequestLoad(run.Client, "/v1/analyze");
        await half.PacedAsync(rate / 2, Round, articles.Json);
        Line(output, $"analyze at half that rate: p50 {half.Percentile(0.5):0.0} ms, p99 {half.Percentile(0.99):0.0} ms; {Counts(half)}");
    }

    private async Task<LoadRun> RunAsync(params (string Name, string Value)[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("stanceml-load-");
        var nats = withNats ? NatsServer.Start() : null;
        var store = withNats ? _databases.Create() : Path.Combine(folder.FullName, "store.db");
        var worker = await ServedWorker.StartAsync(executable, store, nats is null ? settings : [.. settings, ("StanceML__Nats", nats.Url)]);
        var run = new LoadRun(worker, folder, nats);
        await WarmUpAsync(run.Client);
        return run;
    }

    /// <summary>A worker runs for weeks; its first seconds go to the compiler.</summary>
    private async Task WarmUpAsync(HttpClient client)
    {
        await new RequestLoad(client, "/v1/analyze").ClosedAsync(4, WarmUp, number => articles.Json(-1 - number));
        await new RequestLoad(client, "/v1/articles").CountedAsync(4, WarmUpArticles, number => articles.Json(-1_000_000 - number));
    }

    /// <returns>How many articles were analyzed, once all that were accepted are, or set aside.</returns>
    private static async Task<double> UntilDoneAsync(HttpClient client)
    {
        while (true)
        {
            var analyzed = await MetricAsync(client, "stanceml_articles_analyzed_total");
            if (analyzed + await MetricAsync(client, "stanceml_articles_failed_total") >= await MetricAsync(client, "stanceml_articles_accepted_total"))
            {
                return analyzed;
            }

            await Task.Delay(200);
        }
    }

    /// <summary>Sum over the labels of a metric.</summary>
    private static async Task<double> MetricAsync(HttpClient client, string name) =>
        (await client.GetStringAsync("/metrics")).Split('\n')
            .Where(line => line.StartsWith(name, StringComparison.Ordinal))
            .Sum(line => double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture));

    private static string Counts(RequestLoad load) =>
        string.Join(", ", load.Statuses.OrderBy(status => status.Key).Select(status => $"{status.Value} × {(int)status.Key}").Append($"{load.Broken} unanswered"));

    private static void Line(TextWriter output, FormattableString text) => output.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    private sealed class LoadRun(ServedWorker worker, DirectoryInfo folder, NatsServer? nats) : IAsyncDisposable
    {
        public ServedWorker Worker => worker;

        public HttpClient Client { get; } = new(new SocketsHttpHandler { MaxConnectionsPerServer = 1024 }) { BaseAddress = worker.Address, Timeout = TimeSpan.FromSeconds(60) };

        /// <summary>Of an SQLite store, its log included.</summary>
        public long StoreBytes => folder.EnumerateFiles().Sum(file => file.Length);

        public ValueTask DisposeAsync()
        {
            Client.Dispose();
            worker.Dispose();
            nats?.Dispose();
            folder.Delete(recursive: true);
            return ValueTask.CompletedTask;
        }
    }
}
