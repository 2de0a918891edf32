namespace StanceML.Store.Tests.Statements;

public sealed class StatementKeyTests
{
    [Fact]
    public void A_key_is_read_as_it_is_written()
    {
        var key = new StatementKey(-5, 12, 3);
        Assert.True(StatementKey.TryParse(key.ToString(), out var read));
        Assert.Equal(key, read);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1_2")]
    [InlineData("1_2_3_4")]
    [InlineData("1_2_x")]
    [InlineData("1_2_99999999999")]
    [InlineData("1 _2_3")]
    public void Anything_else_is_no_key(string? word) =>
        Assert.False(StatementKey.TryParse(word, out _));
}
