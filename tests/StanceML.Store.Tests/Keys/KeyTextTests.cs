using CsCheck;

namespace StanceML.Store.Tests.Keys;

public sealed class KeyTextTests
{
    [Fact]
    public void A_key_reads_back_with_its_id_and_shows_no_more_than_that_by_chance()
    {
        var key = KeyText.Make();
        var read = KeyText.Read(key.Text);
        Assert.Equal(key, read);
        Assert.Equal(key.Hash(), read!.Hash());
        Assert.StartsWith("sml_" + key.Id, key.Text, StringComparison.Ordinal);
        Assert.True(KeyText.IsId(key.Id));
        Assert.Equal($"sml_{key.Id}…", $"{key}");
        Assert.NotEqual(key.Text, KeyText.Make().Text);
    }

    [Fact]
    public void A_key_with_one_other_letter_is_told_at_once()
    {
        var key = KeyText.Make().Text;
        Gen.Select(Gen.Int[0, key.Length - 1], Gen.Char["0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_- "]).Sample((at, letter) =>
            key[at] == letter || KeyText.Read(string.Concat(key.AsSpan(0, at), [letter], key.AsSpan(at + 1))) is null);
    }

    [Theory]
    [InlineData("")]
    [InlineData("sml_")]
    [InlineData("sml_000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("Bearer")]
    public void What_is_no_key_is_none(string text) => Assert.Null(KeyText.Read(text));
}
