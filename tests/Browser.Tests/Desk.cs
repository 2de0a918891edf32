namespace StanceML.Browser.Tests;

/// <summary>One Chromium for the whole run and two workers that tests only read from, each started for the first test that asks.</summary>
/// <remarks>A test that writes starts a <see cref="WorkerWorld"/> of its own and opens its pages with <see cref="OpenAsync(WorkerWorld, string, Action{BrowserNewContextOptions}?, int)"/>.</remarks>
public sealed class Desk : IAsyncDisposable
{
    private readonly Lazy<Task<Chromium>> _chromium = new(Chromium.StartAsync);
    private readonly Lazy<Task<ReadDesk>> _samples = new(ReadDesk.WithSamplesAsync);
    private readonly Lazy<Task<ReadDesk>> _hostile = new(ReadDesk.WithHostileWordsAsync);

    // A busy machine is no finding.
    static Desk() => Assertions.SetDefaultExpectTimeout(20_000);

    /// <summary>The eight sample articles, analyzed by the shipped models.</summary>
    internal Task<ReadDesk> SamplesAsync => _samples.Value;

    /// <summary>An article whose words, names and titles try everything.</summary>
    internal Task<ReadDesk> HostileAsync => _hostile.Value;

    /// <summary>Opens a page of the sample articles.</summary>
    /// <param name="configure">How the reader's browser is: colors, width, scripts, time zone. A light window of 1,280 by 800 where nothing is said.</param>
    internal async Task<Tab> OpenAsync(DeskPage page, Action<BrowserNewContextOptions>? configure = null)
    {
        var desk = await SamplesAsync;
        return await OpenAsync(desk.World, page.Address(desk.Subject), configure, page.Status);
    }

    /// <summary>Opens a page of any worker.</summary>
    /// <param name="address">Begins with a slash.</param>
    /// <param name="status">What the page must answer.</param>
    internal async Task<Tab> OpenAsync(WorkerWorld world, string address, Action<BrowserNewContextOptions>? configure = null, int status = 200)
    {
        var tab = await NewTabAsync(world, configure);
        try
        {
            await tab.GoAsync(address, status);
            return tab;
        }
        catch
        {
            await tab.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_chromium.IsValueCreated)
        {
            await (await _chromium.Value).DisposeAsync();
        }

        foreach (var desk in new[] { _samples, _hostile }.Where(desk => desk.IsValueCreated))
        {
            await (await desk.Value).World.DisposeAsync();
        }
    }

    private async Task<Tab> NewTabAsync(WorkerWorld world, Action<BrowserNewContextOptions>? configure)
    {
        var options = new BrowserNewContextOptions
        {
            BaseURL = world.Client.BaseAddress!.AbsoluteUri,
            ViewportSize = new() { Width = 1280, Height = 800 },
            ColorScheme = ColorScheme.Light,
            TimezoneId = "UTC",
        };
        configure?.Invoke(options);
        var context = await (await _chromium.Value).Browser.NewContextAsync(options);
        return await Tab.OpenAsync(context, options.BaseURL);
    }
}
