namespace StanceML.Browser;

/// <summary>How soon a page shows itself and what it weighs.</summary>
internal static class Speed
{
    private const string Paint = """
        () => new Promise(done => {
          const look = () => { const paint = performance.getEntriesByName('first-contentful-paint')[0]; if (paint) done(paint.startTime); else setTimeout(look, 5); };
          look();
        })
        """;

    private const string Sizes = """
        () => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
          .filter(entry => !/^\/(_framework|_content\/MudBlazor)\//.test(new URL(entry.name).pathname))
          .reduce((sum, entry) => sum + entry.transferSize, 0)
        """;

    /// <returns>From the request for the page to the first text or picture on it, in milliseconds.</returns>
    public static Task<double> FirstPaintMsAsync(IPage page) => page.EvaluateAsync<double>(Paint);

    /// <returns>Bytes that came over the wire for the page and what it loads, headers included, without Blazor's and MudBlazor's own files.</returns>
    public static Task<long> BytesAsync(IPage page) => page.EvaluateAsync<long>(Sizes);
}
