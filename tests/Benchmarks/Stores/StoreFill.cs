using System.Diagnostics;
using System.Globalization;
using StanceML.Store;

namespace StanceML.Benchmarks;

/// <summary>Fills a store with generated statements and what follows from them: counts, positions, the engine's own statistics.</summary>
/// <remarks>Articles are written as already analyzed, through the same batches that a worker writes.</remarks>
internal sealed class StoreFill(StoreDatabase database, long statements)
{
    private const int ArticlesAtOnce = 4_000;

    public async Task WriteAsync(TextWriter output)
    {
        var started = Stopwatch.GetTimestamp();
        await WriteArticlesAsync(output);
        output.WriteLine(Line($"filled: {statements} statements in {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s"));
        started = Stopwatch.GetTimestamp();
        var positions = new PositionStore(database);
        var found = 0;
        while (await positions.RefreshAsync(CancellationToken.None) is > 0 and var some)
        {
            found += some;
        }

        output.WriteLine(Line($"positions: {found} found in {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s"));
        await BulkFill.AnalyzeAsync(database);
    }

    private async Task WriteArticlesAsync(TextWriter output)
    {
        var articles = statements / GeneratedStatements.PerArticle;
        var made = new GeneratedStatements(seed: 1, articles);
        for (long from = 1; from <= articles; from += ArticlesAtOnce)
        {
            var block = Enumerable.Range(0, (int)Math.Min(ArticlesAtOnce, articles - from + 1)).Select(n => (from + n, made.Article(from + n))).ToList();
            await BulkFill.WriteAsync(database, [.. block.Select(one => (one.Item1, one.Item2.Article, one.Item2.Statements))], GeneratedStatements.End);
            if ((from / ArticlesAtOnce) % 25 == 0)
            {
                output.WriteLine(Line($"… {from * GeneratedStatements.PerArticle}"));
            }
        }
    }

    private static string Line(FormattableString line) => line.ToString(CultureInfo.InvariantCulture);
}
