using StanceML.Dashboard.Charts;

namespace StanceML.Hosts.Tests.Charts;

public sealed class WilsonIntervalTests
{
    /// <summary>Values of Newcombe, Stat. Med. 17 (1998), method 3, and of R's <c>prop.test(…, correct = FALSE)</c>.</summary>
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    [InlineData(10, 10, 0.7225, 1)]
    public void Published_values_are_met(long count, long of, double low, double high)
    {
        var interval = WilsonInterval.Of(count, of);
        Assert.Equal(low, interval.Low, 4);
        Assert.Equal(high, interval.High, 4);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-1, 5)]
    [InlineData(6, 5)]
    public void What_is_no_share_is_refused(long count, long of) => Assert.Throws<ArgumentOutOfRangeException>(() => WilsonInterval.Of(count, of));
}
