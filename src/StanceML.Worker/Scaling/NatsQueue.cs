using System.Net.Sockets;
using Microsoft.Extensions.Options;
using NATS.Client.Core;
using NATS.Client.JetStream;
using NATS.Client.JetStream.Models;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>The streams on the NATS servers: articles that wait, what others publish, and what could not be read.</summary>
/// <remarks>
/// Made where they are not there, at the first use and again after a server came back without them. While no server can be reached,
/// every use throws within seconds, and the first one after the servers are back succeeds. Safe for concurrent use.
/// </remarks>
internal sealed class NatsQueue : IAsyncDisposable
{
    private const int MaxReasonChars = 500;

    /// <summary>For the reason and the header around it, in bytes.</summary>
    private const int HeaderRoom = 1_024;

    /// <summary>On what could not be read: why.</summary>
    public const string ReasonHeader = "Stance-Reason";

    /// <summary>How long a use may take. An election takes longer; whoever waits for it is told to come back.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Of the consumer that all analyzing workers share.</summary>
    private const string Analyzers = "analyze";

    /// <summary>Of the consumer that all workers share which take in what others publish.</summary>
    private const string Takers = "intake";

    /// <summary>All that each of so many workers has in hand: more of them would wait for one another.</summary>
    private const int MaxWorkers = 256;

    private static readonly TimeSpan KeptFailed = TimeSpan.FromDays(30);

    private const long MaxFailedBytes = 1L << 28;

    private readonly WorkerOptions _options;
    private readonly NatsConnection _connection;
    private readonly SemaphoreSlim _making = new(1, 1);
    private volatile bool _isMade;
    private INatsJSConsumer? _articles;
    private INatsJSConsumer? _submissions;

    public NatsQueue(IOptions<WorkerOptions> options)
    {
        _options = options.Value;
        _connection = new NatsConnection(new NatsOpts
        {
            Url = _options.Nats!,
            Name = "stanceml",
            AuthOpts = new NatsAuthOpts { CredsFile = _options.NatsCredentials },
            RetryOnInitialConnect = true,
            MaxReconnectRetry = -1,
            ReconnectWaitMin = TimeSpan.FromMilliseconds(100),
            ReconnectWaitMax = TimeSpan.FromSeconds(1),
            ConnectTimeout = Patience,
            RequestTimeout = Patience,
        });
        Name = $"queue {_options.NatsStream} at {string.Join(',', _options.Nats!.Split(',').Select(WithoutPassword))}";
        JetStream = new NatsJSContext(_connection);
        // A server that comes back may have lost its disk.
        _connection.ConnectionDisconnected += (_, _) =>
        {
            _isMade = false;
            return default;
        };
    }

    /// <summary>For people and logs; never a password.</summary>
    public string Name { get; }

    public string ArticleStream => _options.NatsStream;

    public string SubmitStream => $"{_options.NatsStream}-submit";

    /// <summary>Where others publish articles: JSON, as they would send it to <c>POST /v1/articles</c>.</summary>
    public string SubmitSubject => $"{_options.NatsStream}.submit";

    public string FailedSubject => $"{_options.NatsStream}.failed";

    /// <summary>Largest message that the server takes, bytes. Known once something was used.</summary>
    public int MaxMessageBytes => _connection.ServerInfo?.MaxPayload ?? int.MaxValue;

    /// <summary>Of the articles that wait; there once something was used.</summary>
    public INatsJSConsumer Articles => _articles!;

    /// <summary>Of what others published, likewise.</summary>
    public INatsJSConsumer Submissions => _submissions!;

    private NatsJSContext JetStream { get; }

    /// <param name="id">Hash of the article's content.</param>
    public string ArticleSubject(string id) => $"{_options.NatsStream}.articles.{id}";

    /// <summary>Uses the streams.</summary>
    /// <exception cref="StoreUnavailableException">They cannot be used now.</exception>
    public async Task<T> UseAsync<T>(Func<NatsJSContext, CancellationToken, Task<T>> use, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            await _connection.ConnectAsync().AsTask().WaitAsync(limit.Token);
            await MakeAsync(limit.Token);
            return await use(JetStream, limit.Token);
        }
        catch (Exception e) when (e is NatsException or SocketException or IOException or TimeoutException
            || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            _isMade = false;
            throw new StoreUnavailableException(Name, e is OperationCanceledException ? $"no answer within {Patience.TotalSeconds} s" : e.Message);
        }
    }

    /// <summary>Keeps what cannot be read, for people; without its words where these and the reason are more than the server takes.</summary>
    /// <param name="reason">Never the message's words.</param>
    public Task SetAsideAsync(byte[]? message, string reason, CancellationToken cancellationToken) => UseAsync(
        async (stream, limit) =>
        {
            // A sender chooses the names of fields, and the reason tells them: no line may end in a header, and none may be endless.
            var line = new string([.. reason.Take(MaxReasonChars).Select(letter => letter is < ' ' or > '~' ? '?' : letter)]);
            var kept = message?.Length + HeaderRoom <= (_connection.ServerInfo?.MaxPayload ?? 0) ? message : [];
            var ack = await stream.PublishAsync(FailedSubject, kept ?? [], headers: new NatsHeaders { [ReasonHeader] = line }, cancellationToken: limit);
            ack.EnsureSuccess();
            return true;
        },
        cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        _making.Dispose();
    }

    private static string WithoutPassword(string url)
    {
        var at = url.LastIndexOf('@');
        var scheme = url.IndexOf("://", StringComparison.Ordinal);
        return at < 0 ? url.Trim() : $"{(scheme < 0 ? "" : url[..(scheme + 3)].Trim())}{url[(at + 1)..].Trim()}";
    }

    private async Task MakeAsync(CancellationToken cancellationToken)
    {
        if (_isMade)
        {
            return;
        }

        await _making.WaitAsync(cancellationToken);
        try
        {
            if (!_isMade)
            {
                _articles = await MakeQueueAsync(ArticleStream, ArticleSubject("*"), Analyzers, cancellationToken);
                _submissions = await MakeQueueAsync(SubmitStream, SubmitSubject, Takers, cancellationToken);
                await JetStream.CreateOrUpdateStreamAsync(
                    new StreamConfig($"{_options.NatsStream}-failed", [FailedSubject])
                    {
                        NumReplicas = _options.NatsReplicas,
                        MaxAge = KeptFailed,
                        MaxBytes = MaxFailedBytes,
                        Discard = StreamConfigDiscard.Old,
                    },
                    cancellationToken);
                _isMade = true;
            }
        }
        finally
        {
            _making.Release();
        }
    }

    /// <summary>A message goes once it is acknowledged, and a full queue refuses what is new.</summary>
    /// <remarks>How often a message may be delivered has no limit: the store counts what was begun in vain (see <see cref="NatsInbox"/>).</remarks>
    private async Task<INatsJSConsumer> MakeQueueAsync(string name, string subject, string consumer, CancellationToken cancellationToken)
    {
        await JetStream.CreateOrUpdateStreamAsync(
            new StreamConfig(name, [subject])
            {
                Retention = StreamConfigRetention.Workqueue,
                Storage = StreamConfigStorage.File,
                Discard = StreamConfigDiscard.New,
                NumReplicas = _options.NatsReplicas,
                MaxMsgs = _options.MaxPending,
                MaxBytes = _options.NatsMaxBytes,
                DuplicateWindow = _options.NatsDuplicateWindow,
            },
            cancellationToken);
        return await JetStream.CreateOrUpdateConsumerAsync(
            name,
            new ConsumerConfig(consumer)
            {
                AckPolicy = ConsumerConfigAckPolicy.Explicit,
                AckWait = _options.LeaseTime,
                MaxAckPending = _options.MaxInHand * MaxWorkers,
                MaxDeliver = -1,
            },
            cancellationToken);
    }
}
