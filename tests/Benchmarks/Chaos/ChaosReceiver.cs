using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using StanceML.Programs;

namespace StanceML.Benchmarks;

/// <summary>Is posted to by the worker that is killed, takes its time to answer, so that kills meet open requests, and counts what came.</summary>
internal sealed class ChaosReceiver : IDisposable
{
    private static readonly TimeSpan AnswerTime = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan LookPause = TimeSpan.FromMilliseconds(50);

    private readonly int _port = FreePort.Find();
    private readonly HttpListener _listener = new();
    private readonly ConcurrentDictionary<string, bool> _batches = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Article, int Number), string> _statements = new();
    private int _batchesAgain;
    private int _again;
    private int _doubled;

    public ChaosReceiver()
    {
        _listener.Prefixes.Add(Address.AbsoluteUri);
        _listener.Start();
        _ = ReceiveAsync();
    }

    /// <summary>Of a worker, so that it posts here although it is this machine, and soon.</summary>
    public (string Name, string Value)[] Settings =>
    [
        ("StanceML__FetchAllowed__0", "127.0.0.1/32"),
        ("StanceML__FetchPorts__0", _port.ToString(CultureInfo.InvariantCulture)),
        ("StanceML__StreamInterval", "00:00:00.0200000"),
    ];

    private Uri Address => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_port}/"));

    public async Task SubscribeAsync(Uri worker)
    {
        using var client = new HttpClient();
        using var made = await client.PostAsJsonAsync(new Uri(worker, "/v1/webhooks"), new { url = Address });
        made.EnsureSuccessStatusCode();
    }

    /// <summary>Waits until all that is stored came, and prints what did not and what came again.</summary>
    /// <returns>Whether nothing was missed, and nothing came under two ids, by which receivers tell what they have had.</returns>
    public async Task<bool> PrintAsync(IReadOnlyCollection<(string Article, int Number)> stored, TimeSpan patience, TextWriter output)
    {
        using var limit = new CancellationTokenSource(patience);
        while (!limit.IsCancellationRequested && !stored.All(_statements.ContainsKey))
        {
            await Task.Delay(LookPause);
        }

        var missed = stored.Count(statement => !_statements.ContainsKey(statement));
        await output.WriteLineAsync(
            $"webhook: statements delivered {_statements.Count}, missed {missed}, again under the same id {_again} in {_batchesAgain} batches, under another id {_doubled}");
        return missed + _doubled == 0;
    }

    public void Dispose() => ((IDisposable)_listener).Dispose();

    private async Task ReceiveAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                _ = AnswerAsync(await _listener.GetContextAsync());
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        try
        {
            var batch = await JsonDocument.ParseAsync(context.Request.InputStream);
            Count(context.Request.Headers["webhook-id"]!, batch.RootElement.GetProperty("data"));
            await Task.Delay(AnswerTime);
            context.Response.Close();
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or IOException or JsonException)
        {
            // Its sender was killed.
        }
    }

    private void Count(string id, JsonElement statements)
    {
        if (!_batches.TryAdd(id, true))
        {
            Interlocked.Increment(ref _batchesAgain);
            Interlocked.Add(ref _again, statements.GetArrayLength());
        }

        foreach (var statement in statements.EnumerateArray())
        {
            var batch = _statements.GetOrAdd((statement.GetProperty("article").GetString()!, statement.GetProperty("statement").GetInt32()), id);
            Interlocked.Add(ref _doubled, batch == id ? 0 : 1);
        }
    }
}
