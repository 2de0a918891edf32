using StanceML.Dashboard.Review;

namespace StanceML.Hosts.Tests.Pages;

public sealed class WordStepsTests
{
    private const string Text = "He said: \"We  recognise it.\"\nNobody spoke.";

    [Theory]
    [InlineData("\"We  recognise it.\"", "said: \"We  recognise it.\"", false)]
    [InlineData("\"We  recognise it.\"", "recognise it.\"", true)]
    [InlineData("it.\"", "it.\"", true)]
    [InlineData("He said:", "He said:", false)]
    [InlineData("ecognise", "recognise", false)]
    public void The_start_moves_by_a_word(string quote, string expected, bool forward) =>
        Assert.Equal(expected, Words(WordSteps.MoveStart(SpansOf(quote), Text, forward)));

    [Theory]
    [InlineData("\"We  recognise", "\"We  recognise it.\"", true)]
    [InlineData("\"We  recognise", "\"We", false)]
    [InlineData("\"We", "\"We", false)]
    [InlineData("Nobody spoke.", "Nobody spoke.", true)]
    [InlineData("recogni", "recognise", true)]
    public void The_end_moves_by_a_word(string quote, string expected, bool forward) =>
        Assert.Equal(expected, Words(WordSteps.MoveEnd(SpansOf(quote), Text, forward)));

    [Theory]
    [InlineData("ecog", "recognise")]
    [InlineData(" recognise it", "recognise it.\"")]
    [InlineData("it.\"\nNob", "it.\"\nNobody")]
    [InlineData("  ", null)]
    public void A_selection_takes_the_words_that_it_touches(string selected, string? expected)
    {
        var start = Text.IndexOf(selected, StringComparison.Ordinal);
        var spans = WordSteps.Of(Text, start, start + selected.Length);
        Assert.Equal(expected, spans is null ? null : Words(spans));
    }

    [Fact]
    public void Of_a_quote_in_pieces_the_outer_ends_move()
    {
        IReadOnlyList<int[]> pieces = [[0, 2], [10, 12]];
        Assert.Equal([[0, 2], [10, 23]], WordSteps.MoveEnd(pieces, Text, forward: true));
        Assert.Same(pieces, WordSteps.MoveStart(pieces, Text, forward: true));
    }

    private static IReadOnlyList<int[]> SpansOf(string quote) => [[Text.IndexOf(quote, StringComparison.Ordinal), Text.IndexOf(quote, StringComparison.Ordinal) + quote.Length]];

    private static string Words(IReadOnlyList<int[]> spans) => Text[spans[0][0]..spans[^1][1]];
}
