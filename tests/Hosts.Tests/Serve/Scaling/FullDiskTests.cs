using System.Net;

namespace StanceML.Hosts.Tests.Serve.Scaling;

public sealed class FullDiskTests
{
    /// <summary>As promised.</summary>
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(10);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task On_a_full_disk_a_worker_takes_nothing_in_and_says_so_and_loses_nothing_of_what_it_took()
    {
        using var disk = SmallDisk.TryMount(megabytes: 48);
        Assert.SkipUnless(disk is not null, "A disk of its own can only be mounted by root on Linux.");
        await using var worker = await WorkerWorld.StartAsync(options =>
        {
            options.Store = Path.Combine(disk.Path, "store.db");
            options.PollInterval = TimeSpan.FromMilliseconds(100);
            options.StoreRetryInterval = TimeSpan.FromMilliseconds(100);
        });
        var ids = new List<string>(await Fleet.AcceptAsync(worker, 3));
        disk.Fill();
        var number = 100;
        var answer = await SubmitAsync();

        // Blocks that the files hold already take some more; they end.
        while (answer.StatusCode == HttpStatusCode.Accepted && number < 2_000)
        {
            ids.AddRange(await WorkerWorld.IdsAsync(answer));
            answer = await SubmitAsync();
        }

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.OK, (await worker.Client.GetAsync("/v1/statements", Token)).StatusCode);

        disk.Free();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        patience.CancelAfter(Recovery);
        while ((answer = await SubmitAsync()).StatusCode != HttpStatusCode.Accepted)
        {
            await Task.Delay(100, patience.Token);
        }

        await Fleet.AllAreDoneOnceAsync(worker, [.. ids, .. await WorkerWorld.IdsAsync(answer)]);

        Task<HttpResponseMessage> SubmitAsync() => worker.PostAsync("/v1/articles", new { text = Samples.Numbered(number++) });
    }
}
