using StanceML.Dashboard.Charts;
using StanceML.Store;

namespace StanceML.Hosts.Tests.Charts;

public sealed class TrendBucketsTests
{
    private static readonly StanceCounts None = new(0, 0, 0);

    [Fact]
    public void Days_are_summed_up_and_no_time_is_left_out()
    {
        var buckets = TrendBuckets.Of([Day(new(2026, 1, 30), support: 1), Day(new(2026, 1, 31), support: 2), Day(new(2026, 4, 2), support: 4)], TrendUnit.Month);
        Assert.Equal([new(2026, 1, 1), new(2026, 2, 1), new(2026, 3, 1), new(2026, 4, 1)], buckets.All.Select(bucket => bucket.Start));
        Assert.Equal([3, 0, 0, 4], buckets.All.Select(bucket => bucket.Totals.Support));
        Assert.Equal(new DateOnly(2026, 5, 1), buckets.All[^1].End);
        Assert.Null(buckets.All[1].ShareOf(Labels.Support));
    }

    [Theory]
    [InlineData("2026-03-01", "2026-03-31", null, TrendUnit.Day)]
    [InlineData("2026-01-01", "2026-03-31", null, TrendUnit.Week)]
    [InlineData("2020-01-01", "2026-03-31", null, TrendUnit.Month)]
    [InlineData("1946-01-01", "2026-03-31", null, TrendUnit.Year)]
    [InlineData("2026-01-01", "2026-03-31", TrendUnit.Day, TrendUnit.Day)]
    [InlineData("2020-01-01", "2026-03-31", TrendUnit.Day, TrendUnit.Month)]
    public void A_unit_that_has_too_many_gives_way_to_a_coarser_one(string first, string last, TrendUnit? asked, TrendUnit taken)
    {
        var buckets = TrendBuckets.Of([Day(DateOnly.Parse(first), 1), Day(DateOnly.Parse(last), 1)], asked);
        Assert.Equal(taken, buckets.Unit);
        Assert.Equal(asked is not null && asked != taken, buckets.IsCoarser);
        Assert.InRange(buckets.All.Count, 1, TrendBuckets.Most);
        Assert.Equal(2, buckets.All.Sum(bucket => bucket.Totals.Sum));
    }

    [Fact]
    public void An_article_that_claims_to_be_of_the_year_one_is_told_and_not_drawn()
    {
        var buckets = TrendBuckets.Of([Day(new(1, 1, 1), 3), Day(new(2026, 3, 1), 1)], asked: null);
        Assert.Equal(TrendBuckets.Most, buckets.All.Count);
        Assert.Equal(3, buckets.Earlier);
        Assert.Equal(1, buckets.All[^1].Totals.Sum);
    }

    [Fact]
    public void Nothing_is_no_time() => Assert.Empty(TrendBuckets.Of([], TrendUnit.Day).All);

    [Fact]
    public void The_statements_of_a_time_end_where_the_filter_does()
    {
        var bucket = new TrendBucket(new(2026, 1, 1), new(2026, 2, 1), StanceTotals.None);
        var cut = bucket.Of(new StatementFilter { Question = "kosovo", From = Midnight(10), To = Midnight(20) });
        Assert.Equal((Midnight(10), Midnight(20)), (cut.From, cut.To));
        var whole = bucket.Of(new StatementFilter { Question = "kosovo" });
        Assert.Equal((Midnight(1), new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero)), (whole.From, whole.To));
    }

    private static DateTimeOffset Midnight(int day) => new(2026, 1, day, 0, 0, 0, TimeSpan.Zero);

    private static TrendPoint Day(DateOnly day, long support) => new(day, new StanceCounts(support, 0, 0), None);
}
