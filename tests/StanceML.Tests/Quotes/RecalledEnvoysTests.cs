using Xunit;

namespace StanceML.Tests;

/// <summary>The rules find no quote in most of these; the tagger, which is trained on words alone, did.</summary>
public sealed class RecalledEnvoysTests
{
    [Theory]
    [InlineData("Veldmark has recalled ambassadors from four capitals.", "recalled", "ambassadors", true)]
    [InlineData("Veldmark will recall its long-serving envoy to Orsk for talks.", "recall", "its", true)]
    [InlineData("Veldmark recalled its ambassador.", "recalled", "its", true)]
    [InlineData("Varga recalled the ambassador had promised it.", "recalled", "the", false)]
    [InlineData("Varga recalled the promise of the ambassador.", "recalled", "the", false)]
    [InlineData("Varga recalled that the ambassador, a lawyer, had promised it.", "recalled", "the", false)]
    [InlineData("Varga recalled the delegation from Orsk had supported it.", "recalled", "the", false)]
    [InlineData("Varga recalled the envoy's promise to recognise it.", "recalled", "the", false)]
    [InlineData("The ambassador never came, Varga recalled.", "recalled", "The", false)]
    [InlineData("Veldmark recalled its envoys to states that recognised it.", "recalled", "its", true)]
    [InlineData("Veldmark recalled its ambassador, who had been there for a year.", "recalled", "its", true)]
    [InlineData("Varga praised its ambassador to Orsk.", "praised", "its", false)]
    public void Who_recalls_an_envoy_says_nothing(string sentence, string cue, string content, bool expected)
    {
        var document = DocumentReader.Read(new Article("test", sentence));
        var (verb, first) = (document.TokenAt(sentence.IndexOf(cue, StringComparison.Ordinal)), document.TokenAt(sentence.IndexOf(content, StringComparison.Ordinal)));
        var candidate = new QuoteCandidate { Rule = "topic", Content = [(first, first > verb ? document.Tokens.Count - 1 : verb - 2)], Cue = [(verb, verb + 1)] };
        Assert.Equal(expected, RecalledEnvoys.Are(new TaggedDocument(document), candidate));
    }
}
