using System.Net;
using NATS.Client.Core;
using NATS.Client.JetStream;
using StanceML.Programs;
using StanceML.Worker;

namespace StanceML.Hosts.Tests.Serve.Scaling;

/// <summary>Workers that share a queue and a store of their own.</summary>
internal sealed class Fleet(string nats, string store) : IAsyncDisposable
{
    private readonly List<WorkerWorld> _workers = [];
    private readonly string _stream = new Uri(store).AbsolutePath[1..].Replace('_', '-');
    private readonly NatsConnection _client = new(new NatsOpts { Url = nats });

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public string ArticleSubject(string id) => $"{_stream}.articles.{id}";

    public string SubmitSubject => $"{_stream}.submit";

    public static Fleet On(NatsServers nats, PostgresDatabases databases) => new(nats.Url, databases.Create());

    public async Task<WorkerWorld> StartAsync(
        WorkerRoles roles = WorkerRoles.All, Action<WorkerOptions>? configure = null, Func<Article, CancellationToken, ArticleAnalysis>? analyze = null)
    {
        var worker = await WorkerWorld.StartAsync(
            options =>
            {
                options.Store = store;
                options.Nats = nats;
                options.NatsStream = _stream;
                options.Roles = roles;
                options.BatchSize = 4;
                options.LeaseTime = TimeSpan.FromSeconds(5);
                options.PollInterval = TimeSpan.FromMilliseconds(100);
                options.StoreRetryInterval = TimeSpan.FromMilliseconds(100);
                configure?.Invoke(options);
            },
            analyze);
        _workers.Add(worker);
        return worker;
    }

    /// <summary>As <see cref="DisposeAsync"/>, of one: it drains.</summary>
    public async Task StopAsync(WorkerWorld worker)
    {
        _workers.Remove(worker);
        await worker.DisposeAsync();
    }

    /// <returns>Ids of that many articles that one worker accepted.</returns>
    public static async Task<IReadOnlyList<string>> AcceptAsync(WorkerWorld worker, int count)
    {
        var accepted = await worker.PostAsync("/v1/articles", Enumerable.Range(1, count).Select(n => new { text = Samples.Numbered(n) }).ToArray());
        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        return await WorkerWorld.IdsAsync(accepted);
    }

    /// <summary>Waits until each is done, and holds every one to the statements of an analysis at one's desk.</summary>
    public static async Task AllAreDoneOnceAsync(WorkerWorld worker, IReadOnlyList<string> ids)
    {
        foreach (var id in ids)
        {
            var article = await worker.FinishAsync(id);
            Assert.Equal("done", article.GetProperty("state").GetString());
            Assert.Equal(StatementsOfSample, article.GetProperty("statements").GetInt32());
            var listed = (await worker.GetJsonAsync($"/v1/statements?article={id}")).GetProperty("statements").EnumerateArray();
            Assert.Equal(Enumerable.Range(1, StatementsOfSample), listed.Select(statement => statement.GetProperty("statement").GetInt32()).Order());
        }
    }

    /// <summary>As a worker that died: it has taken messages and never says a word.</summary>
    public async Task TakeAndDieAsync(int count)
    {
        var consumer = await new NatsJSContext(_client).GetConsumerAsync(_stream, "analyze", Token);
        var taken = 0;
        await foreach (var message in consumer.FetchAsync<byte[]>(new NatsJSFetchOpts { MaxMsgs = count }, cancellationToken: Token))
        {
            Assert.NotNull(message.Data);
            taken++;
        }

        Assert.Equal(count, taken);
    }

    public async Task PublishAsync(string subject, string message) => (await new NatsJSContext(_client).PublishAsync(subject, message, cancellationToken: Token)).EnsureSuccess();

    /// <returns>What was set aside as unreadable, and why, once it is there.</returns>
    public async Task<(string Message, string Reason)> FailedMessageAsync()
    {
        var failed = await new NatsJSContext(_client).CreateOrderedConsumerAsync($"{_stream}-failed", cancellationToken: Token);
        await foreach (var message in failed.ConsumeAsync<string>(cancellationToken: Token))
        {
            return (message.Data!, message.Headers!["Stance-Reason"].ToString());
        }

        throw new InvalidOperationException("The stream ended.");
    }

    /// <summary>Waits until an article that nobody has a receipt for was taken in.</summary>
    public static async Task UntilFoundAsync(WorkerWorld worker, string id)
    {
        while ((await worker.Client.GetAsync($"/v1/articles/{id}", Token)).StatusCode == HttpStatusCode.NotFound)
        {
            await Task.Delay(20, Token);
        }
    }

    /// <param name="suffix">Of the stream's name.</param>
    public async Task<long> WaitingAsync(string suffix = "") =>
        (await new NatsJSContext(_client).GetStreamAsync(_stream + suffix, cancellationToken: Token)).Info.State.Messages;

    public async ValueTask DisposeAsync()
    {
        foreach (var worker in _workers)
        {
            await worker.DisposeAsync();
        }

        await _client.DisposeAsync();
    }

    private static int StatementsOfSample { get; } = RealAnalyzer.Instance.Analyze(new Article("sample", Samples.Numbered(1))).Statements.Count;
}
