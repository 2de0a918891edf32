using Xunit;

namespace StanceML.Tests;

/// <summary>What the tagger, and some rules, cut wrongly, set right. The candidates are as they were chosen.</summary>
public sealed class QuoteMendsTests
{
    [Theory]
    [InlineData(
        "According to Chile, Peru and Cuba, the treaty amounts to a surrender.", "According to", "Chile", "Peru and Cuba, the treaty amounts to a surrender",
        "Chile, Peru and Cuba: the treaty amounts to a surrender")]
    [InlineData(
        "According to Chile, Peru, Fiji and Cuba, the treaty is a surrender.", "According to", "Chile", "Peru, Fiji and Cuba, the treaty is a surrender",
        "Chile, Peru, Fiji and Cuba: the treaty is a surrender")]
    [InlineData(
        "According to its spokeswoman, Ilse Varga, Orsk had paid for the quay.", "According to", "its spokeswoman", "Ilse Varga, Orsk had paid for the quay",
        "its spokeswoman, Ilse Varga: Orsk had paid for the quay")]
    [InlineData(
        "According to Ilse Varga, the harbour's chief lawyer, the quay had sunk.", "According to", "Ilse Varga", "the harbour's chief lawyer, the quay had sunk",
        "Ilse Varga, the harbour's chief lawyer: the quay had sunk")]
    public void According_to_has_all_of_its_source(string text, string cue, string source, string content, string expected) =>
        Assert.Equal(expected, Mend(text, cue, source, content));

    [Theory]
    [InlineData("According to the poll, Varga, the Green nominee, leads in Orsk.", "According to", "the poll", "Varga, the Green nominee, leads in Orsk")]
    [InlineData("According to Varga, in 2014, the quay had sunk.", "According to", "Varga", "in 2014, the quay had sunk")]
    [InlineData("According to Chile, Peru and Cuba agreed to it, and Fiji signed.", "According to", "Chile", "Peru and Cuba agreed to it, and Fiji signed")]
    [InlineData("According to officials, the bill, which Orsk wanted, has failed.", "According to", "officials", "the bill, which Orsk wanted, has failed")]
    [InlineData("According to the council, Orsk, which left the pact, will return.", "According to", "the council", "Orsk, which left the pact, will return")]
    [InlineData("According to Varga, the army, which had left, would return.", "According to", "Varga", "the army, which had left, would return")]
    public void The_subject_of_what_is_reported_is_no_source(string text, string cue, string source, string content) =>
        Assert.Equal($"{source}: {content}", Mend(text, cue, source, content));

    [Fact]
    public void A_subject_before_according_to_waits_for_its_verb() =>
        Assert.Equal("Varga: Orsk [...] paid for a quay that never came", Mend("Orsk, according to Varga, paid for a quay that never came.", "according to", "Varga", "Orsk"));

    [Fact]
    public void What_another_says_next_stays_his() => Assert.EndsWith(
        "| Lind: the quay was old",
        Mend(
            "Orsk, according to Varga, is late, but Lind said the quay was old.",
            text => [Of(text, "according to", "Varga", "Orsk"), Of(text, "said", "Lind", "the quay was old")]),
        StringComparison.Ordinal);

    [Fact]
    public void Words_between_dashes_follow_no_dateline() => Assert.Equal(
        "Varga: NATO – an alliance of many – will wait",
        Mend("NATO – an alliance of many – will wait, Varga said.", "said", "Varga", "NATO – an alliance of many – will wait"));

    [Fact]
    public void Two_things_are_said_with_adding() => Assert.Equal(
        "Varga: that the quay was \"safe,\" | -: that Orsk would pay",
        Mend("Varga said that the quay was \"safe,\" adding that Orsk would pay.", "said", "Varga", "that the quay was \"safe,\" adding that Orsk would pay"));

    [Fact]
    public void A_dateline_is_nobodys_words() => Assert.Equal(
        "Varga: Orsk will pay for the quay",
        Mend("ORSK, 9 Nov (Harbour News, translated) -- Orsk will pay for the quay, Varga said.", "said", "Varga", "ORSK, 9 Nov (Harbour News, translated) -- Orsk will pay for the quay"));

    [Theory]
    [InlineData("Varga said that Orsk had \"no say\" and would not ask for one.", "that Orsk had \"no say\"", "that Orsk had \"no say\" and would not ask for one")]
    [InlineData("Varga said that \"a harbour without a quay\" would not last.", "that \"a harbour without a quay\"", "that \"a harbour without a quay\" would not last")]
    [InlineData("Varga said that Orsk had \"no say\" and the council agreed.", "that Orsk had \"no say\"", "that Orsk had \"no say\"")]
    [InlineData("Varga said that Orsk had \"no say\" at a dinner.", "that Orsk had \"no say\"", "that Orsk had \"no say\"")]
    public void Closing_marks_end_no_clause_that_goes_on(string text, string content, string expected) =>
        Assert.Equal($"Varga: {expected}", Mend(text, "said", "Varga", content));

    [Fact]
    public void Whom_an_agency_quotes_said_the_words_before_and_after() => Assert.Equal(
        "him: \"The quay is ours,\" [...] \"It stays ours.\"",
        Mend(
            "\"The quay is ours,\" Radio Orsk quoted him as saying. \"It stays ours.\"",
            text => [Of(text, "quoted", "him", ".", "as saying") with { Rule = "quoted-as-saying" }, Of(text, "quoted", "Radio Orsk", "\"It stays ours.\"")]));

    [Fact]
    public void A_name_in_reported_words_does_not_report_on() => Assert.Equal(
        "Varga: that Orsk had signed | -: that the quay was old",
        Mend("Varga agreed that Orsk had signed, but said that the quay was old.", text => [Of(text, "agreed", "Varga", "that Orsk had signed"), Of(text, "said", "Orsk", "that the quay was old")]));

    [Fact]
    public void A_clause_is_no_source_where_a_rule_read_the_subject() => Assert.Equal(
        "Fiji's envoy, Ilse Varga: delegates that it had paid",
        Mend("Orsk came up when Fiji's envoy, Ilse Varga, reminded delegates that it had paid.", "reminded", "Orsk came up", "delegates that it had paid"));

    [Fact]
    public void As_somebody_puts_it_names_the_speaker() => Assert.Equal(
        "one tired clerk: \"It will be a long night at the quay.\"",
        Mend("As one tired clerk put it on Friday: \"It will be a long night at the quay.\"", text => [Of(text, ":", null, "\"It will be a long night at the quay.\"")]));

    private static string Mend(string text, string cue, string source, string content) => Mend(text, document => [Of(document, cue, source, content)]);

    private static string Mend(string text, Func<Document, List<QuoteCandidate>> chosen)
    {
        var tagged = new TaggedDocument(DocumentReader.Read(new Article("mends", text)));
        var mended = new QuoteMends(tagged).Mend(chosen(tagged.Document), new CueReader(tagged).Candidates());
        string Words((int First, int End) range) => tagged.Span(range.First, range.End).Of(text).ToString();
        return string.Join(" | ", mended.Select(one => $"{(one.Source is { } source ? Words(source) : "-")}: {string.Join(" [...] ", one.Content.Select(Words))}"));
    }

    private static QuoteCandidate Of(Document document, string cue, string? source, string content, string? cueEnd = null) => new()
    {
        Rule = "learned",
        Content = [Tokens(document, content)],
        Cue = cueEnd is null ? [Tokens(document, cue)] : [Tokens(document, cue), Tokens(document, cueEnd)],
        Source = source is null ? null : Tokens(document, source),
    };

    private static (int First, int End) Tokens(Document document, string words)
    {
        var start = document.Text.IndexOf(words, StringComparison.Ordinal);
        return (document.TokenAt(start), document.TokenAt(start + words.Length - 1) + 1);
    }
}
