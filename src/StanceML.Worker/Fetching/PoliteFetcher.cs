using System.Globalization;
using Microsoft.Extensions.Options;

namespace StanceML.Worker;

/// <summary>Fetches as a guest does: one request at a time per host, a pause between them, robots.txt kept, and away when told to wait.</summary>
/// <remarks>What is known of hosts is in memory: a start begins politely anyway. Safe for concurrent use.</remarks>
internal sealed class PoliteFetcher(WebFetcher web, IOptions<WorkerOptions> options, TimeProvider clock)
{
    /// <summary>RFC 9309 allows 24 h; sites that open or close want to be heard sooner.</summary>
    private static readonly TimeSpan RobotsTime = TimeSpan.FromHours(1);

    /// <summary>For a host that is overloaded and does not say for how long.</summary>
    private static readonly TimeSpan UsualWait = TimeSpan.FromMinutes(1);

    /// <summary>Longer waits are given back to who asked, so that one host does not hold what others wait for.</summary>
    private static readonly TimeSpan LongestPatience = TimeSpan.FromSeconds(10);

    /// <summary>Of a fetch with all its turns and redirects; what is fetched is taken for five minutes.</summary>
    private static readonly TimeSpan LongestWay = TimeSpan.FromMinutes(4);

    private const int ManyHosts = 4_096;

    private readonly Dictionary<string, HostTurn> _hosts = new(StringComparer.Ordinal);

    /// <summary>Redirects are visits too: each host on the way has its own turn and robots.txt.</summary>
    /// <exception cref="FetchFailedException">As <see cref="WebFetcher.FetchAsync"/>; and closed by robots.txt, or the host wants us to wait.</exception>
    public async Task<FetchedDocument> FetchAsync(Uri address, string accept, FetchCondition condition, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(LongestWay, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await WebFetcher.FollowAsync(address, at => VisitAsync(at, accept, condition, both.Token)).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new FetchFailedException("took too long to reach, turns and redirects included", canRetry: true);
        }
    }

    /// <returns>
    /// How long to stay away where one has the turn and another waits already: a third would only keep a place from other hosts. Each who asks is
    /// told a later time than the one before. Null where there is a place.
    /// </returns>
    public TimeSpan? PutOff(Uri address)
    {
        var host = Host(address);
        if (Volatile.Read(ref host.Callers) <= 1)
        {
            return null;
        }

        lock (host)
        {
            var now = clock.GetUtcNow();
            host.NextPlace = (host.NextPlace > now ? host.NextPlace : now) + options.Value.FetchPause;
            return host.NextPlace - now;
        }
    }

    private async Task<FetchedDocument> VisitAsync(Uri address, string accept, FetchCondition condition, CancellationToken cancellationToken)
    {
        if (web.Problem(address) is { } problem)
        {
            throw new FetchFailedException(problem, canRetry: false);
        }

        var host = Host(address);
        Interlocked.Increment(ref host.Callers);
        try
        {
            return await TakeTurnAsync(host, address, accept, condition, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref host.Callers);
        }
    }

    private async Task<FetchedDocument> TakeTurnAsync(
        HostTurn host, Uri address, string accept, FetchCondition condition, CancellationToken cancellationToken)
    {
        await host.Gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await WaitAsync(host, cancellationToken).ConfigureAwait(false);
            await RequireRobotsAsync(host, address, cancellationToken).ConfigureAwait(false);
            return await RequestAsync(host, () => web.AskAsync(address, accept, condition, cancellationToken)).ConfigureAwait(false);
        }
        finally
        {
            host.Gate.Release();
        }
    }

    private async Task<FetchedDocument> RequestAsync(HostTurn host, Func<Task<FetchedDocument>> request)
    {
        try
        {
            var document = await request().ConfigureAwait(false);
            Rest(host, options.Value.FetchPause, isClosed: false);
            return document;
        }
        catch (FetchFailedException e)
        {
            var wait = e.IsOverload ? e.RetryAfter ?? UsualWait : null as TimeSpan?;
            Rest(host, wait is { } asked && asked > options.Value.FetchPause ? asked : options.Value.FetchPause, isClosed: wait is not null);
            throw;
        }
    }

    private void Rest(HostTurn host, TimeSpan time, bool isClosed) => (host.NotBefore, host.IsClosed) = (clock.GetUtcNow() + time, isClosed);

    private async Task WaitAsync(HostTurn host, CancellationToken cancellationToken)
    {
        var wait = host.NotBefore - clock.GetUtcNow();
        if (host.IsClosed && wait > LongestPatience)
        {
            throw new FetchFailedException(
                string.Create(CultureInfo.InvariantCulture, $"is on a host that asked to be left alone for {Math.Ceiling(wait.TotalSeconds)} s more"), canRetry: true, wait);
        }

        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, clock, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task RequireRobotsAsync(HostTurn host, Uri address, CancellationToken cancellationToken)
    {
        if (host.Robots is null || clock.GetUtcNow() - host.RobotsRead > RobotsTime)
        {
            host.Robots = await RobotsAsync(host, address, cancellationToken).ConfigureAwait(false);
            host.RobotsRead = clock.GetUtcNow();
            await WaitAsync(host, cancellationToken).ConfigureAwait(false);
        }

        if (!host.Robots.Allows(address.PathAndQuery))
        {
            throw new FetchFailedException("is closed to programs by the site's robots.txt", canRetry: false);
        }
    }

    /// <summary>A site without robots.txt is open; one whose robots.txt cannot be had now is closed for now.</summary>
    private async Task<RobotsRules> RobotsAsync(HostTurn host, Uri address, CancellationToken cancellationToken)
    {
        try
        {
            // Where its own redirects lead is not asked for robots.txt in turn: RFC 9309 (2.3.1.2) has them followed.
            var file = await RequestAsync(
                host, () => web.FetchAsync(new Uri(address, "/robots.txt"), "text/plain", FetchCondition.None, cancellationToken)).ConfigureAwait(false);
            return RobotsRules.Parse(file.Text);
        }
        catch (FetchFailedException e) when (!e.CanRetry)
        {
            return RobotsRules.AllowAll;
        }
        catch (FetchFailedException e)
        {
            throw new FetchFailedException($"cannot be fetched before the site's robots.txt, which {e.Message}", canRetry: true, e.RetryAfter);
        }
    }

    private HostTurn Host(Uri address)
    {
        var name = address.GetLeftPart(UriPartial.Authority);
        lock (_hosts)
        {
            if (_hosts.TryGetValue(name, out var known))
            {
                return known;
            }

            if (_hosts.Count >= ManyHosts)
            {
                Forget();
            }

            return _hosts[name] = new HostTurn();
        }
    }

    /// <summary>Hosts at rest; one whose turn somebody has stays.</summary>
    private void Forget()
    {
        var now = clock.GetUtcNow();
        foreach (var (name, _) in _hosts.Where(host => Volatile.Read(ref host.Value.Callers) == 0 && host.Value.NotBefore < now).ToList())
        {
            _hosts.Remove(name);
        }
    }
}
