using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using StanceML.Hosts.Tests.Serve.Models;

namespace StanceML.Benchmarks;

/// <summary>Swaps the stance model of a served worker while it works as hard as it can, every fifth time for a damaged version.</summary>
/// <param name="executable">The built command.</param>
/// <param name="swaps">Versions named live, one after the other.</param>
internal sealed class SwapLoad(string executable, LoadArticles articles, int swaps)
{
    private const int DamagedEvery = 5;

    private const int Senders = 4;

    /// <summary>The first swaps fill what is kept anyway: pools, compiled code.</summary>
    private const int WarmUpSwaps = 10;

    private readonly ConcurrentDictionary<string, int> _answers = new(StringComparer.Ordinal);
    private int _failed;
    private int _mixed;

    /// <returns>Whether nothing failed, nothing was answered by a damaged version, and no answer mixed two.</returns>
    public async Task<bool> PrintAsync(TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("stanceml-swaps-").FullName;
        try
        {
            return await PrintAsync(output, folder, Copy("models", Path.Combine(folder, "models")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<bool> PrintAsync(TextWriter output, string folder, string models)
    {
        var first = new ModelName(Labels.StanceTask, ModelLedger.Read(models).Live[Labels.StanceTask]).FolderIn(models);
        using var worker = await ServedWorker.StartAsync(executable, Path.Combine(folder, "store.db"), models);
        using var client = new HttpClient { BaseAddress = worker.Address };
        using var done = new CancellationTokenSource();
        var load = Task.WhenAll(Enumerable.Range(0, Senders).Select(sender => LoadAsync(client, sender, done.Token)));
        var watch = Stopwatch.StartNew();
        List<string> damaged = [];
        List<double> memory = [];
        for (var swap = 1; swap <= swaps; swap++)
        {
            var version = string.Create(CultureInfo.InvariantCulture, $"2030.1.{swap}");
            var copy = VersionCopies.Copy(first, version);
            if (swap % DamagedEvery == 0)
            {
                VersionCopies.Damage(copy, damaged.Count);
                damaged.Add(version);
            }

            VersionCopies.Name(models, new ModelName(Labels.StanceTask, version));
            await UntilAsync(client, version, isDamaged: swap % DamagedEvery == 0);
            memory.Add(worker.ResidentMegabytes);
        }

        await done.CancelAsync();
        await load;
        Line(output, $"{swaps} swaps, {damaged.Count} of them damaged, in {watch.Elapsed.TotalSeconds:0} s; {Senders} senders to /v1/analyze and /v1/classify");
        Line(output, $"requests answered {_answers.Values.Sum()}, failed {_failed}; answers that mix versions {_mixed}; versions that answered {_answers.Count}");
        Line(output, $"answers of a damaged version {_answers.Where(answer => damaged.Contains(answer.Key)).Sum(answer => answer.Value)}");
        var before = memory.Skip(Math.Min(WarmUpSwaps, swaps / 2)).Take(10).Average();
        var after = memory.TakeLast(10).Average();
        Line(output, $"resident memory, mean over 10 swaps: {before:0} MB after the first {WarmUpSwaps}, {after:0} MB at the end ({100 * (after - before) / before:+0;-0} %); peak {worker.PeakMegabytes:0} MB");
        return _failed == 0 && _mixed == 0 && !_answers.Keys.Intersect(damaged).Any();
    }

    private async Task LoadAsync(HttpClient client, int sender, CancellationToken done)
    {
        for (var number = sender; !done.IsCancellationRequested; number += Senders)
        {
            var (path, body) = number / Senders % 2 == 0
                ? ("/v1/analyze", articles.Json(number))
                : ("/v1/classify", """[{"id":"1","text":"We will never recognise Kosovo.","target":"kosovo"},{"id":"2","text":"A good harvest."}]""");
            try
            {
                using var content = new StringContent(body, Encoding.UTF8, "application/json");
                using var answer = await client.PostAsync(path, content, CancellationToken.None);
                Count(answer.StatusCode, await answer.Content.ReadAsStringAsync(CancellationToken.None));
            }
            catch (HttpRequestException)
            {
                Interlocked.Increment(ref _failed);
            }
        }
    }

    private void Count(HttpStatusCode status, string body)
    {
        if (status != HttpStatusCode.OK)
        {
            Interlocked.Increment(ref _failed);
            return;
        }

        using var answer = JsonDocument.Parse(body);
        var models = answer.RootElement.GetProperty("models");
        _answers.AddOrUpdate(models.GetProperty(Labels.StanceTask).GetString()![(Labels.StanceTask.Length + 1)..], 1, (_, count) => count + 1);
        if (answer.RootElement.TryGetProperty("statements", out var statements)
            && statements.EnumerateArray().Any(statement => statement.GetProperty("models").GetRawText() != models.GetRawText()))
        {
            Interlocked.Increment(ref _mixed);
        }
    }

    private static async Task UntilAsync(HttpClient client, string version, bool isDamaged)
    {
        while (true)
        {
            var models = await client.GetFromJsonAsync<JsonElement>("/v1/models");
            var stance = models.GetProperty("models").EnumerateArray().Single(model => model.GetProperty("task").GetString() == Labels.StanceTask);
            var found = isDamaged
                ? stance.GetProperty("refusal") is { ValueKind: JsonValueKind.Object } refusal && refusal.GetProperty("model").GetString() == $"{Labels.StanceTask}/{version}"
                : stance.GetProperty("live").GetProperty("version").GetString() == version;
            if (found)
            {
                return;
            }

            await Task.Delay(20);
        }
    }

    private static string Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var path = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Copy(file, path);
        }

        return to;
    }

    private static void Line(TextWriter output, FormattableString text) => output.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
