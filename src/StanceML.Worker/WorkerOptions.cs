using System.ComponentModel.DataAnnotations;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>How the worker runs. Set by <c>serve</c>, by the environment (<c>StanceML__MaxPending=500</c>) or by a test.</summary>
public sealed class WorkerOptions : IValidatableObject
{
    /// <summary>
    /// Where to listen. Port 0 takes a free one. An address that others can reach needs API keys; https needs a certificate.
    /// Default <c>http://127.0.0.1:5080</c>.
    /// </summary>
    [Required]
    public string Url { get; set; } = "http://127.0.0.1:5080";

    /// <summary>
    /// The store's file, made when it is not there; or PostgreSQL, as <c>postgres://user:password@host:port/database</c> or <c>Host=…;Database=…</c>.
    /// No default.
    /// </summary>
    [Required]
    public string Store { get; set; } = "";

    /// <summary>How long a write waits for another process that writes the store. Default 10 s; allowed 1 s to 1 min; whole seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan StoreBusyTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>What this worker does, <c>Intake,Analyze,Api</c> or some of them. Default all.</summary>
    [Range((int)WorkerRoles.Intake, (int)WorkerRoles.All, ErrorMessage = "The roles are intake, analyze and api, or some of them with commas between.")]
    public WorkerRoles Roles { get; set; } = WorkerRoles.All;

    /// <summary>
    /// NATS servers with JetStream whose queue takes the accepted articles: <c>nats://user:password@host:port</c>, several with commas. It
    /// needs a PostgreSQL store. Default none: articles wait in the store.
    /// </summary>
    public string? Nats { get; set; }

    /// <summary>A file with NATS credentials (<c>.creds</c>). Default none.</summary>
    public string? NatsCredentials { get; set; }

    /// <summary>Name of the stream and first part of its subjects; workers with another name share nothing. Default <c>stanceml</c>; letters, digits, hyphens.</summary>
    [RegularExpression("[A-Za-z0-9-]{1,64}")]
    public string NatsStream { get; set; } = "stanceml";

    /// <summary>NATS servers that keep each article before it counts as accepted. Default 1; three survive the loss of one. Allowed 1 to 5.</summary>
    [Range(1, 5)]
    public int NatsReplicas { get; set; } = 1;

    /// <summary>Most bytes that may wait in the NATS queue. Default 1 GiB; allowed 1 MiB to 1 PiB.</summary>
    [Range(typeof(long), "1048576", "1125899906842624")]
    public long NatsMaxBytes { get; set; } = 1L << 30;

    /// <summary>
    /// How long the NATS servers notice that an article comes again; later it is noticed when its statements are stored. They remember so
    /// much in memory. Default 2 min; allowed 1 s to 1 day.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan NatsDuplicateWindow { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How the log is written. Default text.</summary>
    [EnumDataType(typeof(LogFormat))]
    public LogFormat LogFormat { get; set; }

    /// <summary>How long an answer of <c>/health/ready</c> is given again before the store is asked anew. Default 1 s; allowed 0 to 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan HealthCacheTime { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Free bytes on the volume of the store's file under which the worker is not ready; under twice as many it says so. Default
    /// 256 MiB; allowed 0 to 1 PiB.
    /// </summary>
    [Range(typeof(long), "0", "1125899906842624")]
    public long MinFreeDiskBytes { get; set; } = 256L << 20;

    /// <summary>Whether the sample articles are taken in and analyzed before the worker says it is ready. Default false.</summary>
    public bool Samples { get; set; }

    /// <summary>Largest article, its text in UTF-8. Default 1 MiB; allowed 1 KiB to 16 MiB.</summary>
    [Range(1 << 10, 1 << 24)]
    public int MaxArticleBytes { get; set; } = 1 << 20;

    /// <summary>Largest request. Default 16 MiB; allowed 1 KiB to 128 MiB. It is held in memory.</summary>
    [Range(1 << 10, 1 << 27)]
    public int MaxRequestBytes { get; set; } = 1 << 24;

    /// <summary>Most articles in one request. Default 1,000; allowed 1 to 10,000.</summary>
    [Range(1, 10_000)]
    public int MaxArticlesPerRequest { get; set; } = 1_000;

    /// <summary>How many accepted articles may wait before new ones are told to come back later. Default 10,000; allowed 1 to 100,000,000.</summary>
    [Range(1, 100_000_000)]
    public int MaxPending { get; set; } = 10_000;

    /// <summary>What a request that came too early is told to wait. Default 5 s; allowed 1 s to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Most articles taken at once, and most that share a write of results; four and a half times as many, and one for each analysis, may be in hand.
    /// Default 64; allowed 1 to 1,000.
    /// </summary>
    [Range(1, 1_000)]
    public int BatchSize { get; set; } = 64;

    /// <summary>Articles that a worker may have taken and not ended.</summary>
    internal int MaxInHand => (5 * BatchSize) + Parallelism;

    /// <summary>How often an analysis that never ended is begun again before the article is set aside. Default 5; allowed 1 to 100.</summary>
    [Range(1, 100)]
    public int MaxAttempts { get; set; } = 5;

    /// <summary>
    /// Longest analysis of one article; one that runs over is set aside. It is looked at between stages and between statements, so a
    /// stage ends first. Default 30 s; allowed 10 ms to 10 min.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.0100000", "00:10:00")]
    public TimeSpan AnalysisTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long a batch of articles is one worker's; when that worker dies, others wait as long before they take them. A worker with a file has
    /// nobody to wait for. While the worker lives it is renewed. Default 5 min; allowed 5 s to 1 day.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:05", "1.00:00:00")]
    public TimeSpan LeaseTime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// How long an article is kept after its receipt, with its statements; older ones are deleted every hour. No default: all are kept; allowed 1 h to 100 years.
    /// </summary>
    [Range(typeof(TimeSpan), "01:00:00", "36525.00:00:00")]
    public TimeSpan? Retention { get; set; }

    /// <summary>Pause between looks at the inbox when nothing wakes the loop. Default 2 s; allowed 50 ms to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:00.0500000", "01:00:00")]
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Pause after the store could not be used. Default 1 s; allowed 10 ms to 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.0100000", "00:01:00")]
    public TimeSpan StoreRetryInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Largest page, feed or submitted HTML, unpacked. Default 4 MiB; allowed 1 KiB to 16 MiB. It is held in memory.</summary>
    [Range(1 << 10, 1 << 24)]
    public int MaxPageBytes { get; set; } = 1 << 22;

    /// <summary>Longest time for one request for a page or feed; each redirect is another. Default 20 s; allowed 100 ms to 5 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1000000", "00:05:00")]
    public TimeSpan FetchTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>A folder whose files are taken in; made when it is not there. Default empty: none is watched.</summary>
    public string WatchFolder { get; set; } = "";

    /// <summary>How long a file in the watched folder must not have been written. Default 2 s; allowed 0 to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan WatchQuiet { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>RSS and Atom feeds to read. Default none.</summary>
    [WebAddresses]
    public IList<string> Feeds { get; } = [];

    /// <summary>Pause between two readings of a feed. Default 15 min; allowed 100 ms to 1 day.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1000000", "1.00:00:00")]
    public TimeSpan FeedInterval { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Pause between two requests to the same host. Default 1 s; allowed 0 to 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan FetchPause { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Pages and feeds fetched at the same time, each from another host. Default 8; allowed 1 to 64.</summary>
    [Range(1, 64)]
    public int FetchParallelism { get; set; } = 8;

    /// <summary>How often a page that cannot be had now is tried before it is set aside. Default 5; allowed 1 to 100.</summary>
    [Range(1, 100)]
    public int MaxFetchAttempts { get; set; } = 5;

    /// <summary>
    /// Networks in CIDR notation, such as <c>10.20.0.0/16</c>, from which pages and feeds may be fetched although they are not of the
    /// public internet. Default none.
    /// </summary>
    [Networks]
    public IList<string> FetchAllowed { get; } = [];

    /// <summary>Ports from which pages and feeds may be fetched, besides 80 and 443. Default none.</summary>
    public IList<int> FetchPorts { get; } = [];

    /// <summary>
    /// Articles analyzed at the same time, by the loop and by <c>/v1/analyze</c> each; beside a store that is a file the loop analyzes one less, but at least one.
    /// Default one per processor; allowed 1 to 256.
    /// </summary>
    [Range(1, 256)]
    public int Parallelism { get; set; } = Environment.ProcessorCount;

    /// <summary>
    /// Requests for analysis (<c>/v1/analyze</c>, <c>/v1/classify</c>, <c>/v2</c>) that may wait for their turn, those whose bodies are still coming
    /// in among them. Default 128; allowed 0 to 10,000.
    /// </summary>
    [Range(0, 10_000)]
    public int MaxWaitingAnalyses { get; set; } = 128;

    /// <summary>Exports of statements that run at the same time; each holds up to 20 MB. Default 4; allowed 1 to 64.</summary>
    [Range(1, 64)]
    public int MaxExports { get; set; } = 4;

    /// <summary>Of them, with one key. Default 2; allowed 1 to 64.</summary>
    [Range(1, 64)]
    public int MaxExportsPerKey { get; set; } = 2;

    /// <summary>Listeners to <c>/v1/stream</c> at the same time. Default 100; allowed 1 to 10,000.</summary>
    [Range(1, 10_000)]
    public int MaxListeners { get; set; } = 100;

    /// <summary>Of them, with one key. Default 10; allowed 1 to 10,000.</summary>
    [Range(1, 10_000)]
    public int MaxListenersPerKey { get; set; } = 10;

    /// <summary>Pause between looks for new statements on behalf of all listeners. Default 500 ms; allowed 10 ms to 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.0100000", "00:01:00")]
    public TimeSpan StreamInterval { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Longest silence of a stream: then a comment is sent. Default 15 s; allowed 100 ms to 5 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1000000", "00:05:00")]
    public TimeSpan HeartbeatInterval { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Webhooks that are sent to at the same time. Default 4; allowed 1 to 64.</summary>
    [Range(1, 64)]
    public int WebhookParallelism { get; set; } = 4;

    /// <summary>How often a batch is sent to a webhook before it is set aside. Default 12, half a day; allowed 1 to 100.</summary>
    [Range(1, 100)]
    public int MaxWebhookAttempts { get; set; } = 12;

    /// <summary>Pause before a batch is sent a second time; each later one is twice as long, up to an hour. Default 5 s; allowed 10 ms to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:00.0100000", "01:00:00")]
    public TimeSpan WebhookRetryInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Longest time for one request, and for one line of a stream of articles. Default 30 s; allowed 1 s to 10 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Requests a second of one key; who was quiet may send ten seconds' worth at once. Default 100; allowed 1 to 100,000.</summary>
    [Range(1, 100_000)]
    public int RequestsPerSecond { get; set; } = 100;

    /// <summary>Requests a second of one address without a key, likewise. Default 10; allowed 1 to 100,000.</summary>
    [Range(1, 100_000)]
    public int AnonymousRequestsPerSecond { get; set; } = 10;

    /// <summary>Bytes a second that one key may submit, likewise. Default 4 MiB; allowed 64 KiB to 1 GiB.</summary>
    [Range(1 << 16, 1 << 30)]
    public int SubmittedBytesPerSecond { get; set; } = 1 << 22;

    /// <summary>Requests for analysis of one key that are worked on or wait. Default 32; allowed 1 to 10,000.</summary>
    [Range(1, 10_000)]
    public int MaxAnalysesPerKey { get; set; } = 32;

    /// <summary>
    /// Requests to <c>/v1/articles</c> that are read at the same time, with keys or without, and as many for analysis that are read or wait. Each
    /// holds up to <see cref="MaxRequestBytes"/>, and for a moment a few times as much. Default 64; allowed 1 to 10,000.
    /// </summary>
    [Range(1, 10_000)]
    public int MaxSubmissions { get; set; } = 64;

    /// <summary>Of them, with one key. Default 16; allowed 1 to 10,000.</summary>
    [Range(1, 10_000)]
    public int MaxSubmissionsPerKey { get; set; } = 16;

    /// <summary>Open connections; more are closed at once. Default 1,000; allowed 10 to 100,000.</summary>
    [Range(10, 100_000)]
    public int MaxConnections { get; set; } = 1_000;

    /// <summary>
    /// How long a sender may take over the headers of a request, and how long its body may come in at fewer than 240 bytes a second.
    /// Default 10 s; allowed 2 s to 1 min.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:02", "00:01:00")]
    public TimeSpan SenderPatience { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Pause between looks at <c>models/current.json</c> when no event of the file system comes. Default 2 s; allowed 50 ms to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:00.0500000", "01:00:00")]
    public TimeSpan ModelPollInterval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Versions that judge beside the live ones from the start, as <c>stance/2026.12.1</c>, at most one per task. Default none.</summary>
    public IList<string> Shadow { get; } = [];

    /// <summary>Share of the accepted articles that shadow models judge too. Default 1; allowed 0 to 1.</summary>
    [Range(0.0, 1.0)]
    public double ShadowShare { get; set; } = 1;

    /// <summary>Articles that may wait for the shadow models; more are dropped and counted. Default 256; allowed 1 to 10,000.</summary>
    [Range(1, 10_000)]
    public int ShadowQueue { get; set; } = 256;

    /// <summary>
    /// The folder of labelled rows that retraining joins the reviewers' decisions to. Default <c>training-data</c> where the worker was
    /// started, else the one that came with stanceml.
    /// </summary>
    public string? TrainingData { get; set; }

    /// <summary>Share of the reviewed statements that a second reviewer judges without seeing the first opinion. Default 0.1; allowed 0 to 1.</summary>
    [Range(0.0, 1.0)]
    public double SecondOpinionShare { get; set; } = 0.1;

    /// <summary>
    /// Folder for the training rows that reviewers' decisions make, a file per version. They hold words of articles: they never leave the
    /// worker. Default <c>corrections</c> beside the store's file, or in the working folder where the store is a database.
    /// </summary>
    public string CorrectionsPath { get; set; } = "";

    /// <summary>Most rows in one request to <c>/v1/classify</c>, and most elements of a tensor of <c>/v2</c>. Default 1,000; allowed 1 to 10,000.</summary>
    [Range(1, 10_000)]
    public int MaxRowsPerRequest { get; set; } = 1_000;

    /// <summary>
    /// Host names that requests may ask for, besides this machine's own; <c>*.example.org</c> takes every one under it. Naming one means that
    /// others can reach the worker, so keys are needed. Default none: any where others can reach the worker, this machine's own otherwise.
    /// </summary>
    public IList<string> AllowedHosts { get; } = [];

    /// <summary>
    /// Sites such as <c>https://news.example.org</c> or <c>https://*.example.org</c> that may show <c>/embed/…</c> inside their pages. Naming one
    /// lets everybody who can reach the worker read those pages without a key: counts and positions, no quotes. Default none: only the
    /// worker's own pages may show them, and they ask for a key as all pages do.
    /// </summary>
    [Origins]
    public IList<string> EmbedOrigins { get; } = [];

    /// <summary>Addresses or networks of proxies whose <c>X-Forwarded-For</c> and <c>-Proto</c> are believed. Naming one means that keys are needed. Default none.</summary>
    public IList<string> KnownProxies { get; } = [];

    /// <summary>The certificate of an https address, PEM, with those that vouch for it after it. No default.</summary>
    public string? CertificatePath { get; set; }

    /// <summary>The certificate's private key, PEM. Default: in the certificate's own file.</summary>
    public string? CertificateKeyPath { get; set; }

    /// <summary>How soon a key that was made or revoked elsewhere is known here. Default 5 s; allowed 100 ms to 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1000000", "00:01:00")]
    public TimeSpan KeyRefreshInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a browser stays logged in. Default 12 h; allowed 1 min to 30 d.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan SessionLifetime { get; set; } = TimeSpan.FromHours(12);

    /// <summary>Whether others than this machine's users can reach the worker.</summary>
    internal bool IsReachable => !ListenAddress.Parse(Url).IsLoopback || AllowedHosts.Count > 0 || KnownProxies.Count > 0;

    /// <summary>Where the training rows of reviewers are.</summary>
    internal string CorrectionsFolder => CorrectionsPath.Length > 0
        ? Path.GetFullPath(CorrectionsPath)
        : Path.Combine(StoreDatabase.IsFile(Store) ? Path.GetDirectoryName(Path.GetFullPath(Store))! : Environment.CurrentDirectory, "corrections");

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!string.IsNullOrEmpty(Nats) && !StoreDatabase.IsShared(Store))
        {
            yield return new ValidationResult("With NATS several workers share the results: the store must be a PostgreSQL database.", [nameof(Store)]);
        }
    }
}
