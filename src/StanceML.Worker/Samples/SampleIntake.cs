using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>Takes the sample articles in like any others and waits until they are analyzed, so that the first page shows them.</summary>
internal sealed class SampleIntake(
    IArticleInbox inbox, Telemetry telemetry, IOptions<WorkerOptions> options, TimeProvider clock, ILogger<SampleIntake> logger) : IHostedService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!options.Value.Samples)
        {
            return;
        }

        var receipts = await inbox.AcceptAsync(SampleArticles.ReadAll(), maxPending: int.MaxValue, cancellationToken);
        telemetry.Accepted(ArticleSource.Sample, receipts!);
        foreach (var receipt in receipts!)
        {
            while ((await inbox.FindAsync(receipt.Id, cancellationToken))!.State == ArticleState.Pending)
            {
                await Task.Delay(Pause, clock, cancellationToken);
            }
        }

        logger.SamplesLoaded(receipts.Count);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
