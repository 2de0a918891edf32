using CsCheck;
using Xunit;

namespace StanceML.Tests;

public sealed class PartOfSpeechTaggerTests
{
    [Theory]
    [InlineData("The old ferry sank in May.", "Determiner Adjective Noun PastVerb Preposition Name Mark")]
    [InlineData("She said that both ministers would sign the treaty.", "Pronoun PastVerb Preposition Determiner PluralNoun Modal BaseVerb Determiner Noun Mark")]
    [InlineData("Berlin has recognised three new states.", "Name VerbS Participle Number Adjective PluralNoun Mark")]
    [InlineData("Holt wants to leave.", "Name VerbS To BaseVerb Mark")]
    [InlineData("They quickly refused it.", "Pronoun Adverb PastVerb Pronoun Mark")]
    [InlineData("They say it rained.", "Pronoun PresentVerb Pronoun PastVerb Mark")]
    [InlineData("the vote of the council", "Determiner Noun Of Determiner Noun")]
    [InlineData("Ms. Okafor's report", "Name Name Possessive Noun")]
    public void A_clear_sentence_is_tagged(string text, string expected) => Assert.Equal(expected, string.Join(' ', Tag(text)));

    [Fact]
    public void A_word_unknown_to_the_list_goes_by_its_ending_and_its_capital()
    {
        Assert.Equal(PartOfSpeech.Adverb, Tag("He spoke blorkingly about it.")[2]);
        Assert.Equal(PartOfSpeech.Name, Tag("We met Zyxqua there.")[2]);
    }

    [Fact]
    public void Curly_and_straight_apostrophes_and_capitals_tag_alike()
    {
        Assert.Equal(Tag("They don't agree."), Tag("They don’t agree."));
        Assert.Equal(Tag("it was"), Tag("IT was"));
    }

    [Fact]
    public void Every_token_gets_a_class_whatever_the_text() =>
        Gen.OneOf(Gen.String, Gen.Char["aAé’'-–.,!\"“\uD800\uDC00\u0301\u202E\0 \n"].Array[0, 80].Select(letters => new string(letters)))
            .Sample(text => Assert.All(Tag(text), word => Assert.True(Enum.IsDefined(word))));

    [Fact]
    public void A_sentence_longer_than_a_piece_is_tagged_to_its_end()
    {
        var words = Tag(string.Join(' ', Enumerable.Repeat("the minister signed the old treaty and", 200)));
        Assert.Equal(1_400, words.Length);
        // Where a piece begins, a word stands as if it opened a sentence.
        Assert.All(Enumerable.Range(0, 200).Where(i => ((7 * i) + 1) % 200 != 0), i => Assert.Equal(PartOfSpeech.Noun, words[(7 * i) + 1]));
        Assert.All(Enumerable.Range(0, 200), i => Assert.Equal(PartOfSpeech.PastVerb, words[(7 * i) + 2]));
    }

    [Fact]
    public void Half_letters_are_no_names_and_stop_nobody()
    {
        var words = Tag("He said \uD800 that \uDC00 it rained.");
        Assert.Equal(PartOfSpeech.PastVerb, words[1]);
        Assert.Equal(PartOfSpeech.PastVerb, words[^2]);
    }

    [Fact]
    public void A_word_of_a_million_letters_is_one_word() => Assert.Equal(2, Tag(new string('a', 1_000_000) + " said").Length);

    private static PartOfSpeech[] Tag(string text)
    {
        var document = DocumentReader.Read(new Article("tags", text));
        return PartOfSpeechTagger.Tag(document, [.. document.Tokens]);
    }
}
