using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text;

namespace StanceML.Benchmarks;

/// <summary>Sends requests from this process and counts what came back.</summary>
internal sealed class RequestLoad(HttpClient client, string path)
{
    private readonly ConcurrentDictionary<HttpStatusCode, int> _statuses = new();
    private readonly ConcurrentBag<double> _milliseconds = [];

    public IReadOnlyDictionary<HttpStatusCode, int> Statuses => _statuses;

    /// <summary>Requests that got no answer at all.</summary>
    public int Broken { get; private set; }

    public int Of(HttpStatusCode status) => _statuses.GetValueOrDefault(status);

    /// <summary>Of the answered requests.</summary>
    /// <param name="share">0 to 1.</param>
    public double Percentile(double share)
    {
        var sorted = _milliseconds.Order().ToArray();
        return sorted.Length == 0 ? double.NaN : sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))];
    }

    /// <summary>Each sender sends its next request when the one before was answered.</summary>
    /// <returns>How long it took.</returns>
    public async Task<TimeSpan> ClosedAsync(int senders, TimeSpan time, Func<int, string> body)
    {
        var next = -1;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, senders).Select(async _ =>
        {
            while (watch.Elapsed < time)
            {
                await SendAsync(body(Interlocked.Increment(ref next)));
            }
        }));
        return watch.Elapsed;
    }

    /// <summary>The same until so many requests were sent.</summary>
    public Task CountedAsync(int senders, int requests, Func<int, string> body) => Parallel.ForEachAsync(
        Enumerable.Range(0, requests),
        new ParallelOptions { MaxDegreeOfParallelism = senders },
        async (number, _) => await SendAsync(body(number)));

    /// <summary>Sends at a pace, whatever is answered, so that a slow answer does not slow what comes after it.</summary>
    public async Task PacedAsync(double perSecond, TimeSpan time, Func<int, string> body)
    {
        var watch = Stopwatch.StartNew();
        var sent = new List<Task>();
        while (watch.Elapsed < time)
        {
            while (sent.Count < watch.Elapsed.TotalSeconds * perSecond)
            {
                sent.Add(SendAsync(body(sent.Count)));
            }

            await Task.Delay(1);
        }

        await Task.WhenAll(sent);
    }

    private async Task SendAsync(string body)
    {
        var from = Stopwatch.GetTimestamp();
        try
        {
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            using var answer = await client.PostAsync(path, content);
            _milliseconds.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
            _statuses.AddOrUpdate(answer.StatusCode, 1, (_, count) => count + 1);
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            Broken++;
        }
    }
}
