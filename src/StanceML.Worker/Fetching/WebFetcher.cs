using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace StanceML.Worker;

/// <summary>Fetches pages and feeds that others named, and nothing that only this machine can reach.</summary>
/// <remarks>
/// Every address is checked when it is connected to, so a name that resolves to something else a moment later gains nothing; each redirect is
/// checked like a first request. No cookies, no proxy, no credentials. Sizes, headers and time are capped. Safe for concurrent use.
/// </remarks>
internal sealed class WebFetcher : IDisposable
{
    /// <summary>Names the crawler to servers and in robots.txt.</summary>
    public const string ProductName = "StanceML";

    private const int MaxRedirects = 5;

    private const int MaxHeaderKilobytes = 32;

    private const int MaxUrlChars = 8_000;

    private const string NotPublic = "leads to an address that is not of the public internet";

    /// <summary>A server that asks for more is asked again nevertheless.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    private static readonly int[] UsualPorts = [80, 443];

    private readonly WorkerOptions _options;
    private readonly TimeProvider _clock;
    private readonly AddressRules _rules;
    private readonly HttpClient _client;

    public WebFetcher(IOptions<WorkerOptions> options, TimeProvider clock)
    {
        _options = options.Value;
        _clock = clock;
        _rules = new AddressRules(_options.FetchAllowed);
        _client = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = ConnectAsync,
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            AutomaticDecompression = DecompressionMethods.None,
            MaxResponseHeadersLength = MaxHeaderKilobytes,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            // Our trace ids are nobody else's.
            ActivityHeadersPropagator = null,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        _client.DefaultRequestHeaders.UserAgent.ParseAdd($"{ProductName}/1.0");
        _client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip, br, deflate");
    }

    /// <returns>Why the address will not be fetched, whoever answers there; null when it may be tried.</returns>
    public string? Problem(Uri address) =>
        !address.IsAbsoluteUri || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps) ? "is no http or https address"
        : address.OriginalString.Length > MaxUrlChars ? $"has more than {MaxUrlChars} characters"
        : address.UserInfo.Length > 0 ? "holds a user name or password"
        : HostName.Of(address) is not { } host ? "names a host that cannot be"
        : !UsualPorts.Contains(address.Port) && !_options.FetchPorts.Contains(address.Port)
            ? string.Create(CultureInfo.InvariantCulture, $"names port {address.Port}; allowed: {string.Join(", ", UsualPorts.Concat(_options.FetchPorts))}")
        : IPAddress.TryParse(host.Trim('[', ']'), out var literal) && !_rules.Allows(literal) ? NotPublic
        : null;

    /// <param name="accept">Media types, as in the header.</param>
    /// <exception cref="FetchFailedException">Refused, unreachable, too large, too slow, or an answer that is no document.</exception>
    public Task<FetchedDocument> FetchAsync(Uri address, string accept, FetchCondition condition, CancellationToken cancellationToken) =>
        GuardedAsync(token => FollowAsync(address, at => SendAsync(at, accept, condition, token)), cancellationToken);

    /// <summary>Sends one request and follows no redirect: the answer may say where it leads (<see cref="FetchedDocument.Next"/>).</summary>
    /// <exception cref="FetchFailedException">As <see cref="FetchAsync"/>.</exception>
    public Task<FetchedDocument> AskAsync(Uri address, string accept, FetchCondition condition, CancellationToken cancellationToken) =>
        GuardedAsync(token => SendAsync(address, accept, condition, token), cancellationToken);

    /// <summary>Asks at the address, and wherever the answers lead.</summary>
    /// <exception cref="FetchFailedException">They lead on and on.</exception>
    public static async Task<FetchedDocument> FollowAsync(Uri address, Func<Uri, Task<FetchedDocument>> ask)
    {
        for (var redirects = 0; redirects <= MaxRedirects; redirects++)
        {
            var document = await ask(address).ConfigureAwait(false);
            if (document.Next is not { } next)
            {
                return document;
            }

            address = next;
        }

        throw new FetchFailedException($"redirects more than {MaxRedirects} times", canRetry: false);
    }

    /// <summary>Sends a body, follows no redirect and reads nothing of the answer but its status.</summary>
    /// <exception cref="FetchFailedException">Refused, unreachable or too slow.</exception>
    public Task<HttpStatusCode> PostAsync(
        Uri address, HttpContent body, IReadOnlyDictionary<string, string> headers, CancellationToken cancellationToken) => GuardedAsync(
        async token =>
        {
            if (Problem(address) is { } problem)
            {
                throw new FetchFailedException(problem, canRetry: false);
            }

            using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = body };
            foreach (var (name, value) in headers)
            {
                request.Headers.Add(name, value);
            }

            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, token).ConfigureAwait(false);
            return response.StatusCode;
        },
        cancellationToken);

    /// <returns>Whether the operator allows this address, so that what is sent to it may go unencrypted.</returns>
    public bool IsAllowedInClear(Uri address) => IPAddress.TryParse(HostName.Of(address)?.Trim('[', ']'), out var literal) && _rules.Lists(literal);

    public void Dispose() => _client.Dispose();

    private async Task<T> GuardedAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(_options.FetchTimeout, _clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await work(both.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new FetchFailedException(
                string.Create(CultureInfo.InvariantCulture, $"did not end within {_options.FetchTimeout.TotalSeconds} s"), canRetry: true);
        }
        catch (HttpRequestException e)
        {
            throw e.InnerException as FetchFailedException ?? new FetchFailedException($"could not be reached ({e.HttpRequestError})", canRetry: true);
        }
        catch (BodyTooLargeException e)
        {
            throw new FetchFailedException(e.Message, canRetry: false);
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            throw new FetchFailedException($"broke off or is damaged ({e.GetType().Name})", canRetry: true);
        }
    }

    private async Task<FetchedDocument> SendAsync(Uri address, string accept, FetchCondition condition, CancellationToken cancellationToken)
    {
        if (Problem(address) is { } problem)
        {
            throw new FetchFailedException(problem, canRetry: false);
        }

        using var request = Request(address, accept, condition);
        using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        return Next(address, response) is { } next
            ? new FetchedDocument(address, [], MediaType: null, Charset: null, FetchCondition.None, IsUnchanged: false) { Next = next }
            : await ReadAsync(address, response, cancellationToken).ConfigureAwait(false);
    }

    private static HttpRequestMessage Request(Uri address, string accept, FetchCondition condition)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new UriBuilder(address) { Fragment = "" }.Uri);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        // What the server sent is sent back as it was; a field with a line break in it is refused by the client.
        request.Headers.TryAddWithoutValidation("If-None-Match", condition.ETag is { } tag ? [tag] : []);
        request.Headers.TryAddWithoutValidation("If-Modified-Since", condition.LastModified is { } time ? [time] : []);
        return request;
    }

    /// <returns>Null when the answer is no redirect.</returns>
    private static Uri? Next(Uri address, HttpResponseMessage response)
    {
        if (response.StatusCode is not (HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
            or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect))
        {
            return null;
        }

        if (response.Headers.Location is not { } location || !Uri.TryCreate(address, location, out var next))
        {
            throw new FetchFailedException("redirects to nowhere", canRetry: false);
        }

        return address.Scheme == Uri.UriSchemeHttps && next.Scheme == Uri.UriSchemeHttp
            ? throw new FetchFailedException("redirects from https to http", canRetry: false)
            : next;
    }

    private async Task<FetchedDocument> ReadAsync(Uri address, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var isUnchanged = response.StatusCode == HttpStatusCode.NotModified;
        if (!isUnchanged && response.StatusCode != HttpStatusCode.OK)
        {
            throw Failure(response);
        }

        var content = response.Content.Headers;
        var encoding = string.Join(", ", content.ContentEncoding);
        if (!UnpackedBody.IsKnown(encoding))
        {
            throw new FetchFailedException("is packed in a way that was not asked for", canRetry: false);
        }

        await using var packed = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var body = isUnchanged ? [] : await UnpackedBody.ReadAllAsync(packed, encoding, _options.MaxPageBytes, cancellationToken).ConfigureAwait(false);
        var condition = new FetchCondition(First(response.Headers.NonValidated, "ETag"), First(content.NonValidated, "Last-Modified"));
        return new FetchedDocument(
            address, body, content.ContentType?.MediaType?.ToLowerInvariant(), content.ContentType?.CharSet?.Trim('"'), condition, isUnchanged);
    }

    private static string? First(System.Net.Http.Headers.HttpHeadersNonValidated headers, string name) =>
        headers.TryGetValues(name, out var values) ? values.ToString() : null;

    private FetchFailedException Failure(HttpResponseMessage response)
    {
        var status = (int)response.StatusCode;
        var asked = response.Headers.RetryAfter is { } wait ? wait.Delta ?? wait.Date - _clock.GetUtcNow() : null;
        return new FetchFailedException(
            string.Create(CultureInfo.InvariantCulture, $"answered {status}"),
            canRetry: status is 408 or 425 or 429 or >= 500,
            asked > LongestWait ? LongestWait : asked,
            isOverload: status is 429 or 503);
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = await ResolveAsync(host, cancellationToken).ConfigureAwait(false);
        // One that must not be called spoils the name: which of them answers is not ours to choose.
        if (addresses.Length == 0 || !Array.TrueForAll(addresses, _rules.Allows))
        {
            throw new FetchFailedException(NotPublic, canRetry: false);
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        try
        {
            return IPAddress.TryParse(host.Trim('[', ']'), out var literal) ? [literal] : await Dns.GetHostAddressesAsync(host, cancellationToken).ConfigureAwait(false);
        }
        catch (SocketException)
        {
            throw new FetchFailedException("names a host that cannot be found", canRetry: true);
        }
    }
}
