using Xunit;

namespace StanceML.Tests;

/// <summary>Cues that the rules find no content for, read by themselves; the others stand in framing.md.</summary>
public sealed class CueFramingTests
{
    [Theory]
    [InlineData("Varga did not say that the census was fair.", "say", "that the", Framing.Denying)]
    [InlineData("Varga did not say whether the census was fair.", "say", "whether", Framing.Plain)]
    [InlineData("Varga would not comment on the census.", "comment", "on the", Framing.Plain)]
    [InlineData("Varga disputes that the census was fair.", "disputes", "that the", Framing.Denying)]
    [InlineData("Varga did not dispute that the census was fair.", "dispute", "that the", Framing.Plain)]
    [InlineData("Varga disputed the bill for the census.", "disputed", "the bill", Framing.Plain)]
    public void The_words_around_the_cue_tell(string sentence, string cue, string content, Framing expected)
    {
        var document = DocumentReader.Read(new Article("test", sentence));
        var text = new TaggedDocument(document);
        var verb = document.TokenAt(sentence.IndexOf(cue, StringComparison.Ordinal));
        var first = document.TokenAt(sentence.IndexOf(content, StringComparison.Ordinal));
        Assert.Equal(expected, CueFraming.Of(text, [(verb, verb + 1)], [(first, document.Tokens.Count - 1)], Framing.Plain));
    }
}
