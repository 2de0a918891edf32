using CsCheck;
using Xunit;

namespace StanceML.Tests;

public sealed class QuoteChoiceTests
{
    private const double Threshold = 0.4;

    private static readonly UnjudgedRates Rates = new(Ruled: 0.7, Alone: 0.6);

    private static readonly TaggedDocument Plain = Read(string.Join(' ', Enumerable.Repeat("word", 40)));

    [Fact]
    public void The_outer_quote_stands_and_not_the_one_whose_cue_stands_in_it()
    {
        // Holt said Moss believed it was over
        var outer = Candidate(0.6, content: (2, 7), cue: (1, 2), source: (0, 1));
        var inner = Candidate(0.9, content: (4, 7), cue: (3, 4), source: (2, 3));
        Assert.Equal([outer], Choose([outer, inner]));
    }

    [Fact]
    public void A_quote_that_only_describes_the_speaker_gives_way()
    {
        // states expected to sign say it is late
        var described = Candidate(0.9, content: (2, 4), cue: (1, 2));
        var speaking = Candidate(0.6, content: (5, 8), cue: (4, 5), source: (0, 4));
        Assert.Equal([speaking], Choose([described, speaking]));
    }

    [Fact]
    public void Words_in_marks_stand_though_another_reports_their_clause()
    {
        var text = Read("Holt said that Moss called it “a farce”.");
        var region = text.Regions.Single();
        var outer = Candidate(0.9, content: (2, 6), cue: (1, 2));
        var inner = Candidate(0.6, content: (region.FirstToken, region.EndToken), cue: (4, 5));
        Assert.Equal([outer, inner], Choose([outer, inner], text: text));
    }

    [Fact]
    public void Of_two_that_share_words_the_surer_stands()
    {
        var left = Candidate(0.5, content: (0, 5), cue: (30, 31));
        var right = Candidate(0.8, content: (4, 9), cue: (20, 21));
        Assert.Equal([right], Choose([left, right]));
    }

    [Fact]
    public void What_is_less_likely_than_the_threshold_is_left_out_and_keeps_nobody_out()
    {
        var unsure = Candidate(Threshold - 0.01, content: (2, 7), cue: (1, 2));
        var inner = Candidate(Threshold, content: (4, 7), cue: (3, 4));
        Assert.Equal([inner], Choose([unsure, inner]));
    }

    [Fact]
    public void A_rule_beside_marks_fills_in_where_the_tagger_found_nothing()
    {
        var judged = Candidate(0.9, content: (10, 15), cue: (16, 17));
        var free = Candidate(null, content: (0, 5), cue: (6, 7)) with { Rule = "quoted-before" };
        var taken = Candidate(null, content: (12, 18), cue: (19, 20)) with { Rule = "quoted-after" };
        var unmarked = Candidate(null, content: (25, 30), cue: (24, 25)) with { Rule = "clause" };
        Assert.Equal([free with { Probability = Rates.Ruled }, judged], Choose([judged], [free, taken, unmarked]));
    }

    [Fact]
    public void Whatever_is_judged_nothing_overlaps_and_all_is_in_order()
    {
        var range = Gen.Select(Gen.Int[0, 30], Gen.Int[1, 8], (first, length) => (First: first, End: first + length));
        var candidate = Gen.Select(Gen.Double[0, 1], range, range, range, Gen.Bool, (probability, content, cue, source, named) => Candidate(probability, content, cue, named ? source : null));
        Gen.Select(candidate.List[0, 12], candidate.List[0, 4]).Sample((judged, proposed) =>
        {
            var chosen = Choose(judged, [.. proposed.Select(one => one with { Rule = "quoted-before" })]);
            Assert.All(chosen, one => Assert.True(one.Probability >= Threshold));
            Assert.All(chosen.Zip(chosen.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start));
        });
    }

    private static List<QuoteCandidate> Choose(List<QuoteCandidate> judged, List<QuoteCandidate>? proposed = null, TaggedDocument? text = null) =>
        QuoteChoice.Of(text ?? Plain, judged, proposed ?? [], Threshold, Rates);

    private static QuoteCandidate Candidate(double? probability, (int First, int End) content, (int First, int End) cue, (int First, int End)? source = null) =>
        new() { Rule = "learned", Content = [content], Cue = [cue], Source = source, Probability = probability };

    private static TaggedDocument Read(string text) => new(DocumentReader.Read(new Article("choice", text)));
}
