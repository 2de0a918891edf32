using System.Security.Cryptography;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>Sends new and corrected statements, and changes of position, to webhooks: each batch at least once, in order, and never past one that did not arrive or was set aside.</summary>
internal sealed class WebhookDispatch(
    WebhookStore webhooks,
    StatementFeed feed,
    FeedWatch watch,
    WebhookSender sender,
    IOptions<WorkerOptions> options,
    TimeProvider clock,
    ILogger<WebhookDispatch> logger) : BackgroundService
{
    private const int ChanceSteps = 1 << 20;

    /// <summary>Pieces of the feed without anything that fits that one turn looks at: well within its lease, and others are soon served.</summary>
    private const int MaxEmptyPages = 16;

    private readonly WorkerOptions _options = options.Value;

    /// <summary>From 0 up to 1.</summary>
    public Func<double> Chance { get; init; } = () => RandomNumberGenerator.GetInt32(ChanceSteps) / (double)ChanceSteps;

    /// <summary>Longer than a turn: reading a batch, and the time for one request.</summary>
    private TimeSpan Lease => _options.FetchTimeout + _options.RequestTimeout + TimeSpan.FromMinutes(1);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (_options.Roles.HasFlag(WorkerRoles.Api) && StoreDatabase.IsFile(_options.Store))
        {
            await webhooks.EndTurnsOfTheDeadAsync(cancellationToken);
        }

        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (_options.Roles.HasFlag(WorkerRoles.Api) && !stoppingToken.IsCancellationRequested)
        {
            var moved = watch.Moved;
            try
            {
                await Task.WhenAll(Enumerable.Range(0, _options.WebhookParallelism).Select(_ => DrainAsync(stoppingToken)));
            }
            catch (StoreUnavailableException e)
            {
                logger.StoreUnavailable(e.Message);
                await Task.Delay(_options.StoreRetryInterval, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }

            // What was put off becomes due without anything new.
            await Task.WhenAny(moved, Task.Delay(_options.PollInterval, clock, stoppingToken));
        }
    }

    /// <summary>One turn after the other until nothing is due.</summary>
    private async Task DrainAsync(CancellationToken cancellationToken)
    {
        while (await webhooks.ClaimAsync(await feed.EndAsync(cancellationToken), Lease, cancellationToken) is { } turn)
        {
            try
            {
                await TakeTurnAsync(turn, cancellationToken);
            }
            catch (Exception e) when (e is not (StoreUnavailableException or OperationCanceledException))
            {
                // A webhook that we cannot serve must not stop the others.
                logger.WebhookBroken(turn.Id, e.GetType().Name, e.StackTrace);
                await webhooks.RetryLaterAsync(
                    turn,
                    "could not be served: this is a bug, and the log says where",
                    WebhookPause.After(turn.Attempts + 1, _options.WebhookRetryInterval, Chance()),
                    cancellationToken);
            }
        }
    }

    internal async Task TakeTurnAsync(Webhook turn, CancellationToken cancellationToken)
    {
        var batch = turn is { BatchEnd: { } begun, BatchKind: { } kind } ? (begun, kind) : await NextBatchAsync(turn, cancellationToken);
        if (batch is not var (batchEnd, batchKind))
        {
            return;
        }

        if (await sender.SendAsync(turn, turn.Delivered, batchEnd, batchKind, cancellationToken) is not { } problem)
        {
            await webhooks.AdvanceAsync(turn, batchEnd, cancellationToken);
            return;
        }

        var attempts = turn.BatchEnd is null ? 1 : turn.Attempts + 1;
        logger.WebhookFailed(turn.Id, attempts, problem);
        await (attempts < _options.MaxWebhookAttempts
            ? webhooks.RetryLaterAsync(turn, problem, WebhookPause.After(attempts, _options.WebhookRetryInterval, Chance()), cancellationToken)
            : webhooks.SetAsideAsync(turn, batchEnd, batchKind, problem, cancellationToken));
    }

    /// <returns>The end of a batch that holds something, of one kind; null when nothing fits of what was looked at, and the turn is over.</returns>
    private async Task<(FeedPosition End, FeedKind Kind)?> NextBatchAsync(Webhook turn, CancellationToken cancellationToken)
    {
        var page = new FeedPage([], turn.Delivered, HasMore: true);
        for (var pages = 0; pages < MaxEmptyPages && page is { HasMore: true, Items.Count: 0 }; pages++)
        {
            page = await feed.ReadAsync(turn.Follows, page.Last, WebhookSender.MaxItems, cancellationToken);
        }

        if (page.Items.Count == 0)
        {
            await webhooks.AdvanceAsync(turn, page.Last, cancellationToken);
            return null;
        }

        var kind = page.Items[0].Kind;
        var other = page.Items.TakeWhile(item => item.Kind == kind).Count();
        var end = other == page.Items.Count ? page.Last : page.Items[other - 1].Position;
        return await webhooks.BeginBatchAsync(turn, end, kind, cancellationToken) ? (end, kind) : null;
    }
}
