using Xunit;

namespace StanceML.Training.Tests;

public sealed class IntervalTests
{
    [Theory]
    [InlineData(1, "[none: one group]")]
    [InlineData(2, "; rough, 2 groups]")]
    [InlineData(9, "; rough, 9 groups]")]
    public void An_interval_of_few_groups_says_so_and_of_one_there_is_none(int groups, string end) =>
        Assert.EndsWith($"{end} n=90", Of(groups).ToString(), StringComparison.Ordinal);

    [Fact]
    public void An_interval_of_ten_groups_stands_alone() => Assert.Matches(@"^accuracy 0\.[0-9]{3} \[0\.[0-9]{3}, 0\.[0-9]{3}\] n=90$", Of(10).ToString());

    [Fact]
    public void In_papers_that_do_not_tell_the_groups_it_stands_as_it_is() =>
        Assert.Equal("0.100 to 0.300", new Figure("accuracy", 0.2, 0.1, 0.3, 9).Interval.ToString());

    [Fact]
    public void A_report_draws_no_line_where_there_is_no_interval()
    {
        Assert.DoesNotContain("<svg", IntervalCell.Of(Of(1)).ToHtml(), StringComparison.Ordinal);
        Assert.Contains("<svg", IntervalCell.Of(Of(10)).ToHtml(), StringComparison.Ordinal);
    }

    private static Figure Of(int groups) => Bootstrap.Classification(
        Labels.Stance, [.. Enumerable.Range(0, 90).Select(i => (i % 3, i * 7 % 11 < 4 ? (i + 1) % 3 : i % 3))], [.. Enumerable.Range(0, 90).Select(i => $"{i % groups}")], seed: 1)[0];
}
