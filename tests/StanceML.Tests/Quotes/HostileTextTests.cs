using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace StanceML.Tests;

/// <summary>Texts made to be slow or to break offsets: all finish, in time that grows with their length and no faster.</summary>
[Collection(nameof(RunsAlone))]
public sealed class HostileTextTests
{
    /// <summary>Some twenty times what a desk machine needs.</summary>
    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(20);

    /// <summary>Shorter times say more of the clock than of the text.</summary>
    private static readonly TimeSpan MinTime = TimeSpan.FromMilliseconds(50);

    /// <summary>Four times the text may take so many times as long: linear growth takes 4, quadratic 16.</summary>
    private const double MaxGrowth = 6;

    private static readonly SpeakerAttributor Speakers = new(ActorDirectory.LoadBuiltIn());

    private static readonly QuoteExtractor Rules = new();

    /// <summary>What a model adds is the same for each word that may report, so a short text shows it.</summary>
    private const int TaggerShare = 100;

    /// <summary>Takes every word that may report for a cue: the most work that a model can make.</summary>
    private static readonly QuoteExtractor Tagger = new(ToyTagger.Model(seed: 1, ToyTagger.Eager));

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
        { "\u0301", 1_000_000 },
        { "\u202Ea\u2066", 300_000 },
        { "\0", 1_000_000 },
        { "\0\uDC00\u202E\u0301", 250_000 },
    };

    /// <summary>Patterns on which some list, window or search might grow; <c>#</c> stands for another number each time.</summary>
    public static TheoryData<string> Patterns() =>
    [
        "“", "\" ", "“no,” he said. ", "He said \"no. ", "said ", ",", "(", "and Ilse Brandt said that he thinks so ",
        "Ms. N#ov said that she left. ", "“We left,” said Karl M#os, a spokesman. ", "Q: Why?\nA: We left.\n", "\uD800 ", "had ",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_million_characters_of_one_pattern_finish(string unit, int times) =>
        Finish(string.Concat(Enumerable.Repeat(unit, times)), string.Concat(Enumerable.Repeat(unit, times / TaggerShare)));

    [Fact]
    public void A_hundred_thousand_nested_parentheses_finish() =>
        Finish(Nested(100_000), Nested(10_000));

    [Fact]
    public void A_paragraph_of_twenty_million_characters_finishes() =>
        Finish(string.Concat(Enumerable.Repeat("the ferry left for a small island and nobody minded much ", 350_000)), "");

    [Theory]
    [MemberData(nameof(Patterns))]
    public void Time_grows_with_the_length_and_no_faster(string pattern)
    {
        Assert.All([Rules, Tagger], extractor =>
        {
            var chars = 2_500;

            // The first reading also counts what the runtime compiles beside it.
            while (Math.Min(Seconds(Text(pattern, chars), extractor), Seconds(Text(pattern, chars), extractor)) < MinTime.TotalSeconds && chars < 2_000_000)
            {
                chars *= 2;
            }

            // A neighbor may also slow what runs: the best of eight counts.
            var growth = double.MaxValue;
            for (var attempt = 0; attempt < 8 && growth > MaxGrowth; attempt++)
            {
                var shortest = Math.Max(MinTime.TotalSeconds / 2, Seconds(Text(pattern, chars), extractor));
                growth = Math.Min(growth, Seconds(Text(pattern, 4 * chars), extractor) / shortest);
            }

            Assert.True(growth <= MaxGrowth, string.Create(CultureInfo.InvariantCulture, $"four times {chars} characters take {growth:0.0} times as long"));
        });
    }

    private static string Nested(int depth) => $"He said {new string('(', depth)}so{new string(')', depth)}.";

    private static string Text(string pattern, int chars) =>
        string.Concat(Enumerable.Range(0, chars / pattern.Length).Select(i => pattern.Replace("#", Letters(i), StringComparison.Ordinal)));

    private static string Letters(int number) => string.Concat(number.ToString(CultureInfo.InvariantCulture).Select(digit => (char)('a' + digit - '0')));

    /// <returns>Of the process's processor time: waiting for a neighbor on the machine is no work.</returns>
    private static double Seconds(string text, QuoteExtractor extractor)
    {
        GC.Collect();
        var before = Environment.CpuUsage.TotalTime;
        var document = DocumentReader.Read(new Article("hostile", text));
        Speakers.Attribute(document, extractor.Extract(document));
        return (Environment.CpuUsage.TotalTime - before).TotalSeconds;
    }

    private static void Finish(string forRules, string forTagger)
    {
        Finish(forRules, Rules);
        Finish(forTagger, Tagger);
    }

    private static void Finish(string text, QuoteExtractor extractor)
    {
        var clock = Stopwatch.StartNew();
        var document = DocumentReader.Read(new Article("hostile", text));
        var quotes = extractor.Extract(document);
        var attributions = Speakers.Attribute(document, quotes);
        Assert.True(clock.Elapsed < MaxTime, string.Create(CultureInfo.InvariantCulture, $"{clock.Elapsed.TotalSeconds:0.0} s for {text.Length} characters, {quotes.Count} quotes"));
        Assert.Equal(quotes.Count, attributions.Count);
        var last = 0;
        foreach (var span in quotes.SelectMany(quote => quote.Spans))
        {
            Assert.True(span.Start >= last && span.End <= text.Length && !span.IsEmpty, "spans follow one another inside the text");
            last = span.End;
        }
    }
}

