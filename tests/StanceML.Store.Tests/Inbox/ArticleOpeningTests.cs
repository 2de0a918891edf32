namespace StanceML.Store.Tests.Inbox;

public sealed class ArticleOpeningTests
{
    [Theory]
    [InlineData("Short.", "Short.")]
    [InlineData("\n\n  One\tline \r\n and another", "One line and another")]
    [InlineData(" \n ", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void It_is_one_line_of_the_first_words(string? text, string? opening) => Assert.Equal(opening, ArticleOpening.Of(text));

    [Fact]
    public void A_long_one_ends_between_words_or_at_least_between_characters()
    {
        Assert.Equal($"{string.Join(' ', Enumerable.Repeat("seven77", 10))}…", ArticleOpening.Of(string.Join(' ', Enumerable.Repeat("seven77", 40))));
        Assert.Equal($"a{string.Concat(Enumerable.Repeat("🙂", 39))}…", ArticleOpening.Of($"a{string.Concat(Enumerable.Repeat("🙂", 60))}"));
    }
}
