using CsCheck;

namespace StanceML.Store.Tests.Statements;

public sealed class StatementContextTests
{
    [Fact]
    public void A_statement_far_from_its_paragraphs_ends_is_shown_between_whole_words()
    {
        var before = string.Concat(Enumerable.Repeat("earlier ", 200));
        var after = string.Concat(Enumerable.Repeat(" later", 200));
        var text = before + "QUOTE" + after;
        var context = StatementContext.Around(text, [[before.Length, before.Length + 5]]).Of(text).ToString();
        Assert.StartsWith("earlier earlier", context, StringComparison.Ordinal);
        Assert.EndsWith("later later", context, StringComparison.Ordinal);
        Assert.InRange(context.Length, 500, 700);
    }

    [Fact]
    public void The_context_holds_every_span_and_stays_inside_the_text() =>
        Gen.Select(Gen.String[0, 2000], Gen.Int[0, 2000], Gen.Int[0, 2000]).Sample((text, a, b) =>
        {
            var start = Math.Min(Math.Min(a, b), text.Length);
            var end = Math.Min(Math.Max(a, b), text.Length);
            var context = StatementContext.Around(text, [[start, end]]);
            return context.Start <= start && context.End >= end && context.End <= text.Length;
        });
}
