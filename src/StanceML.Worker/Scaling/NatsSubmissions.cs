using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NATS.Client.Core;
using NATS.Client.JetStream;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>Takes in what others publish on the queue's subject for submissions, through the door of all sources.</summary>
/// <remarks>
/// A message is acknowledged when its articles are accepted, or when it was set aside because it cannot be read. While there is no room
/// it waits where it is, and comes again.
/// </remarks>
internal sealed class NatsSubmissions(
    Lazy<NatsQueue> queue, SubmissionParser parser, ArticleIntake intake, IOptions<WorkerOptions> options, TimeProvider clock, ILogger<NatsSubmissions> logger)
    : BackgroundService
{
    /// <summary>Short of what a use of the queue may take.</summary>
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(4);

    private readonly WorkerOptions _options = options.Value;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Hosted services start one after the other, and the first piece of this one must not hold up the rest.
        await Task.Yield();
        if (string.IsNullOrEmpty(_options.Nats) || !_options.Roles.HasFlag(WorkerRoles.Intake))
        {
            return;
        }

        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await TakeAsync(stoppingToken);
            }
            catch (StoreUnavailableException e)
            {
                logger.StoreUnavailable(e.Message);
                await TryDelayAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                // What was fetched and not acknowledged comes again.
            }
        }
    }

    /// <summary>Waits for one message and takes what came with it.</summary>
    private async Task TakeAsync(CancellationToken stoppingToken)
    {
        var first = await queue.Value.UseAsync(
            async (_, limit) => await queue.Value.Submissions.NextAsync<byte[]>(opts: new NatsJSNextOpts { Expires = Wait }, cancellationToken: limit), stoppingToken);
        if (first is null)
        {
            return;
        }

        var messages = await queue.Value.UseAsync(
            async (_, limit) =>
            {
                List<INatsJSMsg<byte[]>> fetched = [first];
                await foreach (var message in queue.Value.Submissions.FetchNoWaitAsync<byte[]>(new NatsJSFetchOpts { MaxMsgs = _options.BatchSize }, cancellationToken: limit))
                {
                    fetched.Add(message);
                }

                return fetched;
            },
            stoppingToken);
        foreach (var message in messages)
        {
            await TakeAsync(message, stoppingToken);
        }
    }

    private async Task TakeAsync(INatsJSMsg<byte[]> message, CancellationToken stoppingToken)
    {
        if (await ReasonAsync(message.Data, stoppingToken) is not { } reason)
        {
            await TellAsync(limit => message.NakAsync(new AckOpts { NakDelay = _options.RetryAfter }, limit));
            return;
        }

        if (reason.Length > 0)
        {
            await queue.Value.SetAsideAsync(message.Data, reason, stoppingToken);
            logger.MessageSetAside(message.Subject);
        }

        await TellAsync(limit => message.AckAsync(new AckOpts { DoubleAck = true }, limit));
    }

    /// <returns>Why it cannot be taken in; empty when it was. Null: the inbox is full, or too many web pages are being read.</returns>
    private async Task<string?> ReasonAsync(byte[]? message, CancellationToken stoppingToken)
    {
        try
        {
            var submission = await parser.JsonAsync(message, single: false, stoppingToken);
            return submission.Problems.Count > 0 ? submission.Reason
                : await intake.AcceptAsync(submission.Items, ArticleSource.Nats, stoppingToken) is null ? null
                : "";
        }
        catch (PagesBusyException)
        {
            return null;
        }
        catch (Exception e) when (e is not (StoreUnavailableException or OperationCanceledException))
        {
            // One message fails alone, whatever it did to its reader.
            return $"cannot be read ({e.GetType().Name})";
        }
    }

    private async Task TellAsync(Func<CancellationToken, ValueTask> tell)
    {
        using var limit = new CancellationTokenSource(NatsQueue.Patience, clock);
        try
        {
            await tell(limit.Token);
        }
        catch (Exception e) when (e is NatsException or OperationCanceledException)
        {
            logger.QueueNotTold(e.GetType().Name);
        }
    }

    private async Task TryDelayAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.Delay(_options.StoreRetryInterval, clock, stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // The worker stops.
        }
    }
}
