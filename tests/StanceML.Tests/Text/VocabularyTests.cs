using CsCheck;
using Xunit;

namespace StanceML.Tests;

public sealed class VocabularyTests
{
    [Fact]
    public void Each_list_has_its_say_of_a_word_in_any_case()
    {
        var entries = Read("Said SAID said");
        Assert.Same(entries[0], entries[1]);
        Assert.Same(entries[0], entries[2]);
        Assert.Equal(FeatureHash.Of("said"), entries[0].Hash);
        Assert.Equal("say", entries[0].Listed?.Verb?.Lemma);
        Assert.Contains(entries[0].Tags.ToArray(), tag => tag.Tag == PartOfSpeech.PastVerb);
        Assert.True(entries[0].IsTagged);
        Assert.NotEqual(0, entries[0].Senses.Verb);
        Assert.True((Read("spokesman")[0].Traits & WordTraits.Voice) != 0);
    }

    [Fact]
    public void It_knows_what_a_word_does_for_a_stance_a_tone_and_a_question()
    {
        Assert.Equal(WordUses.Core, Read("Independence")[0].Uses & WordUses.Core);
        Assert.Equal(StanceWords.Against, Read("rejects")[0].Stance & StanceWords.Against);
        Assert.All(Read("couldn't couldn’t"), entry => Assert.Equal(StanceWords.Negator, entry.Stance & StanceWords.Negator));
        Assert.Equal(StanceWords.Negative, Read("catastrophe")[0].Tone & StanceWords.Negative);
        Assert.True(Read("catastrophe")[0].Rating < 0);
    }

    [Fact]
    public void A_word_of_no_list_that_was_met_is_remembered() => Assert.Same(Read("quondle")[0], Read("Quondle")[0]);

    [Fact]
    public void A_word_of_no_list_goes_by_its_ending_and_by_what_stands_after_its_hyphen()
    {
        var word = Read("blorkingly")[0];
        Assert.False(word.IsTagged);
        Assert.Equal(PartOfSpeech.Adverb, word.Tags[0].Tag);
        Assert.Null(word.Listed);
        Assert.True((Read("zyx-spokesman")[0].Traits & WordTraits.Voice) != 0);
    }

    [Fact]
    public void A_curly_apostrophe_hashes_like_a_straight_one() => Assert.Equal(Read("don't")[0].Hash, Read("don’t")[0].Hash);

    [Fact]
    public void Marks_and_numbers_are_no_words() => Assert.All(Read("“ 12, ”"), entry => Assert.Same(LexicalEntry.None, entry));

    [Fact]
    public void A_word_reads_alike_wherever_it_stands() =>
        Gen.Char["abSZ-'éß’Kſ"].Array[1, 30].Select(letters => $"a{new string(letters)}z").Sample(word =>
        {
            var alone = Read(word);
            var inside = Read($"{word} and the ferry left the small island for good");
            for (var t = 0; t < alone.Length; t++)
            {
                Assert.Equal(alone[t].Hash, inside[t].Hash);
                Assert.Equal(alone[t].StemHash, inside[t].StemHash);
                Assert.Equal(alone[t].Traits, inside[t].Traits);
                Assert.Equal(alone[t].Tags.ToArray(), inside[t].Tags.ToArray());
            }
        });

    [Fact]
    public void Only_words_that_differ_in_more_than_case_have_different_keys() =>
        Gen.Select(Gen.Char["abzABZ@[`{09'-"].Array[1, 16], Gen.Char["abzABZ@[`{09'-"].Array[1, 16]).Sample((left, right) =>
        {
            var (one, other) = (new string(left), new string(right));
            Assert.Equal(string.Equals(one, other, StringComparison.OrdinalIgnoreCase), Key(one) == Key(other));
            Assert.Equal(Key(one), Key(one.ToUpperInvariant()));
            Assert.NotEqual(WordKey.None, Key(one));
        });

    [Fact]
    public void Long_words_and_words_beyond_ASCII_have_no_key()
    {
        Assert.Equal(WordKey.None, Key(new string('a', 17)));
        Assert.Equal(WordKey.None, Key("café"));
        Assert.Equal(WordKey.None, Key("\u2001a"));
        Assert.Equal(WordKey.None, Key("\u0141a"));
    }

    private static ulong Key(string word) => WordKey.Of(word, new TextSpan(0, word.Length));

    private static LexicalEntry[] Read(string text) => DocumentReader.Read(new Article("words", text)).Entries;
}
