using Xunit;

namespace StanceML.Tests;

public sealed class TokenizerTests
{
    [Theory]
    [InlineData("Pristina's vote", "Pristina|'s|vote")]
    [InlineData("O'Malley doesn’t", "O'Malley|doesn’t")]
    [InlineData("they'll go", "they|'ll|go")]
    [InlineData("Vesti-24 paid $1,244.5.", "Vesti-24|paid|$|1,244.5|.")]
    [InlineData("the U.N. met", "the|U.N.|met")]
    [InlineData("at 9 a.m. sharp", "at|9|a.m.|sharp")]
    [InlineData("wait -- no — yes...", "wait|--|no|—|yes|...")]
    [InlineData("the end.The start", "the|end|.|The|start")]
    [InlineData("in the '90s", "in|the|'90s")]
    [InlineData("''So 'be it,''' he", "''|So|'|be|it|,|'|''|he")]
    [InlineData("cafe\u0301 \u200Fשלום\u200E!", "cafe\u0301|שלום|!")]
    [InlineData("a\r\nb", "a|b")]
    public void A_text_is_cut_into(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Tokenizer.Tokenize(text).Select(token => token.Span.Of(text).ToString())));

    [Theory]
    [InlineData("\"so\"", TokenKind.OpenQuote, TokenKind.CloseQuote)]
    [InlineData("“so”", TokenKind.OpenQuote, TokenKind.CloseQuote)]
    [InlineData("„so“", TokenKind.OpenQuote, TokenKind.CloseQuote)]
    [InlineData("«so»", TokenKind.OpenQuote, TokenKind.CloseQuote)]
    [InlineData("»so«", TokenKind.OpenQuote, TokenKind.CloseQuote)]
    [InlineData("‘so’", TokenKind.OpenQuote, TokenKind.CloseQuote)]
    [InlineData("``so''", TokenKind.OpenQuote, TokenKind.CloseQuote)]
    public void A_mark_shows_its_side(string text, TokenKind first, TokenKind last)
    {
        var tokens = Tokenizer.Tokenize(text);
        Assert.Equal((first, last), (tokens[0].Kind, tokens[^1].Kind));
    }

    [Fact]
    public void A_lone_surrogate_is_a_token_of_one_unit()
    {
        var tokens = Tokenizer.Tokenize("a \uD83C b");
        Assert.Equal(3, tokens.Length);
        Assert.Equal(1, tokens[1].Span.Length);
    }
}
