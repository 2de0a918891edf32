using Xunit;

namespace StanceML.Tests;

public sealed class StatementQuotesTests
{
    private const string Text = "“We are close,” Holt said on Monday. “The rest is commas.” It rained. Moss said that all was well.";

    private static readonly Document Document = DocumentReader.Read(new Article("statements", Text));

    [Fact]
    public void A_sentence_that_goes_on_after_the_reporting_clause_is_a_statement_of_its_own()
    {
        var quote = Quote(0.9, "said on", "“We are close,”", "“The rest is commas.”");
        var chosen = Choose(0.5, quote);
        Assert.Equal(["“We are close,”", "“The rest is commas.”"], chosen.Select(one => one.TextIn(Text)));
        Assert.Equal((quote.Cue, quote.Kind, 0.9), (chosen[0].Cue, chosen[0].Kind, chosen[0].Probability));
        Assert.Equal((null, null, QuoteKind.Direct, 0.9), (chosen[1].Cue, chosen[1].Source, chosen[1].Kind, chosen[1].Probability));
    }

    [Fact]
    public void Parts_of_the_cues_own_sentence_stay_together()
    {
        const string text = "“We are close,” Holt said, “to the end.”";
        var document = DocumentReader.Read(new Article("one", text));
        var quote = new Quote([Span(text, "“We are close,”"), Span(text, "“to the end.”")], QuoteKind.Direct, new Cue([Span(text, "said")], Framing.Plain), null, 0.9);
        Assert.Equal([quote], new StatementQuotes(0.5).Choose(document, [quote]));
    }

    [Fact]
    public void Words_that_only_begin_after_the_cues_sentence_stay_together()
    {
        var quote = Quote(0.9, "said on", "“The rest is commas.”");
        Assert.Equal([quote], Choose(0.5, quote));
    }

    [Fact]
    public void A_part_without_marks_is_not_split_off()
    {
        var quote = Quote(0.9, "said on", "“We are close,”", "It rained.");
        Assert.Equal([quote], Choose(0.5, quote));
    }

    [Fact]
    public void The_unsure_are_dropped_but_words_in_marks_and_what_only_rules_found_stay()
    {
        var unsure = Quote(0.49, "said that", "all was well") with { Kind = QuoteKind.Indirect };
        var sure = Quote(0.5, "said that", "all was well") with { Kind = QuoteKind.Indirect };
        var ruled = Quote(null, "said that", "all was well") with { Kind = QuoteKind.Indirect };
        var direct = Quote(0.49, "said on", "“We are close,”");
        Assert.Equal([direct, sure], Choose(0.5, unsure, direct, sure));
        Assert.Equal([ruled], Choose(0.5, ruled));
    }

    private static IReadOnlyList<Quote> Choose(double minProbability, params Quote[] quotes) => new StatementQuotes(minProbability).Choose(Document, quotes);

    private static Quote Quote(double? probability, string cue, params string[] spans) =>
        new([.. spans.Select(span => Span(Text, span))], QuoteKind.Direct, new Cue([Span(Text, cue)], Framing.Plain), null, probability);

    private static TextSpan Span(string text, string words)
    {
        var start = text.IndexOf(words, StringComparison.Ordinal);
        return new TextSpan(start, start + words.Length);
    }
}
