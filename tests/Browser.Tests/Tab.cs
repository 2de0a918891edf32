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
