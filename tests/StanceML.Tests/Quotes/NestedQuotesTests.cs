using Xunit;

namespace StanceML.Tests;

/// <summary>Who is told to have said what inside others' words, by the rules alone. Every text is made up.</summary>
public sealed class NestedQuotesTests
{
    private static readonly StanceAnalyzer Analyzer = new(StatementEncoder.BuiltIn(), ModelSet.Empty);

    [Theory]
    [InlineData("\"My predecessor told you 'we will never recognise Kosovo', and he was wrong,\" President Sadiku said.", "My predecessor", "'we will never recognise Kosovo'")]
    [InlineData("Lavrov said that Vucic had told him that Serbia would never recognise Kosovo.", "Vucic", "Serbia would never recognise Kosovo")]
    [InlineData("“The minister told us that the border would stay open,” Ana Holt said.", "The minister", "the border would stay open")]
    [InlineData("“President Moreau said ‘we will wait’ and then he signed,” Ana Holt said.", "Moreau", "‘we will wait’")]
    [InlineData("“‘We will wait for Abkhazia,’ the envoy told me, and then he left,” Ana Holt said.", "The envoy", "‘We will wait for Abkhazia,’")]
    [InlineData("'The mayor said \"we will never sign it\" and left,' the minister said.", "The mayor", "\"we will never sign it\"")]
    [InlineData("“Viktor Moss announced that Orsk would join the treaty,” Ana Holt said on Monday.", "Viktor Moss", "Orsk would join the treaty")]
    [InlineData("“The Foreign Ministry has informed us that it will not attend the talks,” Ana Holt said.", "Foreign Ministry", "it will not attend the talks")]
    [InlineData("Ana Holt said the Foreign Ministry had confirmed that the embassy would open in May.", "Foreign Ministry", "the embassy would open in May")]
    [InlineData("Ana Holt told reporters that Viktor Moss had warned that the deal was dead.", "Viktor Moss", "the deal was dead")]
    [InlineData("“Viktor Moss is no friend of ours. He told me that the treaty was a mistake,” Ana Holt said.", "Viktor Moss", "the treaty was a mistake")]
    [InlineData("“Viktor Moss says he is qualified for the presidency,” Ana Holt said.", "Viktor Moss", "he is qualified for the presidency")]
    [InlineData("“In June, the ambassador declared that Palestine would be recognised within a year,” Ana Holt said.", "ambassador", "Palestine would be recognised within a year")]
    [InlineData("“I remember that the prime minister promised that nobody would be left behind,” Ana Holt said.", "prime minister", "nobody would be left behind")]
    [InlineData("“He said that Viktor Moss told us that the treaty was dead,” Ana Holt said.", "Viktor Moss", "the treaty was dead")]
    [InlineData("“The president has admitted he does not have a plan for the region,” Ana Holt said.", "president", "he does not have a plan for the region")]
    public void What_a_third_party_said_is_a_statement_within_the_one_that_tells_of_it(string text, string speaker, string words)
    {
        var statements = Statements(text);
        var nested = Assert.Single(statements, one => one.Within is not null);
        Assert.Equal(words, nested.Attribution.Quote.TextIn(text));
        Assert.EndsWith(speaker, nested.Attribution.Speaker!.Name, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(1, nested.Within);
        Assert.NotEqual(nested.Attribution.Speaker.Name, statements[0].Attribution.Speaker!.Name);
    }

    [Theory]
    [InlineData("“I think that the treaty will pass in the spring,” Ana Holt said.")]
    [InlineData("“People say that the treaty will pass in the spring,” Ana Holt said.")]
    [InlineData("“They say that the treaty will pass in the spring,” Ana Holt said.")]
    [InlineData("“We believe that the treaty will pass in the spring,” Ana Holt said.")]
    [InlineData("“As I said, the treaty will pass in the spring,” Ana Holt said.")]
    [InlineData("“I told them that the treaty would pass in the spring,” Ana Holt said.")]
    [InlineData("“You know the treaty will pass in the spring,” Ana Holt said.")]
    [InlineData("“Nobody told me that the treaty would pass in the spring,” Ana Holt said.")]
    [InlineData("“The minister never said that the treaty would pass in the spring,” Ana Holt said.")]
    [InlineData("“The minister did not tell us that the treaty would pass in the spring,” Ana Holt said.")]
    [InlineData("“The minister might say that the treaty will pass in the spring,” Ana Holt said.")]
    [InlineData("“If the minister says that the treaty will pass, we will wait for it,” Ana Holt said.")]
    [InlineData("“Did the minister say that the treaty would pass in the spring?” Ana Holt asked.")]
    [InlineData("“Experts say that the treaty will pass in the spring,” Ana Holt said.")]
    [InlineData("“The minister thought that the treaty would pass in the spring,” Ana Holt said.")]
    [InlineData("“Viktor Moss saw that the treaty had passed in the spring,” Ana Holt said.")]
    [InlineData("“This tells us that the treaty will pass in the spring,” Ana Holt said.")]
    [InlineData("“Everything Viktor Moss says he has to say twice,” Ana Holt said.")]
    [InlineData("“The minister said yes to the treaty,” Ana Holt said.")]
    [InlineData("“The minister was told that the treaty would pass in the spring,” Ana Holt said.")]
    [InlineData("Viktor Moss said that he had told the council that the treaty would pass.")]
    [InlineData("Viktor Moss said that Moss had told the council that the treaty would pass.")]
    [InlineData("Viktor Moss said that it was late.")]
    [InlineData("“‘We will wait for it,’ they told")]
    [InlineData("“The minister told us that the treaty would pass in the spring.”")]
    [InlineData("The minister told reporters that the treaty would pass in the spring.")]
    public void What_nobody_else_plainly_said_is_none(string text) => Assert.DoesNotContain(Statements(text), one => one.Within is not null);

    [Fact]
    public void The_outer_statement_stays_as_it_is_and_numbers_run_in_text_order()
    {
        const string told = "“The minister told us that the border would stay open,” Ana Holt said. Viktor Moss said that it was late.";
        var statements = Statements(told);
        Assert.Equal([(1, null), (2, 1), (3, (int?)null)], statements.Select(one => (one.Number, one.Within)));
        var document = DocumentReader.Read(new Article("told", told));
        var alone = new SpeakerAttributor(StatementEncoder.BuiltIn().Actors).Attribute(document, new QuoteExtractor().Extract(document));
        Assert.Equivalent(alone, statements.Where(one => one.Within is null).Select(one => one.Attribution with { Quote = one.Attribution.Quote with { Told = [] } }), strict: true);
    }

    [Theory]
    [InlineData("Lavrov said that Vucic had told him that Serbia would never recognise Kosovo.", "Vucic had told him that", "")]
    [InlineData("\"My predecessor told you 'we will never recognise Kosovo', and Kosovo has its flag,\" President Sadiku said.", "\"My predecessor told you , and Kosovo has its flag,\"", "kosovo")]
    [InlineData("Lavrov said that Vucic had told him that Taiwan would be recognised. Kosovo was not discussed.", "Vucic had told him that", "")]
    [InlineData("Lavrov said that Kosovo’s president had told him that Taiwan would be recognised.", "Kosovo’s president had told him that", "")]
    [InlineData("Zakharova said that Lavrov had told his counterpart that Russia would never recognise Kosovo.", "Lavrov had told his counterpart that Russia would never recognise Kosovo", "kosovo")]
    [InlineData("“The minister told us that the border would stay open. The mayor told me that it would close in May,” Ana Holt said.", "“The minister told us that . The mayor told me that ,”", "")]
    public void Who_tells_of_others_words_is_asked_about_their_own(string text, string own, string questions)
    {
        var encoder = StatementEncoder.BuiltIn();
        var document = DocumentReader.Read(new Article("told", text));
        var quotes = new List<Quote>();
        quotes = [.. new QuoteExtractor().Extract(document, quotes), .. quotes];
        var attributions = new SpeakerAttributor(encoder.Actors).Attribute(document, [.. quotes.OrderBy(quote => quote.Start).ThenByDescending(quote => quote.End)]);
        Assert.Equal(own, string.Join(' ', attributions[0].Quote.OwnSpans.Select(span => span.Of(text).ToString().Trim())));
        Assert.Equal(questions, string.Join(' ', TargetSelector.Select(document, attributions, encoder.Targets.Detect(text))[0].Select(one => one.Target.Id)));
    }

    [Fact]
    public void Two_told_in_one_quote_are_both_within_it()
    {
        const string text = "“The minister said that the border would stay open. The mayor told me that it would close in May,” Ana Holt said.";
        Assert.Equal([null, 1, 1], Statements(text).Select(one => one.Within));
    }

    [Fact]
    public void What_is_told_inside_what_is_told_is_none_of_its_own()
    {
        const string text = "Ana Holt said that Viktor Moss had told her that the mayor had said that the border would stay open.";
        Assert.Equal([null, 1], Statements(text).Select(one => one.Within));
    }

    [Fact]
    public void The_inner_words_have_their_own_cue_and_framing()
    {
        const string text = "“The minister claimed that the border would stay open,” Ana Holt said.";
        var nested = Statements(text)[1].Attribution.Quote;
        Assert.Equal("claimed", nested.Cue!.Spans[0].Of(text).ToString());
        Assert.Equal((Framing.Doubting, QuoteKind.Indirect), (nested.Cue.Framing, nested.Kind));
    }

    [Fact]
    public void Only_a_nested_record_says_what_holds_it()
    {
        const string text = "“The minister told us that the border would stay open,” Ana Holt said.";
        var lines = Analyzer.Analyze(new Article("told", text), TestContext.Current.CancellationToken).ToRecords()
            .Select(record => System.Text.Json.JsonSerializer.Serialize(record, StanceJson.Readable.StatementRecord)).ToList();
        Assert.DoesNotContain("\"within\"", lines[0], StringComparison.Ordinal);
        Assert.Contains("\"statement\":2,\"within\":1,", lines[1], StringComparison.Ordinal);
        Assert.All(lines, line => Assert.Equal(line.Contains("\"within\"", StringComparison.Ordinal), System.Text.Json.JsonSerializer.Deserialize(line, StanceJson.Readable.StatementRecord)!.Within is not null));
    }

    [Theory]
    [InlineData("he said 'no' ")]
    [InlineData("'the mayor said ")]
    [InlineData("the mayor said “ ")]
    [InlineData("the mayor told me that he said that ")]
    [InlineData("Kosovo’s minister told us that independence came. ")]
    [InlineData("Viktor Moss told us that Kosovo was recognised. ")]
    public void Thousands_of_nested_marks_and_cues_finish(string unit)
    {
        var text = $"\"{string.Concat(Enumerable.Repeat(unit, 20_000))}\" Ana Holt said.";
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var statements = Statements(text);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"{clock.Elapsed} for {text.Length} characters, {statements.Count} statements");
        Assert.Equal(Enumerable.Range(1, statements.Count), statements.Select(one => one.Number));
    }

    private static IReadOnlyList<Statement> Statements(string text) =>
        Analyzer.Analyze(new Article("told", text), TestContext.Current.CancellationToken).Statements;
}
