using System.Net;
using StanceML.Programs;
using StanceML.Worker;

namespace StanceML.Hosts.Tests.Serve.Scaling;

public sealed class OutageTests(NatsServers nats, PostgresDatabases databases)
{
    /// <summary>As promised.</summary>
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(10);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_its_NATS_server_a_worker_takes_nothing_in_and_says_so_and_goes_on_when_it_is_back()
    {
        using var server = NatsServer.Start();
        await using var fleet = new Fleet(server.Url, databases.Create());
        var intake = await fleet.StartAsync(WorkerRoles.Intake | WorkerRoles.Api);
        var analyzing = await fleet.StartAsync(WorkerRoles.Analyze);
        server.Stop();
        var refused = await intake.PostAsync("/v1/articles", new { text = Samples.Article });
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Contains("The queue ", await ReasonAsync(intake, "queue"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await analyzing.Client.GetAsync("/health/ready", Token)).StatusCode);

        server.StartAgain();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        patience.CancelAfter(Recovery);
        while (!(await intake.PostAsync("/v1/articles", new { text = Samples.Numbered(1) })).IsSuccessStatusCode
            || !(await analyzing.Client.GetAsync("/health/ready", Token)).IsSuccessStatusCode)
        {
            await Task.Delay(100, patience.Token);
        }

        await Fleet.AllAreDoneOnceAsync(intake, await Fleet.AcceptAsync(intake, 3));
    }

    [Fact]
    public async Task What_was_accepted_survives_a_NATS_server_that_is_killed()
    {
        using var server = NatsServer.Start();
        await using var fleet = new Fleet(server.Url, databases.Create());
        var intake = await fleet.StartAsync(WorkerRoles.Intake | WorkerRoles.Api);
        var ids = await Fleet.AcceptAsync(intake, 20);
        server.Stop();
        server.StartAgain();
        await fleet.StartAsync(WorkerRoles.Analyze);
        await Fleet.AllAreDoneOnceAsync(intake, ids);
    }

    [Fact]
    public async Task Without_its_store_a_fleet_goes_on_taking_articles_in_and_analyzes_them_when_it_is_back()
    {
        using var server = new PostgresServer();
        await using var fleet = new Fleet(nats.Url, server.Url("postgres"));
        var intake = await fleet.StartAsync(WorkerRoles.Intake | WorkerRoles.Api);
        await fleet.StartAsync(WorkerRoles.Analyze);
        server.Stop();
        var ids = await Fleet.AcceptAsync(intake, 5);
        Assert.Contains("store", await ReasonAsync(intake, "store"), StringComparison.Ordinal);

        server.StartAgain();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        patience.CancelAfter(Recovery);
        while (!(await intake.Client.GetAsync("/health/ready", Token)).IsSuccessStatusCode)
        {
            await Task.Delay(100, patience.Token);
        }

        await Fleet.AllAreDoneOnceAsync(intake, ids);
    }

    private static async Task<string> ReasonAsync(WorkerWorld worker, string check)
    {
        var ready = await worker.Client.GetAsync("/health/ready", Token);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        return (await WorkerWorld.JsonAsync(ready)).GetProperty("checks").GetProperty(check).GetProperty("reason").GetString()!;
    }
}
