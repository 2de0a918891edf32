namespace StanceML.Store.Tests.Positions;

public sealed class PositionTimelineTests
{
    /// <summary>Each letter is a day with one statement: + supports, - opposes, 0 is neutral, . has none.</summary>
    [Theory]
    [InlineData("+", "0+")]
    [InlineData("+-", "0+")]
    [InlineData("+--", "0+ 2-")]
    [InlineData("+++++-", "0+")]
    [InlineData("+++++--", "0+")]
    [InlineData("+++++---", "0+ 7-")]
    [InlineData("+++++...---+++", "0+ 10- 13+")]
    [InlineData("00-+", "00")]
    public void Most_of_the_latest_five_decide_and_a_tie_changes_nothing(string days, string expected) =>
        Assert.Equal(expected, string.Join(' ', PositionTimeline.Of(
            [.. days.Index().Where(day => day.Item != '.').Select(day => new StanceDay(day.Index, day.Item == '+' ? 1 : 0, day.Item == '-' ? 1 : 0, day.Item == '0' ? 1 : 0))])
            .Select(position => $"{position.Day}{position.Stance switch { "support" => '+', "oppose" => '-', _ => '0' }}")));

    [Fact]
    public void A_day_with_many_statements_counts_wholly_and_alone() =>
        Assert.Equal([(1, "support"), (2, "oppose")], PositionTimeline.Of([new StanceDay(1, 40, 0, 0), new StanceDay(2, 2, 4, 0)]));
}
