using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace StanceML.Benchmarks;

/// <summary>Sends articles to workers that are killed meanwhile, and holds what is stored in the end to an undisturbed analysis.</summary>
/// <remarks>A sender that got no answer, or a refusal that a later try may escape, sends the same articles again: as any client would.</remarks>
internal sealed class ChaosRun(int articles, TextWriter output) : IDisposable
{
    private const int BatchSize = 10;

    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(50);

    /// <summary>After the last article was accepted; longer than any lease in these runs.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromSeconds(20) };
    private readonly ConcurrentDictionary<string, int> _accepted = new(StringComparer.Ordinal);
    private int _sent;

    public int Accepted => _accepted.Count;

    /// <summary>Sends the next articles until each was accepted.</summary>
    /// <param name="to">Asked before each try: a worker that was started anew listens elsewhere.</param>
    public async Task SendAsync(int count, Func<Uri> to)
    {
        for (var end = Math.Min(_sent + count, articles); _sent < end; _sent = Math.Min(_sent + BatchSize, end))
        {
            List<int> numbers = [.. Enumerable.Range(_sent, Math.Min(BatchSize, end - _sent))];
            while (!await TrySendAsync(numbers, to))
            {
                await Task.Delay(RetryPause);
            }
        }
    }

    /// <summary>Waits until what was accepted is done, and prints what was lost and what was doubled.</summary>
    /// <param name="receiver">Of all statements; null for none.</param>
    /// <returns>Whether nothing was.</returns>
    public async Task<bool> PrintAsync(Uri from, ChaosReceiver? receiver = null)
    {
        HashSet<(string, int)> keys = [];
        var (lost, doubled, different) = (0, 0, 0);
        var waited = Stopwatch.StartNew();
        foreach (var (id, number) in _accepted)
        {
            if (await StateAsync(from, id, waited) != "done")
            {
                lost++;
                continue;
            }

            var stored = (await JsonAsync(from, $"/v1/statements?limit=500&article={id}")).GetProperty("statements");
            var (text, quotes) = ChaosArticles.Write(number);
            using var response = await _client.PostAsJsonAsync(new Uri(from, "/v1/analyze"), new { text });
            var undisturbed = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("statements");
            doubled += stored.EnumerateArray().Count(statement => !keys.Add((id, statement.GetProperty("statement").GetInt32())));
            var isSame = stored.GetRawText() == undisturbed.GetRawText()
                && stored.EnumerateArray().Count(statement => statement.GetProperty("kind").GetString() == "direct") == quotes;
            different += isSame ? 0 : 1;
        }

        await output.WriteLineAsync(
            $"accepted {Accepted} of {articles}, lost {lost}, statements {keys.Count}, doubled {doubled}, articles whose statements differ from an undisturbed analysis {different}");
        var isDelivered = receiver is null || await receiver.PrintAsync(keys, Patience, output);
        return isDelivered && Accepted == articles && lost + doubled + different == 0;
    }

    public void Dispose() => _client.Dispose();

    private async Task<bool> TrySendAsync(List<int> numbers, Func<Uri> to)
    {
        try
        {
            using var response = await _client.PostAsJsonAsync(
                new Uri(to(), "/v1/articles"), numbers.Select(number => new { text = ChaosArticles.Write(number).Text, outlet = $"Desk {number % 40}" }));
            if (response.StatusCode is HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests)
            {
                return false;
            }

            var body = await response.Content.ReadAsStringAsync();
            if (response.StatusCode is not HttpStatusCode.Accepted)
            {
                throw new InvalidOperationException($"{response.StatusCode}: {body}");
            }

            var receipts = JsonDocument.Parse(body).RootElement.GetProperty("articles").EnumerateArray();
            foreach (var (receipt, number) in receipts.Zip(numbers))
            {
                _accepted[receipt.GetProperty("id").GetString()!] = number;
            }

            return true;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException or IOException)
        {
            return false;
        }
    }

    private async Task<string?> StateAsync(Uri from, string id, Stopwatch waited)
    {
        while (true)
        {
            using var response = await _client.GetAsync(new Uri(from, $"/v1/articles/{id}"));
            var state = response.IsSuccessStatusCode
                ? JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("state").GetString()
                : null;
            if (state != "pending" || waited.Elapsed > Patience)
            {
                return state;
            }

            await Task.Delay(RetryPause);
        }
    }

    private async Task<JsonElement> JsonAsync(Uri from, string path) =>
        JsonDocument.Parse(await _client.GetStringAsync(new Uri(from, path))).RootElement;
}
