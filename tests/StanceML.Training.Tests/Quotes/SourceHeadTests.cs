using Xunit;

namespace StanceML.Training.Tests;

public sealed class SourceHeadTests
{
    [Theory]
    [InlineData("Ilse Brandt", "Brandt")]
    [InlineData("German Foreign Minister Ilse Brandt", "Brandt")]
    [InlineData("Ilse Brandt, the German foreign minister,", "Brandt")]
    [InlineData("Senator Tom Harrow (R-Ohio)", "Harrow")]
    [InlineData("Robert Quist Jr.", "Quist")]
    [InlineData("Secretary of State Anna Holt", "Holt")]
    [InlineData("former Secretary of Homeland Security Anna Holt", "Holt")]
    [InlineData("the Secretary of State", "Secretary")]
    public void The_head_of_a_name_is_its_last_word(string source, string head) => Expect(head, source);

    [Theory]
    [InlineData("two officials who asked not to be named", "officials")]
    [InlineData("the senator that lost", "senator")]
    [InlineData("a spokesman for the Foreign Ministry", "spokesman")]
    [InlineData("the Foreign Ministry of Serbia", "Ministry")]
    [InlineData("people familiar with the talks", "people")]
    [InlineData("a poll released by the institute", "poll")]
    [InlineData("“the mayor” – a friend said", "mayor")]
    public void What_follows_the_noun_does_not_count(string source, string head) => Expect(head, source);

    [Theory]
    [InlineData("some of the voters", "voters")]
    [InlineData("one of his aides", "aides")]
    [InlineData("some in the party", "some")]
    [InlineData("those at the meeting", "those")]
    [InlineData("many", "many")]
    public void A_part_of_a_whole_is_headed_by_the_whole(string source, string head) => Expect(head, source);

    [Theory]
    [InlineData("he", "he")]
    [InlineData("He", "He")]
    [InlineData("his", "his")]
    [InlineData("who", "who")]
    [InlineData("Brandt herself", "Brandt")]
    [InlineData("Brandt's", "Brandt")]
    [InlineData("Brandt’s campaign", "campaign")]
    public void A_pronoun_is_its_own_head_and_a_possessive_is_dropped(string source, string head) => Expect(head, source);

    [Theory]
    [InlineData("")]
    [InlineData("“ ,”")]
    public void Without_a_word_there_is_no_head(string source) => Assert.Null(SourceHead.In(source));

    private static void Expect(string head, string source) => Assert.Equal(head, SourceHead.In(source)!.Value.Of(source).ToString());
}
