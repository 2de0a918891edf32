using StanceML.Programs;

namespace StanceML.Browser;

/// <summary>One headless Chromium, driven by the node that comes with the Playwright package: nothing is downloaded.</summary>
/// <remarks>Safe for concurrent use: each context is a browser of its own to the pages.</remarks>
internal sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/google-chrome"];

    private readonly IPlaywright _playwright;

    private Chromium(IPlaywright playwright, IBrowser browser) => (_playwright, Browser) = (playwright, browser);

    public IBrowser Browser { get; }

    /// <exception cref="InvalidOperationException">There is none, and it could not be installed.</exception>
    public static async Task<Chromium> StartAsync()
    {
        var program = ProgramInstall.Find("Chromium", () => Places.FirstOrDefault(File.Exists));
        var playwright = await Playwright.CreateAsync();
        try
        {
            return new Chromium(playwright, await playwright.Chromium.LaunchAsync(new()
            {
                ExecutablePath = program,
                // Chromium does not start as root with its sandbox.
                ChromiumSandbox = Environment.UserName != "root",
                // Without a graphics card; and no call home.
                Args = ["--disable-gpu", "--disable-background-networking", "--disable-component-update", "--force-color-profile=srgb"],
            }));
        }
        catch
        {
            playwright.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        _playwright.Dispose();
    }
}
