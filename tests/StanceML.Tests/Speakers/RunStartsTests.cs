using CsCheck;
using Xunit;

namespace StanceML.Tests;

public sealed class RunStartsTests
{
    [Fact]
    public void A_run_starts_at_each_letter_or_digit_that_follows_none() =>
        Gen.Char["aZ09 .-@[`{/:é’\uD800\u2001"].Array[0, 70].Select(letters => new string(letters)).Sample(text =>
            Assert.Equal(Enumerable.Range(0, text.Length).Where(i => char.IsLetterOrDigit(text[i]) && (i == 0 || !char.IsLetterOrDigit(text[i - 1]))), StartsOf(text)));

    private static List<int> StartsOf(string text)
    {
        var starts = new List<int>();
        var runs = new RunStarts(text);
        while (runs.TryNext(out var start))
        {
            starts.Add(start);
        }

        return starts;
    }
}
