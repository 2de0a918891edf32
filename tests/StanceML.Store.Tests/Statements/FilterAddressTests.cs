namespace StanceML.Store.Tests.Statements;

public sealed class FilterAddressTests
{
    [Fact]
    public void A_filter_survives_its_address()
    {
        var filter = new StatementFilter
        {
            Question = "kosovo",
            Actor = "RU",
            Speaker = "Peskov & Sons",
            Stance = "oppose",
            Decided = false,
            Sentiment = "neutral",
            Kind = "mixed",
            Article = "a1",
            Outlet = "Harbour Wire",
            From = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)),
            To = new DateTimeOffset(2026, 2, 2, 0, 0, 0, TimeSpan.Zero),
            Text = "100%",
            Copies = false,
        };
        var address = FilterAddress.Write(filter).ToDictionary();
        Assert.Equal(FilterAddress.Names, address.Keys);
        Assert.Equal(filter, FilterAddress.Read(address.GetValueOrDefault, (name, problem) => Assert.Fail($"{name} {problem}")));
    }

    [Theory]
    [InlineData("stance", "against")]
    [InlineData("decided", "yes")]
    [InlineData("from", "yesterday")]
    [InlineData("to", "02/03/2008")]
    [InlineData("kind", "Direct")]
    public void A_value_that_cannot_be_used_is_reported_by_name(string name, string value)
    {
        List<string> reported = [];
        FilterAddress.Read(asked => asked == name ? value : null, (bad, _) => reported.Add(bad));
        Assert.Equal([name], reported);
    }

    [Fact]
    public void A_time_without_a_zone_is_UTC()
    {
        var filter = FilterAddress.Read(name => name == "from" ? "2008-02-18" : null, (_, _) => { });
        Assert.Equal(new DateTimeOffset(2008, 2, 18, 0, 0, 0, TimeSpan.Zero), filter.From);
    }
}
