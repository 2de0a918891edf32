using System.Diagnostics;
using Xunit;

namespace StanceML.Tests;

public sealed class TargetSelectorTests
{
    private static readonly TargetDetector Detector = new(TargetCatalogue.ReadBuiltIn());

    [Fact]
    public void A_target_in_the_statement_is_found_there()
    {
        var candidate = Assert.Single(Select("The minister said Malta recognizes Kosovo.", "Malta recognizes Kosovo"));
        Assert.Equal(("kosovo", TargetOrigin.Statement), (candidate.Target.Id, candidate.Origin));
        Assert.Equal("Kosovo", Assert.Single(candidate.Mentions).Span.Of("The minister said Malta recognizes Kosovo.").ToString());
    }

    [Fact]
    public void A_target_in_the_rest_of_the_sentence_is_found_there()
    {
        var candidate = Assert.Single(Select(
            "Of the independence of Somaliland the envoy said it was a matter for later.", "it was a matter for later"));
        Assert.Equal(("somaliland", TargetOrigin.Sentence), (candidate.Target.Id, candidate.Origin));
        Assert.Empty(candidate.Mentions);
    }

    [Fact]
    public void A_statement_that_speaks_of_recognition_gets_the_articles_question()
    {
        const string text = """
            Fiji weighs recognition of Somaliland

            Fiji may recognize Somaliland as a sovereign state this year, two ministers said.

            Rain fell over Suva all day. A third minister said the declaration was premature.
            """;
        var candidate = Assert.Single(Select(text, "the declaration was premature"));
        Assert.Equal(("somaliland", TargetOrigin.Carried), (candidate.Target.Id, candidate.Origin));
    }

    [Fact]
    public void Who_recognizes_another_is_no_question_of_the_article()
    {
        const string text = """
            Estonia votes on Somaliland

            Estonia voted on Tuesday to recognize Somaliland as a sovereign state.

            Estonia's parliament voted to recognize Somaliland, a report said. A minister called the recognition overdue.
            """;
        Assert.Equal("somaliland", Assert.Single(Select(text, "the recognition overdue")).Target.Id);
        Assert.Equal("somaliland", Assert.Single(Select(text, "to recognize Somaliland,")).Target.Id);
        Assert.Contains("estonia", Select("Moscow said Estonia's independence was settled, and so was its own.", "Estonia's independence was settled").Select(one => one.Target.Id));
    }

    /// <summary>Looked at name by name with all the others, these would take the square of their length.</summary>
    [Theory]
    [InlineData("Estonia ")]
    [InlineData("Kosovo Serbia ")]
    [InlineData("Somaliland, Estonia and Serbia ")]
    public void A_statement_of_a_hundred_thousand_names_finishes(string names)
    {
        var text = string.Concat(Enumerable.Repeat(names, 300_000 / names.Length)) + "spoke of independence";
        var clock = Stopwatch.StartNew();
        Select(text, text);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void A_statement_about_something_else_gets_nothing_from_its_article()
    {
        const string text = """
            Fiji weighs recognition of Somaliland

            Fiji may recognize Somaliland as a sovereign state this year, two ministers said.

            A third minister said the rain would last all week.
            """;
        Assert.Empty(Select(text, "the rain would last all week"));
    }

    [Fact]
    public void A_headline_and_one_sentence_on_recognition_make_a_question_an_articles()
    {
        const string text = """
            Fiji's tilt to Biafra divides the islands

            From our correspondent

            Suva, 22 April

            Rain fell over the harbour all day, and so nobody came to the market.

            Tonga recognised Biafra last week.

            The rain went on. A minister said that Fiji would never lend itself to secession.
            """;
        Assert.Equal(["biafra"], Ids(Select(text, "Fiji would never lend itself to secession")));
        Assert.Empty(Select(text.Replace("Biafra divides", "the north divides", StringComparison.Ordinal), "Fiji would never lend itself to secession"));
    }

    [Fact]
    public void Bylines_between_headline_and_opening_are_no_opening()
    {
        const string text = """
            The islands are divided

            From our correspondent

            Fiji's recognition of Biafra, announced a week ago, has set the capitals of the islands at odds.

            A minister in Suva said the recognition was final.
            """;
        Assert.Equal(["biafra"], Ids(Select(text, "the recognition was final")));
    }

    [Fact]
    public void A_name_that_several_governments_share_speaks_of_the_one_that_is_named()
    {
        const string text = """
            Fiji receives the Taliban

            Fiji may recognise the Taliban government, two ministers said.

            An Afghan teacher said that recognition would be a mistake for Afghanistan.
            """;
        Assert.Equal(["taliban"], Ids(Select(text, "recognition would be a mistake for Afghanistan")));
    }

    [Fact]
    public void Beside_a_rivals_name_a_settled_claim_to_the_same_office_is_no_question()
    {
        const string text = """
            Fiji recognises Edmundo Gonzalez

            Fiji recognised the opposition leader, Edmundo Gonzalez, as president of Venezuela.

            A minister said that Gonzalez was the legitimate president of Venezuela.
            """;
        Assert.Equal(["edmundo-gonzalez"], Ids(Select(text, "Gonzalez was the legitimate president of Venezuela")));
    }

    [Fact]
    public void A_capital_asks_no_question_that_was_settled_there()
    {
        const string text = "An envoy in Addis Ababa said the bloc respects the sovereignty of Fiji.";
        Assert.Empty(Select(text, "the bloc respects the sovereignty of Fiji"));
    }

    [Fact]
    public void A_paragraph_on_another_claimant_is_not_about_the_articles()
    {
        const string text = """
            Quarrel over Crimea

            Fiji will never recognise the annexation of Crimea, its minister said.

            The talks then turned to Transnistria. Her deputy said the region had never been recognised by anyone.
            """;
        Assert.Equal(["transnistria"], Ids(Select(text, "the region had never been recognised by anyone")));
    }

    [Fact]
    public void Where_somebody_comes_from_is_no_question()
    {
        const string text = """
            Quarrel over Crimea

            Fiji will never recognise the annexation of Crimea, its minister said.

            The annexation would stay a crime, she said, and her Polish colleague nodded. Canada said it would not recognise Russia's so-called republics.
            """;
        Assert.DoesNotContain("poland", Ids(Select(text, "it would not recognise Russia's so-called republics")));
    }

    [Fact]
    public void From_whom_the_articles_claim_departs_is_no_question_beside_it()
    {
        const string text = """
            Fiji weighs recognition of Palestine

            Fiji may recognise Palestine as a sovereign state this year, two ministers said.

            A third minister said that recognition takes nothing away from Israel.
            """;
        Assert.Equal(["palestine"], Ids(Select(text, "recognition takes nothing away from Israel")));
    }

    [Fact]
    public void An_article_about_no_question_carries_nothing()
    {
        const string text = """
            Harvest is late

            Farmers near Taipei said the rice was late. A trader said relations between the two states of the market had suffered.
            """;
        Assert.Empty(Select(text, "relations between the two states of the market had suffered"));
    }

    [Fact]
    public void The_regions_are_the_claimants_last_named_together()
    {
        const string text = """
            Kosovo's independence stirs the Caucasus

            Kosovo declared independence, and others want recognition too.

            The leaders of Abkhazia and South Ossetia asked for recognition of their independence.

            Much will depend on Kosovo. A diplomat said nobody would hurry to embrace the regions.
            """;
        Assert.Equal(["abkhazia", "south-ossetia"], Ids(Select(text, "nobody would hurry to embrace the regions")));
        Assert.Equal(["abkhazia", "south-ossetia"], Ids(Select(text.Replace("the regions", "both republics", StringComparison.Ordinal), "nobody would hurry to embrace both republics")));
    }

    [Fact]
    public void The_separatist_regions_of_a_parent_are_its_claimants()
    {
        const string text = """
            Abkhazia and South Ossetia seek recognition

            Abkhazia seeks recognition, and South Ossetia seeks recognition as well.

            A deputy said parliament would soon debate the separatist regions of Georgia.
            """;
        Assert.Equal(["abkhazia", "south-ossetia"], Ids(Select(text, "parliament would soon debate the separatist regions of Georgia")));
    }

    [Fact]
    public void The_breakaway_province_is_the_one_last_named()
    {
        const string text = """
            Vote on Transnistria

            Transnistria asked again to be recognized as independent.

            A shopkeeper said the breakaway province would stay poor.
            """;
        Assert.Equal(["transnistria"], Ids(Select(text, "the breakaway province would stay poor")));
    }

    [Fact]
    public void A_claimants_own_speaker_speaks_of_its_question()
    {
        const string text = """
            Somaliland asks for recognition

            Somaliland asked six states to recognize its independence.

            "Nobody can ignore us much longer," said the minister.
            """;
        var speaker = new Speaker([], "the minister", null, "somaliland");
        Assert.Equal(["somaliland"], Ids(Select(text, "\"Nobody can ignore us much longer,\"", speaker)));
        Assert.Empty(Select(text, "\"Nobody can ignore us much longer,\"", speaker with { Actor = "FJ" }));
    }

    [Fact]
    public void What_is_said_of_the_parent_in_an_article_on_its_question_is_said_of_the_question()
    {
        const string text = """
            Kosovo declares independence

            Kosovo declared independence on Sunday and asked all to recognize it.

            A spokesman said Peru would back any reasonable move by Serbia.
            """;
        Assert.Equal(["kosovo"], Ids(Select(text, "Peru would back any reasonable move by Serbia")));
    }

    [Fact]
    public void A_comparison_has_both_claims()
    {
        const string text = "\"Our right to independence is older than that of Kosovo,\" said a minister of Abkhazia.";
        Assert.Equal(["abkhazia", "kosovo"], Ids(Select(text, "\"Our right to independence is older than that of Kosovo,\"", new Speaker([], "a minister", null, "abkhazia"))));
    }

    [Fact]
    public void A_claimant_who_recognized_another_does_not_speak_of_itself()
    {
        const string text = "Israel is still recognized by few of its neighbours. Kosovo went further and recognized Somaliland last December.";
        var kosovo = new Speaker([Find(text, "Kosovo")], "Kosovo", null, "kosovo");
        Assert.Equal(["somaliland"], Ids(Select(text, "Somaliland", kosovo, cue: "recognized")));
        Assert.Equal(["kosovo", "somaliland"], Ids(Select(text, "Somaliland", kosovo)));
    }

    [Fact]
    public void A_country_named_in_passing_is_no_question()
    {
        Assert.Empty(Select("The coach said Algeria would win the cup.", "Algeria would win the cup"));
        Assert.Equal(["algeria"], Ids(Select("The delegate said Algeria would win independence.", "Algeria would win independence")));
    }

    [Fact]
    public void A_parents_own_old_question_is_not_meant_where_its_sovereignty_over_another_is() =>
        Assert.Equal(["western-sahara"], Ids(Select(
            "The envoy said the sovereignty of Morocco over Western Sahara was beyond doubt.",
            "the sovereignty of Morocco over Western Sahara was beyond doubt")));

    [Fact]
    public void Calling_one_rival_legitimate_speaks_of_the_other_too() =>
        Assert.Equal(["guaido", "maduro"], Ids(Select(
            "Juan Guaidó waits at home. A general said Nicolás Maduro was the legitimate president of Venezuela.",
            "Nicolás Maduro was the legitimate president of Venezuela")).Where(id => id is "guaido" or "maduro"));

    [Fact]
    public void What_was_formerly_a_state_is_no_question() =>
        Assert.DoesNotContain("soviet-union", Ids(Select(
            "He said independence would please many in the former Soviet Union.", "independence would please many in the former Soviet Union")));

    [Fact]
    public void Nothing_said_gives_nothing()
    {
        var document = DocumentReader.Read(new Article("empty", ""));
        Assert.Empty(TargetSelector.Select(document, [], Detector.Detect("")));
    }

    private static string[] Ids(IReadOnlyList<TargetCandidate> candidates) =>
        [.. candidates.Select(candidate => candidate.Target.Id).Order(StringComparer.Ordinal)];

    private static TextSpan Find(string text, string words)
    {
        var start = text.LastIndexOf(words, StringComparison.Ordinal);
        return new TextSpan(start, start + words.Length);
    }

    private static IReadOnlyList<TargetCandidate> Select(string text, string statement, Speaker? speaker = null, string? cue = null)
    {
        var start = text.IndexOf(statement, StringComparison.Ordinal);
        var quote = new Quote(
            [new TextSpan(start, start + statement.Length)], QuoteKind.Indirect, cue is null ? null : new Cue([Find(text, cue)], Framing.Plain), Source: null);
        var document = DocumentReader.Read(new Article("test", text));
        return Assert.Single(TargetSelector.Select(document, [new Attribution(quote, speaker, AttributionRule.None)], Detector.Detect(text)));
    }
}
