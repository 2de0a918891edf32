namespace StanceML.Browser.Tests;

/// <summary>One page in a browser of its own, which hears what the page complains about.</summary>
internal sealed class Tab : IAsyncDisposable
{
    /// <summary>A refusal by the page's content security policy becomes a complaint on the console.</summary>
    private const string HearPolicy = "addEventListener('securitypolicyviolation', e => console.error(`policy: ${e.effectiveDirective} refused ${e.blockedURI} ${e.sample}`));";

    private readonly List<string> _complaints = [];
    private readonly string _origin;
    private string? _refused;

    private Tab(IPage page, string origin)
    {
        (Page, _origin) = (page, new Uri(origin).Authority);
        page.Console += (_, line) => HearConsole(line);
        page.PageError += (_, error) => Complain($"script: {error}");
        page.Dialog += async (_, dialog) =>
        {
            Complain($"dialog: {dialog.Message}");
            await dialog.DismissAsync();
        };
        page.Crash += (_, _) => Complain("the page crashed");
        page.Request += (_, request) => HearRequest(request.Url);
        page.WebSocket += (_, socket) => HearRequest(socket.Url);
    }

    public IPage Page { get; }

    /// <summary>Errors on the console, refusals by the content security policy, dialogs, and requests to other origins.</summary>
    public IReadOnlyList<string> Complaints
    {
        get
        {
            lock (_complaints)
            {
                return [.. _complaints];
            }
        }
    }

    public static async Task<Tab> OpenAsync(IBrowserContext context, string origin)
    {
        await context.AddInitScriptAsync(HearPolicy);
        return new Tab(await context.NewPageAsync(), origin);
    }

    /// <param name="address">Begins with a slash.</param>
    /// <param name="status">What the page must answer; 404 is then no complaint.</param>
    public async Task GoAsync(string address, int status = 200)
    {
        _refused = status == 200 ? null : address;
        var answer = await Page.GotoAsync(address);
        Assert.Equal(status, answer!.Status);
    }

    /// <summary>Waits until what the page's circuit answers can be used; a page without one is ready.</summary>
    public Task ReadyAsync() => Assertions.Expect(Page.Locator("fieldset.connected:disabled")).ToHaveCountAsync(0);

    /// <summary>Lets no circuit come before a task is done, on the pages from now on.</summary>
    public Task HoldCircuitAsync(Task until) => Page.RouteAsync("**/_blazor/negotiate*", async route =>
    {
        await until;
        await route.ContinueAsync();
    });

    /// <summary>Answers the question that the page has opened.</summary>
    public Task AnswerAsync(string button) => Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    /// <param name="key">For the page that asks for one.</param>
    public async Task LogInAsync(string key)
    {
        await Page.GetByLabel("API key").FillAsync(key);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Log in" }).ClickAsync();
    }

    public ValueTask DisposeAsync() => Page.Context.DisposeAsync();

    private void HearConsole(IConsoleMessage line)
    {
        if (line.Type == "error" && !(_refused is not null && new Uri(line.Location).PathAndQuery.StartsWith(_refused, StringComparison.Ordinal)))
        {
            Complain($"console: {line.Text} ({line.Location})");
        }
    }

    private void HearRequest(string url)
    {
        if (new Uri(url) is { Scheme: "http" or "https" or "ws" or "wss" } address && address.Authority != _origin)
        {
            Complain($"request to elsewhere: {url}");
        }
    }

    private void Complain(string complaint)
    {
        lock (_complaints)
        {
            _complaints.Add(complaint);
        }
    }
}
