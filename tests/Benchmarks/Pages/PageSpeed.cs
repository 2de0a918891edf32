using System.Globalization;
using StanceML.Browser;
using StanceML.Store;

namespace StanceML.Benchmarks;

/// <summary>Fills a store, serves it, and prints how soon each page shows itself in Chromium and what it weighs.</summary>
/// <remarks>Pages are about what has most statements. Each opening is a new browser's: nothing comes from a cache.</remarks>
internal sealed class PageSpeed(IBrowser browser, Uri address)
{
    private const int Runs = 9;

    /// <param name="executable">The built command.</param>
    public static async Task PrintAsync(string executable, long statements, TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("stanceml-pages-");
        try
        {
            var store = Path.Combine(folder.FullName, "store.db");
            using (var database = new StoreDatabase(store, TimeProvider.System))
            {
                await new StoreFill(database, statements).WriteAsync(output);
            }

            // All openings are one caller here.
            using var worker = await ServedWorker.StartAsync(
                executable, store, ("StanceML__RequestsPerSecond", "100000"), ("StanceML__AnonymousRequestsPerSecond", "100000"));
            await using var chromium = await Chromium.StartAsync();
            await new PageSpeed(chromium.Browser, worker.Address).PrintAsync(Subject(statements / GeneratedStatements.PerArticle), output);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static PageSubject Subject(long articles)
    {
        var made = new GeneratedStatements(seed: 1, articles);
        return new PageSubject
        {
            Article = made.Article(articles / 2).Article.Id,
            Question = made.Question(0),
            Actor = made.Actor(0),
            Speaker = made.Speaker(0),
        };
    }

    private async Task PrintAsync(PageSubject subject, TextWriter output)
    {
        output.WriteLine("| page | first opening, ms | first paint after it: median, ms | max, ms | beyond the framework, KB |\n|---|---|---|---|---|");
        List<(double Ms, long Bytes)> worst = [];
        foreach (var page in Pages.All)
        {
            var (first, bytes) = await OpenAsync(page.Address(subject));
            List<double> times = [];
            for (var run = 0; run < Runs; run++)
            {
                times.Add((await OpenAsync(page.Address(subject))).Ms);
            }

            times.Sort();
            worst.Add((times[^1], bytes));
            output.WriteLine(Line($"| {page.Name} | {first:0} | {times[Runs / 2]:0} | {times[^1]:0} | {bytes / 1000.0:0.0} |"));
        }

        output.WriteLine(Line($"slowest: {worst.Max(page => page.Ms):0} ms, heaviest: {worst.Max(page => page.Bytes) / 1000.0:0.0} KB"));
    }

    private async Task<(double Ms, long Bytes)> OpenAsync(string path)
    {
        await using var context = await browser.NewContextAsync(new() { BaseURL = address.AbsoluteUri });
        var page = await context.NewPageAsync();
        await page.GotoAsync(path);
        return (await Speed.FirstPaintMsAsync(page), await Speed.BytesAsync(page));
    }

    private static string Line(FormattableString line) => line.ToString(CultureInfo.InvariantCulture);
}
