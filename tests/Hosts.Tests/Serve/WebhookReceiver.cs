using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace StanceML.Hosts.Tests.Serve;

/// <summary>A server that webhooks are posted to, which can refuse, and fall silent.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;

    private WebhookReceiver(WebApplication app) => _app = app;

    public ConcurrentQueue<(string Id, string Timestamp, string Signature, string Body)> Received { get; } = new();

    public int Status { get; set; } = StatusCodes.Status200OK;

    /// <summary>So many are answered; whoever posts then hears nothing.</summary>
    public SemaphoreSlim Answers { get; set; } = new(int.MaxValue);

    public Uri Address => new(new Uri(_app.Urls.First()), "/hook");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<WebhookReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        WebhookReceiver receiver = new(app);
        app.MapPost("/hook", async (HttpRequest request) =>
        {
            using var reader = new StreamReader(request.Body);
            var body = await reader.ReadToEndAsync(Token);
            receiver.Received.Enqueue(($"{request.Headers["webhook-id"]}", $"{request.Headers["webhook-timestamp"]}", $"{request.Headers["webhook-signature"]}", body));
            await receiver.Answers.WaitAsync(request.HttpContext.RequestAborted);
            return Results.StatusCode(receiver.Status);
        });
        await app.StartAsync(Token);
        return receiver;
    }

    /// <summary>Lets a worker post here although it is this machine.</summary>
    public void Allow(StanceML.Worker.WorkerOptions options)
    {
        options.FetchAllowed.Add("127.0.0.1/32");
        options.FetchPorts.Add(Address.Port);
        options.StreamInterval = TimeSpan.FromMilliseconds(20);
        options.PollInterval = TimeSpan.FromMilliseconds(50);
        options.WebhookRetryInterval = TimeSpan.FromMilliseconds(20);
    }

    /// <summary>As <see cref="Allow"/>, of a worker that is a process of its own.</summary>
    public (string Name, string Value)[] Environment() =>
    [
        ("StanceML__FetchAllowed__0", "127.0.0.1/32"),
        ("StanceML__FetchPorts__0", $"{Address.Port}"),
        ("StanceML__StreamInterval", "00:00:00.0200000"),
    ];

    public async Task UntilAsync(Func<WebhookReceiver, bool> condition)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        while (!condition(this))
        {
            await Task.Delay(20, patience.Token);
        }
    }

    /// <returns>Article and number of every statement that was posted.</returns>
    public List<(string Article, int Number)> Statements() => [.. Received.SelectMany(StatementsOf)];

    /// <returns>The same of those that a receiver keeps who drops what has an id that it has seen.</returns>
    public List<(string Article, int Number)> KeptStatements() => [.. Received.DistinctBy(batch => batch.Id).SelectMany(StatementsOf)];

    /// <summary>Holds every batch to its signature.</summary>
    public void AssertSigned(string secret)
    {
        var key = Convert.FromBase64String(secret["whsec_".Length..]);
        Assert.All(Received, batch => Assert.Equal(
            $"v1,{Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{batch.Id}.{batch.Timestamp}.{batch.Body}")))}", batch.Signature));
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }

    private static IEnumerable<(string Article, int Number)> StatementsOf((string Id, string Timestamp, string Signature, string Body) batch) =>
        JsonDocument.Parse(batch.Body).RootElement.GetProperty("data").EnumerateArray()
            .Select(statement => (statement.GetProperty("article").GetString()!, statement.GetProperty("statement").GetInt32()));
}
