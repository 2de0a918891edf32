using Xunit;

namespace StanceML.Training.Tests;

public sealed class McNemarTests
{
    /// <summary>By hand: 2 · sum of C(n, k) / 2^n for k up to the smaller count.</summary>
    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(0, 1, 1)]
    [InlineData(0, 5, 0.0625)]
    [InlineData(1, 9, 0.021484375)]
    [InlineData(9, 1, 0.021484375)]
    [InlineData(2, 3, 1)]
    [InlineData(5, 5, 1)]
    [InlineData(3, 12, 0.03515625)]
    public void The_probability_is_the_two_sided_binomial_of_the_rows_that_one_alone_got_right(int onlyFirst, int onlySecond, double expected) =>
        Assert.Equal(expected, new McNemar(onlyFirst, onlySecond).PValue, 12);

    /// <summary>With the normal approximation and its continuity correction: z = (|b − c| − 1) / sqrt(b + c) = 3.14, p = 0.0017.</summary>
    [Fact]
    public void Thousands_of_rows_neither_overflow_nor_vanish() =>
        Assert.Equal(0.0017, new McNemar(4842, 5157).PValue, 4);

    [Fact]
    public void Rows_that_both_got_right_or_wrong_do_not_count()
    {
        var test = McNemar.Of([(true, true), (false, false), (true, false), (false, true), (true, false)]);
        Assert.Equal((2, 1), (test.OnlyFirst, test.OnlySecond));
    }

    [Theory]
    [InlineData(1, 9, "McNemar's exact test, two-sided: p = 0.0215")]
    [InlineData(40, 92, "McNemar's exact test, two-sided: p < 0.0001")]
    public void A_probability_too_small_to_show_is_not_shown_as_none(int onlyFirst, int onlySecond, string text) =>
        Assert.Equal(text, new McNemar(onlyFirst, onlySecond).ToString());

    [Fact]
    public void Counts_below_zero_are_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new McNemar(-1, 3));
}
