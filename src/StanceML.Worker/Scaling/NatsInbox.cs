using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NATS.Client.Core;
using NATS.Client.JetStream;
using NATS.Client.JetStream.Models;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>Accepted articles wait in a JetStream work queue, and come into the store with their statements.</summary>
/// <remarks>
/// A message is acknowledged after its article was committed, and the server confirms the acknowledgement; until then it is delivered
/// again, and the store notices what it has. A message that is delivered a second time may be what killed a worker: it moves into the
/// store's inbox, which counts how often each article was begun and hands it out alone. So this also works off whatever else waits in the
/// store: what was retried, what was accepted before there was a queue, and what is too large for the servers.
/// </remarks>
internal sealed class NatsInbox : IArticleInbox, IDisposable
{
    /// <summary>Publishes under way at once for one caller: the servers answer each, and a round trip takes longer than the work.</summary>
    private const int MaxPublishes = 64;

    /// <summary>The id of the message, and what goes with it.</summary>
    private const int MaxHeaderBytes = 256;

    /// <summary>What the servers answer when a stream is at its limit.</summary>
    private const int StreamFull = 10077;

    private const int NotFound = 10037;

    /// <summary>The shortest that a server lets a pull wait.</summary>
    private static readonly TimeSpan MinWait = TimeSpan.FromSeconds(1);

    /// <summary>Short of what a use may take.</summary>
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(4);

    private readonly NatsQueue _queue;
    private readonly ArticleInbox _inbox;
    private readonly StatementStore _statements;
    private readonly WorkerOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger<NatsInbox> _logger;
    private readonly ITimer _heartbeat;

    /// <summary>Fetched and not looked at yet. The loop's alone.</summary>
    private readonly Queue<INatsJSMsg<byte[]>> _fetched = new();

    /// <summary>Taken and not ended, by article.</summary>
    private readonly ConcurrentDictionary<string, Delivery> _held = new(StringComparer.Ordinal);

    private long? _storeWasEmpty;

    public NatsInbox(
        NatsQueue queue, ArticleInbox inbox, StatementStore statements, IOptions<WorkerOptions> options, TimeProvider clock, ILogger<NatsInbox> logger)
    {
        (_queue, _inbox, _statements, _options, _clock, _logger) = (queue, inbox, statements, options.Value, clock, logger);
        var period = _options.LeaseTime / 3;
        _heartbeat = clock.CreateTimer(_ => KeepHeld(), state: null, period, period);
    }

    public async Task<IReadOnlyList<AcceptedArticle>?> AcceptAsync(
        IReadOnlyList<Article> articles, int maxPending, CancellationToken cancellationToken)
    {
        var receipts = new AcceptedArticle[articles.Count];
        var tooLarge = new ConcurrentBag<int>();
        await _queue.UseAsync(
            async (stream, limit) =>
            {
                await Parallel.ForEachAsync(
                    Enumerable.Range(0, articles.Count),
                    new ParallelOptions { MaxDegreeOfParallelism = MaxPublishes, CancellationToken = limit },
                    async (index, token) =>
                    {
                        var message = ArticleMessage.Write(articles[index]);
                        if (message.Length + MaxHeaderBytes > _queue.MaxMessageBytes)
                        {
                            tooLarge.Add(index);
                        }
                        else
                        {
                            receipts[index] = (await PublishAsync(stream, ContentHash.Of(articles[index].Text), message, token))!;
                        }
                    });
                return true;
            },
            cancellationToken);
        // A place that stays empty was refused: the queue is full.
        return await AcceptTooLargeAsync(articles, [.. tooLarge.Order()], receipts, maxPending, cancellationToken)
            && !receipts.Contains(null!) ? receipts : null;
    }

    public async Task<IReadOnlyList<Article>> TakeAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await TakeFromStoreAsync(cancellationToken) is { Count: > 0 } begun)
            {
                return begun;
            }

            if (_fetched.Count < _options.BatchSize)
            {
                await FetchAsync(cancellationToken);
            }

            var fresh = await SortAsync(cancellationToken);
            if (fresh.Count > 0 || _storeWasEmpty is not null)
            {
                return fresh;
            }
        }
    }

    public Task WaitAsync(CancellationToken cancellationToken)
    {
        var wait = _options.PollInterval < MinWait ? MinWait : _options.PollInterval > MaxWait ? MaxWait : _options.PollInterval;
        return _queue.UseAsync(
            async (_, limit) =>
            {
                if (await _queue.Articles.NextAsync<byte[]>(opts: new NatsJSNextOpts { Expires = wait }, cancellationToken: limit) is { } message)
                {
                    _fetched.Enqueue(message);
                }

                return true;
            },
            cancellationToken);
    }

    public async Task<int> SaveAsync(IReadOnlyList<AnalyzedArticle> articles, CancellationToken cancellationToken)
    {
        var ended = await _statements.SaveAsync(
            [.. articles.Select(article => _held.TryGetValue(article.Article.Id, out var delivery) ? article with { Received = delivery.Received } : article)],
            cancellationToken);
        await EndAsync(articles.Select(article => article.Article.Id));
        return ended;
    }

    public async Task SetAsideAsync(string id, string reason, CancellationToken cancellationToken)
    {
        if (!_held.TryGetValue(id, out var delivery))
        {
            await _inbox.SetAsideAsync(id, reason, cancellationToken);
            return;
        }

        await _inbox.AcceptFailedAsync(new QueuedArticle(delivery.Article, delivery.Received), reason, cancellationToken);
        await EndAsync([id]);
    }

    public async Task GiveBackAsync(IReadOnlyList<Article> articles, CancellationToken cancellationToken)
    {
        List<Article> ofStore = [];
        foreach (var article in articles)
        {
            if (_held.TryRemove(article.Id, out var delivery))
            {
                await Task.WhenAll(delivery.Messages.Select(message => TellAsync(limit => message.NakAsync(cancellationToken: limit))));
            }
            else
            {
                ofStore.Add(article);
            }
        }

        if (ofStore.Count > 0)
        {
            await _inbox.GiveBackAsync(ofStore, cancellationToken);
        }
    }

    public async Task<InboxArticle?> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (await _inbox.FindAsync(id, cancellationToken) is { } stored)
        {
            return stored;
        }

        // Between two looks it may have come from the queue into the store.
        return ContentHash.IsOne(id)
            ? await FindWaitingAsync(id, cancellationToken) ?? await _inbox.FindAsync(id, cancellationToken)
            : null;
    }

    /// <summary>What waits in the store counts as long as the store can be read; whether it can is another check's to say.</summary>
    public async Task<InboxBacklog> ReadBacklogAsync(CancellationToken cancellationToken)
    {
        var state = await _queue.UseAsync(
            async (stream, limit) => (await stream.GetStreamAsync(_queue.ArticleStream, cancellationToken: limit)).Info.State, cancellationToken);
        var stored = new InboxBacklog(0, null);
        try
        {
            stored = await _inbox.ReadBacklogAsync(cancellationToken);
        }
        catch (StoreUnavailableException)
        {
            // The queue's own figure is the larger part.
        }

        DateTimeOffset? oldest = state.Messages > 0 ? DateTimeOffset.Parse(state.FirstTs!, CultureInfo.InvariantCulture) : null;
        return new InboxBacklog(
            (int)Math.Min(state.Messages + stored.Depth, int.MaxValue),
            oldest is null || stored.OldestReceived < oldest ? stored.OldestReceived ?? oldest : oldest);
    }

    public void Dispose() => _heartbeat.Dispose();

    /// <returns>Null when the queue is full.</returns>
    private async Task<AcceptedArticle?> PublishAsync(NatsJSContext stream, string id, byte[] message, CancellationToken cancellationToken)
    {
        var ack = await stream.PublishAsync(
            _queue.ArticleSubject(id), message, opts: new NatsJSPubOpts { MsgId = id }, cancellationToken: cancellationToken);
        return ack.Error is { } error
            ? error.ErrCode == StreamFull ? null : throw new NatsJSApiException(error)
            : new AcceptedArticle(id, ArticleState.Pending, IsNew: !ack.Duplicate);
    }

    private async Task<bool> AcceptTooLargeAsync(
        IReadOnlyList<Article> articles, List<int> tooLarge, AcceptedArticle[] receipts, int maxPending, CancellationToken cancellationToken)
    {
        if (tooLarge.Count == 0)
        {
            return true;
        }

        var stored = await _inbox.AcceptAsync([.. tooLarge.Select(index => articles[index])], maxPending, cancellationToken);
        for (var i = 0; i < stored?.Count; i++)
        {
            receipts[tooLarge[i]] = stored[i];
        }

        return stored is not null;
    }

    /// <summary>Looks again only when time has passed or there was something: it is a write.</summary>
    private async Task<IReadOnlyList<Article>> TakeFromStoreAsync(CancellationToken cancellationToken)
    {
        if (_storeWasEmpty is { } looked && _clock.GetElapsedTime(looked) < _options.PollInterval)
        {
            return [];
        }

        var taken = await _inbox.TakeAsync(_options.BatchSize, _options.MaxAttempts, cancellationToken);
        _storeWasEmpty = taken.Count == 0 ? _clock.GetTimestamp() : null;
        return taken;
    }

    private Task<bool> FetchAsync(CancellationToken cancellationToken) => _queue.UseAsync(
        async (_, limit) =>
        {
            var fetch = new NatsJSFetchOpts { MaxMsgs = _options.BatchSize - _fetched.Count };
            await foreach (var message in _queue.Articles.FetchNoWaitAsync<byte[]>(fetch, cancellationToken: limit))
            {
                _fetched.Enqueue(message);
            }

            return true;
        },
        cancellationToken);

    /// <remarks>What is fetched stays so until nothing can fail any more.</remarks>
    /// <returns>The fetched articles that nobody has begun.</returns>
    private async Task<IReadOnlyList<Article>> SortAsync(CancellationToken cancellationToken)
    {
        var fetched = _fetched.ToLookup(KindOf);
        foreach (var message in fetched[MessageKind.Unreadable])
        {
            await _queue.SetAsideAsync(message.Data, "is no article as a worker writes it", cancellationToken);
            _logger.MessageSetAside(message.Subject);
        }

        List<Delivery> begun = [.. fetched[MessageKind.Begun].Select(DeliveryOf)];
        if (begun.Count > 0)
        {
            await _inbox.AcceptBegunAsync([.. begun.Select(delivery => new QueuedArticle(delivery.Article, delivery.Received))], cancellationToken);
            _storeWasEmpty = null;
        }

        List<Article> taken = [.. fetched[MessageKind.Fresh].Select(DeliveryOf).Where(Hold).Select(delivery => delivery.Article)];
        _fetched.Clear();
        await AcknowledgeAsync([.. fetched[MessageKind.Unreadable], .. begun.SelectMany(delivery => delivery.Messages)]);
        return taken;
    }

    private static MessageKind KindOf(INatsJSMsg<byte[]> message) =>
        ArticleMessage.Read(message.Data) is null ? MessageKind.Unreadable
        : message.Metadata?.NumDelivered > 1 ? MessageKind.Begun
        : MessageKind.Fresh;

    private Delivery DeliveryOf(INatsJSMsg<byte[]> message) =>
        new([message], ArticleMessage.Read(message.Data)!, message.Metadata?.Timestamp ?? _clock.GetUtcNow());

    /// <returns>False when the same text is held already: it came again after the time in which the servers notice, and ends with the first.</returns>
    private bool Hold(Delivery delivery)
    {
        // In one step: the first may end at this very moment, and then this one is held in its own right.
        var held = _held.AddOrUpdate(delivery.Article.Id, delivery, (_, first) => first with { Messages = [.. first.Messages, .. delivery.Messages] });
        return ReferenceEquals(held, delivery);
    }

    private async Task<InboxArticle?> FindWaitingAsync(string id, CancellationToken cancellationToken)
    {
        var found = await _queue.UseAsync(
            async (stream, limit) =>
            {
                var queue = await stream.GetStreamAsync(_queue.ArticleStream, cancellationToken: limit);
                try
                {
                    return (await queue.GetAsync(new StreamMsgGetRequest { LastBySubj = _queue.ArticleSubject(id) }, limit)).Message;
                }
                catch (NatsJSApiException e) when (e.Error.ErrCode == NotFound)
                {
                    return null;
                }
            },
            cancellationToken);
        return found is not null && ArticleMessage.Read(found.Data.ToArray()) is { } article
            ? new InboxArticle(article, found.Time, ArticleState.Pending, Attempts: 0, Reason: null, Finished: null, Statements: 0)
            : null;
    }

    private Task EndAsync(IEnumerable<string> ids) => AcknowledgeAsync(
        [.. ids.SelectMany(id => _held.TryRemove(id, out var delivery) ? delivery.Messages : [])]);

    /// <summary>Each is confirmed by the servers.</summary>
    private Task AcknowledgeAsync(IReadOnlyList<INatsJSMsg<byte[]>> messages) => Task.WhenAll(
        messages.Select(message => TellAsync(limit => message.AckAsync(new AckOpts { DoubleAck = true }, limit))));

    /// <summary>While an analysis or the store takes its time, nobody else is to get it.</summary>
    private void KeepHeld()
    {
        foreach (var message in _held.Values.SelectMany(delivery => delivery.Messages))
        {
            _ = TellAsync(limit => message.AckProgressAsync(cancellationToken: limit));
        }
    }

    /// <summary>Should the servers not hear it, the message comes again, and changes nothing.</summary>
    private async Task TellAsync(Func<CancellationToken, ValueTask> tell)
    {
        using var limit = new CancellationTokenSource(NatsQueue.Patience, _clock);
        try
        {
            await tell(limit.Token);
        }
        catch (Exception e) when (e is NatsException or OperationCanceledException or ObjectDisposedException)
        {
            _logger.QueueNotTold(e.GetType().Name);
        }
    }

    private enum MessageKind
    {
        Fresh,

        /// <summary>Delivered before.</summary>
        Begun,
        Unreadable,
    }

    /// <param name="Messages">All that carry this article here.</param>
    private sealed record Delivery(IReadOnlyList<INatsJSMsg<byte[]>> Messages, Article Article, DateTimeOffset Received);
}
