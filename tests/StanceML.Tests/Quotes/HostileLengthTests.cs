using System.Diagnostics;
using Xunit;

namespace StanceML.Tests;

/// <summary>Texts made to be slow. The bounds are some twenty times what a desk machine needs, so that only worse than linear growth fails.</summary>
public sealed class HostileLengthTests
{
    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(20);

    public static TheoryData<string, int> Texts() => new()
    {
        { "\"", 1_000_000 },
        { "\" ", 500_000 },
        { " \"a", 300_000 },
        { "“", 1_000_000 },
        { "a” ", 300_000 },
        { "'a ", 300_000 },
        { "a' ", 300_000 },
        { "(", 1_000_000 },
        { "a", 1_000_000 },
        { "said ", 200_000 },
        { "he said that ", 80_000 },
        { "Okafor, said, ", 80_000 },
        { "the leaders of ", 80_000 },
        { "accused him of ", 80_000 },
        { "He said \"no. ", 80_000 },
        { ", ", 500_000 },
        { "according to ", 80_000 },
        { "Mr. ", 250_000 },
        { "a\n", 500_000 },
        { "\uD800", 1_000_000 },
        { "e\u0301", 500_000 },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_million_characters_of_one_pattern_finish(string unit, int times)
    {
        var article = new Article("hostile", string.Concat(Enumerable.Repeat(unit, times)));
        var clock = Stopwatch.StartNew();
        var quotes = new QuoteExtractor().Extract(DocumentReader.Read(article));
        Assert.True(clock.Elapsed < MaxTime, $"{clock.Elapsed.TotalSeconds:0.0} s for {article.Text.Length} characters, {quotes.Count} quotes");
    }
}
