using Xunit;

namespace StanceML.Tests;

public sealed class TextSpanTests
{
    [Fact]
    public void An_end_before_the_start_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new TextSpan(3, 2));

    [Fact]
    public void The_end_is_excluded()
    {
        var span = new TextSpan(0, 3);
        Assert.Equal("Our", span.Of("Our independence"));
        Assert.False(span.Contains(3));
        Assert.False(span.Overlaps(new TextSpan(3, 5)));
    }
}
