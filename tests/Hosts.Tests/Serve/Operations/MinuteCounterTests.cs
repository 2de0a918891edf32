using StanceML.Worker;

namespace StanceML.Hosts.Tests.Serve.Operations;

public sealed class MinuteCounterTests
{
    [Fact]
    public void Counts_of_the_last_minutes_fall_away_and_the_total_stays()
    {
        var clock = new SettableClock { Now = new DateTimeOffset(2026, 3, 1, 12, 0, 30, TimeSpan.Zero) };
        var counter = new MinuteCounter(clock);
        counter.Add(3);
        clock.Now += TimeSpan.FromMinutes(4);
        counter.Add(2);
        Assert.Equal((5, 5, 2), (counter.Total, counter.Last(5), counter.Last(1)));
        clock.Now += TimeSpan.FromMinutes(1);
        Assert.Equal((2, 5), (counter.Last(5), counter.Last(60)));
        clock.Now += TimeSpan.FromMinutes(55);
        Assert.Equal((0, 2), (counter.Last(5), counter.Last(60)));
        counter.Add(1);
        clock.Now += TimeSpan.FromMinutes(60);
        counter.Add(1);
        Assert.Equal((7, 1), (counter.Total, counter.Last(60)));
    }

    private sealed class SettableClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
