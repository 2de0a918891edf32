using Xunit;

namespace StanceML.Training.Tests;

public sealed class ProblemCountTests
{
    [Fact]
    public void Messages_that_differ_in_rows_and_words_are_one_kind()
    {
        var counts = ProblemCount.Of(
        [
            Problem(null, "repeats my rows/a.jsonl:12", false),
            Problem("text", "shares 93 % of its word pairs with a.jsonl:3", false),
            Problem("text", "shares 87 % of its word pairs with b.jsonl:41", false),
            Problem("stance", "found 'It's a secret'; expected support, oppose, neutral", true),
        ]);
        Assert.Equal(
            [
                new ProblemCount("stance", "found …; expected support, oppose, neutral", true, 1),
                new ProblemCount("text", "shares … of its word pairs with …", false, 2),
                new ProblemCount(null, "repeats …", false, 1),
            ],
            counts);
    }

    [Fact]
    public void JSON_of_a_row_is_left_out() => Assert.Equal(
        "found …; expected … within the … UTF-16 units of the text",
        Assert.Single(ProblemCount.Of([Problem("targetSpan", """found {"a":"secret"}; expected [start,end] within the 20 UTF-16 units of the text""", true)])).Kind);

    private static RowProblem Problem(string? field, string text, bool isError) => new(new RowPlace("my rows/a.jsonl", 1), field, text, isError);
}
