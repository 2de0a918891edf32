using System.Diagnostics;
using System.Globalization;
using StanceML.Programs;

namespace StanceML.Benchmarks;

/// <summary>Kills workers and servers while articles come in, and prints what was lost.</summary>
/// <param name="executable">The built <c>stanceml</c>.</param>
internal sealed class WorkerChaos(string executable, int articles, int seed, TextWriter output)
{
    /// <summary>Of a worker that was killed; the shortest there is, so that a run ends soon.</summary>
    private static readonly (string, string) Lease = ("StanceML__LeaseTime", "00:00:05");

    /// <summary>One worker does everything, posting to a webhook too, and is killed at random moments.</summary>
    /// <param name="withNats">On PostgreSQL and NATS, or on a file.</param>
    /// <returns>Whether nothing was lost or doubled.</returns>
    public async Task<bool> KillWorkerAsync(bool withNats, int kills)
    {
        using var folder = new TemporaryFolder();
        using var databases = new PostgresDatabases();
        using var nats = withNats ? NatsServer.Start() : null;
        var store = withNats ? databases.Create() : Path.Combine(folder.Path, "store.db");
        using var receiver = new ChaosReceiver();
        (string, string)[] settings = nats is null ? [Lease, .. receiver.Settings] : [Lease, .. receiver.Settings, ("StanceML__Nats", nats.Url)];
        using var run = new ChaosRun(articles, output);
        var random = new Random(seed);
        var watch = Stopwatch.StartNew();
        var worker = await ServedWorker.StartAsync(executable, store, settings);
        await receiver.SubscribeAsync(worker.Address);
        for (var kill = 0; kill < kills; kill++)
        {
            var current = worker;
            var sending = run.SendAsync(articles / kills, () => worker.Address);
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(5, 400)));
            current.Dispose();
            worker = await ServedWorker.StartAsync(executable, store, settings);
            await sending;
        }

        await run.SendAsync(articles, () => worker.Address);
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"{(withNats ? "PostgreSQL and NATS" : "SQLite")}: worker killed {kills} times, seed {seed}, {watch.Elapsed.TotalSeconds:0} s"));
        using (worker)
        {
            return await run.PrintAsync(worker.Address, receiver);
        }
    }

    /// <summary>Three NATS servers, a worker that takes in, two that analyze: a server is killed after a third of the articles, an analyzing worker after two.</summary>
    /// <inheritdoc cref="KillWorkerAsync"/>
    public async Task<bool> KillServerAndWorkerAsync()
    {
        using var databases = new PostgresDatabases();
        var nodes = NatsServer.Cluster(3);
        try
        {
            var store = databases.Create();
            (string, string)[] shared = [Lease, ("StanceML__Nats", string.Join(',', nodes.Select(node => node.Url))), ("StanceML__NatsReplicas", "3")];
            using var front = await ServedWorker.StartAsync(executable, store, [.. shared, ("StanceML__Roles", "Intake,Api")]);
            var killed = await ServedWorker.StartAsync(executable, store, [.. shared, ("StanceML__Roles", "Analyze")]);
            using var other = await ServedWorker.StartAsync(executable, store, [.. shared, ("StanceML__Roles", "Analyze")]);
            using var run = new ChaosRun(articles, output);
            var watch = Stopwatch.StartNew();
            await run.SendAsync(articles / 3, () => front.Address);
            var node = new Random(seed).Next(nodes.Count);
            var sending = run.SendAsync(articles / 3, () => front.Address);
            nodes[node].Stop();
            await sending;
            sending = run.SendAsync(articles, () => front.Address);
            await Task.Delay(TimeSpan.FromMilliseconds(100));
            killed.Dispose();
            await sending;
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"three NATS servers: node {node} killed, then one of two analyzing workers, seed {seed}, {watch.Elapsed.TotalSeconds:0} s"));
            var isWhole = await run.PrintAsync(front.Address);
            nodes[node].StartAgain();
            return isWhole;
        }
        finally
        {
            foreach (var node in nodes)
            {
                node.Dispose();
            }
        }
    }

    private sealed class TemporaryFolder : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stanceml-chaos-");

        public string Path => _folder.FullName;

        public void Dispose() => _folder.Delete(recursive: true);
    }
}
