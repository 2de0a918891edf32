using Xunit;

namespace StanceML.Tests;

public sealed class QuoteUnitsTests
{
    [Fact]
    public void A_region_is_one_unit_and_each_word_outside_is_one()
    {
        var units = Read("She said “we are days away” on Tuesday.");
        Assert.Equal(["She", "said", "“we are days away”", "on", "Tuesday", "."], Texts(units));
        Assert.Equal([2], Enumerable.Range(0, units.Count).Where(units.IsRegion));
        Assert.False(units.Is(2, WordClasses.AnyMark));
    }

    [Fact]
    public void Each_token_belongs_to_the_unit_that_holds_it()
    {
        var units = Read("“Never,” he said. It rained. “Not in May,” Holt added, “or June.”");
        for (var token = 0; token < units.Text.Tokens.Length; token++)
        {
            var unit = units.UnitOf(token);
            Assert.InRange(token, units.FirstToken(unit), units.EndToken(unit) - 1);
        }

        Assert.Equal(units.Count, units.UnitOf(units.Text.Tokens.Length));
    }

    [Fact]
    public void A_group_is_a_sentence()
    {
        var units = Read("Holt said no. It rained.");
        var rained = Array.IndexOf(Texts(units), "rained");
        Assert.Equal(("It", "."), (Texts(units)[units.GroupStart(rained)], Texts(units)[units.GroupEnd(rained) - 1]));
        Assert.Equal(0, units.GroupStart(1));
        Assert.Equal(units.GroupStart(rained), units.GroupEnd(1));
    }

    [Fact]
    public void A_window_reaches_a_region_that_leads_to_the_cue_from_the_sentence_before()
    {
        var units = Read("“We are days away. Nothing is signed.” Holt said so.");
        var (start, end) = units.Window(Array.IndexOf(Texts(units), "said"));
        Assert.Equal((0, units.Count), (start, end));
    }

    [Fact]
    public void A_region_of_the_next_paragraph_is_reached_over_a_colon_only()
    {
        var colon = Read("Holt said:\n\n“We are days away. Nothing is signed.”");
        Assert.Equal(colon.Count, colon.Window(1).End);
        var point = Read("Holt said no.\n\n“We are days away. Nothing is signed.”");
        Assert.Equal(point.Count - 1, point.Window(1).End);
    }

    [Fact]
    public void A_window_in_an_endless_sentence_is_bounded()
    {
        var units = Read(string.Join(' ', Enumerable.Repeat("and Holt said", 1_000)));
        Assert.All(Enumerable.Range(0, units.Count), unit =>
        {
            var (start, end) = units.Window(unit);
            Assert.InRange(unit, start, end - 1);
            Assert.InRange(end - start, 1, 240);
        });
    }

    [Fact]
    public void Forms_of_a_reporting_verb_share_a_stem_and_case_does_not_tell()
    {
        var units = Read("Holt said it. Holt says it. HOLT SAYING it.");
        var (said, says, saying) = (1, 5, 9);
        Assert.Equal((units.Stems[said], units.Stems[said]), (units.Stems[says], units.Stems[saying]));
        Assert.Distinct([units.Words[said], units.Words[says], units.Words[saying]]);
        Assert.Equal(units.Words[0], units.Words[8]);
    }

    [Fact]
    public void Beyond_the_text_stands_nothing()
    {
        var units = Read("Holt said no.");
        Assert.Equal(QuoteUnits.NoClass, units.ClassAt(-1));
        Assert.Equal(QuoteUnits.NoClass, units.ClassAt(units.Count));
        Assert.Equal(units.WordAt(-1), units.WordAt(units.Count));
        Assert.Equal(0u, units.SenseAt(-1));
    }

    [Fact]
    public void An_empty_text_has_no_units() => Assert.Equal(0, Read("").Count);

    private static QuoteUnits Read(string text) => new(new TaggedDocument(DocumentReader.Read(new Article("units", text))));

    private static string[] Texts(QuoteUnits units) =>
        [.. Enumerable.Range(0, units.Count).Select(unit => units.Text.Span(units.FirstToken(unit), units.EndToken(unit)).Of(units.Text.Text).ToString())];
}
