using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using StanceML.Store;

namespace StanceML.Benchmarks;

/// <summary>Serves the built worker to a seeded crowd of hostile requests and counts how they end.</summary>
internal sealed class FuzzCommand(int requests, int seed)
{
    private const int Parallel = 32;

    /// <summary>What the API's description does not hold.</summary>
    private static readonly string[] Others =
    [
        "GET /", "POST /", "GET /articles/{id}", "GET /statements", "POST /statements", "GET /statements/{key}", "GET /questions", "GET /questions/{id}",
        "GET /questions/{id}/brief", "GET /embed/questions/{id}", "GET /actors", "GET /actors/{id}", "GET /speakers/{name}", "GET /compare", "GET /review", "GET /review/history", "GET /review/agreement",
        "GET /models", "GET /operations", "GET /feeds/statements.atom", "GET /feeds/changes.atom", "GET /theme.css", "POST /_blazor/negotiate", "GET /_blazor", "GET /login", "POST /session", "POST /session/end", "GET /not-found", "GET /metrics", "GET /openapi", "GET /nowhere/{any}",
        "GET /health/live", "GET /health/ready", "GET /v2", "GET /v2/health/live", "GET /v2/health/ready", "GET /v2/models/{name}", "GET /v2/models/{name}/ready",
        "POST /v2/models/{name}/infer", "POST /v2/models/{name}/versions/{version}/infer", "GET /_content/StanceML.Dashboard/{file}",
    ];

    public static FuzzCommand? Read(string[] args) => args switch
    {
        [] => new FuzzCommand(100_000, 1),
        ["--requests", var count, .. var rest] when int.TryParse(count, CultureInfo.InvariantCulture, out var requests)
            && rest is [] or ["--seed", _] => new FuzzCommand(requests, rest is [_, var seed] ? int.Parse(seed, CultureInfo.InvariantCulture) : 1),
        _ => null,
    };

    /// <returns>Whether no answer was a fault, and none failed to come.</returns>
    public async Task<bool> RunAsync(string executable, TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("stanceml-fuzz-");
        try
        {
            var store = Path.Combine(folder.FullName, "store.db");
            var keys = await MakeKeysAsync(store);
            var models = CopyModels(folder.FullName);
            using var worker = await ServedWorker.StartAsync(
                executable,
                store,
                models,
                ("StanceML__RequestsPerSecond", "100000"),
                ("StanceML__AnonymousRequestsPerSecond", "100000"),
                ("StanceML__SubmittedBytesPerSecond", "1073741824"),
                ("StanceML__MaxAnalysesPerKey", "10000"),
                ("StanceML__RequestTimeout", "00:00:10"),
                ("StanceML__SenderPatience", "00:00:02"));
            var endpoints = await EndpointsAsync(worker.Address, keys[^1]);
            var fuzz = new WorkerFuzz(worker.Address, endpoints, keys, seed);
            var started = TimeProvider.System.GetTimestamp();
            var outcomes = await fuzz.RunAsync(requests, Parallel, CancellationToken.None);
            var elapsed = TimeProvider.System.GetElapsedTime(started);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{outcomes.Count} requests to {endpoints.Count} endpoints, seed {seed}, {elapsed.TotalSeconds:0} s, peak {worker.PeakMegabytes:0} MB"));
            foreach (var group in outcomes.GroupBy(outcome => outcome.IsHang ? "hang" : outcome.Status == 0 ? "closed" : $"{outcome.Status}").OrderBy(group => group.Key, StringComparer.Ordinal))
            {
                output.WriteLine($"{group.Key,8} {group.Count(),8}");
            }

            foreach (var bad in outcomes.Where(outcome => outcome.IsBad).Take(50))
            {
                output.WriteLine($"request {bad.Number} to {bad.Endpoint}: {(bad.IsHang ? "hang" : bad.Status)}");
                await File.WriteAllBytesAsync(Path.Combine(Path.GetTempPath(), $"fuzz-{seed}-{bad.Number}.bin"), fuzz.Request(bad.Number).Bytes);
            }

            return !outcomes.Any(outcome => outcome.IsBad);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<IReadOnlyList<string>> MakeKeysAsync(string store)
    {
        using var database = new StoreDatabase(store, TimeProvider.System);
        List<string> keys = [];
        foreach (var role in Enum.GetValues<KeyRole>())
        {
            keys.Add((await new KeyStore(database).CreateAsync($"fuzz {role}", role, expires: null, CancellationToken.None))!.Text);
        }

        // Most get past every door.
        return [.. keys, keys[^1], keys[^1]];
    }

    /// <summary>Some requests ask to change what is live.</summary>
    private static string CopyModels(string folder)
    {
        var copy = Path.Combine(folder, "models");
        foreach (var file in Directory.EnumerateFiles("models", "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(copy, Path.GetRelativePath("models", file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }

        return copy;
    }

    private static async Task<IReadOnlyList<(string Method, string Pattern)>> EndpointsAsync(Uri worker, string key)
    {
        using var client = new HttpClient { BaseAddress = worker };
        client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        var document = await client.GetFromJsonAsync<JsonElement>("/openapi/v1.json");
        var described = document.GetProperty("paths").EnumerateObject().SelectMany(
            path => path.Value.EnumerateObject().Select(operation => $"{operation.Name.ToUpperInvariant()} {path.Name}"));
        return [.. described.Concat(Others).Select(line => line.Split(' ')).Select(line => (line[0], line[1]))];
    }
}
