using Xunit;

namespace StanceML.Tests;

public sealed class AskedQuestionsTests
{
    private static readonly StanceAnalyzer Analyzer = new(new StatementEncoder(TargetCatalogue.ReadBuiltIn(), ActorDirectory.LoadBuiltIn()), ModelSet.Empty);

    [Theory]
    [InlineData("Asked whether the quay would close, Ilse Varga said it was late.", "Ilse Varga: it was late")]
    [InlineData("Asked again on Monday if the quay had closed, she said it was late.", "she: it was late")]
    [InlineData("Told that Orsk had closed the quay, Ilse Varga said it was late.", "Ilse Varga: it was late")]
    [InlineData("When told of the flood, Ilse Varga said it was late.", "Ilse Varga: it was late")]
    [InlineData("The envoy was asked whether the quay would close.", "")]
    [InlineData("Lawmakers asked whether the quay would close.", "Lawmakers: whether the quay would close")]
    [InlineData("Ilse Varga rose and asked whether the quay would close.", "Ilse Varga: whether the quay would close")]
    public void A_question_is_the_statement_of_who_asks_it_and_of_nobody_who_is_asked(string text, string expected) =>
        Assert.Equal(expected, string.Join(" | ", Analyzer.Analyze(new Article("asked", text), TestContext.Current.CancellationToken).Statements.Select(one => Tell(one, text))));

    /// <summary>Quotes that the rules do not find, and the tagger does.</summary>
    [Theory]
    [InlineData("Asked about the quay, Varga said it was late.", "Asked about", "the quay", true)]
    [InlineData("Pressed on whether the quay was safe, Varga said it was.", "Pressed on", "whether the quay was safe", true)]
    [InlineData("Varga said it was late when asked again whether the quay was safe.", "asked", "whether the quay was safe", true)]
    [InlineData("Ilse Varga, asked who would pay, said it was late.", "asked", "who would pay", true)]
    [InlineData("Ilse Varga rose, asked who would pay, and left.", "asked", "who would pay", false)]
    [InlineData("Asked by a reporter who would pay, Varga said it was late.", "Asked", "who would pay", false)]
    [InlineData("The harbour would rather not be asked about it.", "be asked about", "it", false)]
    [InlineData("Ilse Varga once asked who would pay.", "asked", "who would pay", false)]
    [InlineData("Varga was told that the quay would close.", "was told", "that the quay would close", false)]
    public void An_asker_who_is_not_named_stands_nowhere_before_the_verb(string sentence, string cue, string content, bool expected)
    {
        var document = DocumentReader.Read(new Article("asked", sentence));
        var candidate = new QuoteCandidate { Rule = "learned", Content = [Tokens(document, content)], Cue = [Tokens(document, cue)] };
        Assert.Equal(expected, AskedQuestions.Are(new TaggedDocument(document), candidate));
    }

    [Theory]
    [InlineData("Ilse Varga was asked whether Norway would recognise Kosovo. She said it was out of the question.")]
    [InlineData("The envoy was asked whether anyone recognises Somaliland. “Not this year,” he said.")]
    public void An_answer_is_about_what_was_asked(string text)
    {
        var document = DocumentReader.Read(new Article("asked", text));
        var attributions = new SpeakerAttributor(ActorDirectory.LoadBuiltIn()).Attribute(document, new QuoteExtractor().Extract(document));
        Assert.Equal([true, false], attributions.Select(one => one.Quote.IsAsked));
        var candidates = TargetSelector.Select(document, attributions, new TargetDetector(TargetCatalogue.ReadBuiltIn()).Detect(text));
        Assert.Equal(candidates[0].Select(one => one.Target.Id), candidates[1].Select(one => one.Target.Id));
        Assert.NotEmpty(candidates[1]);
    }

    [Fact]
    public void An_inverted_cue_has_its_asker_behind_it()
    {
        var document = DocumentReader.Read(new Article("asked", "Asked Ilse Varga: who would pay?"));
        var candidate = new QuoteCandidate { Rule = "learned", Content = [Tokens(document, "who would pay")], Cue = [Tokens(document, "Asked")], Source = Tokens(document, "Ilse Varga") };
        Assert.False(AskedQuestions.Are(new TaggedDocument(document), candidate));
    }

    private static string Tell(Statement statement, string text) => $"{statement.Attribution.Speaker?.Name}: {statement.Attribution.Quote.TextIn(text)}";

    private static (int First, int End) Tokens(Document document, string words)
    {
        var start = document.Text.IndexOf(words, StringComparison.Ordinal);
        return (document.TokenAt(start), document.TokenAt(start + words.Length - 1) + 1);
    }
}
