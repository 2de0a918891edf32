using CsCheck;
using StanceML.Dashboard.Parts;

namespace StanceML.Hosts.Tests.Pages;

public sealed class MarkedTextTests
{
    private const string Text = "He said: “We recognise it,” and “at once.”";

    [Fact]
    public void Every_span_of_a_quote_is_a_run_of_its_own()
    {
        var runs = MarkedText.Cut(Text, 0, [Statement(1, [[9, 27], [32, 42]])]);
        Assert.Equal(["“We recognise it,”", "“at once.”"], runs.Where(run => run.Statements.Count > 0).Select(Words));
    }

    [Fact]
    public void Evidence_lies_inside_its_quote_and_keeps_its_weight()
    {
        var statement = Statement(1, [[9, 27]]) with { Evidence = [new EvidenceRecord("kosovo", [10, 22], "We recognise", "support", 0.4)] };
        var quote = Assert.Single(MarkedText.Cut(Text, 0, [statement]), run => run.Statements.Count > 0);
        Assert.Equal(["“", "We recognise", " it,”"], quote.Pieces.Select(piece => piece.Text));
        Assert.Equal(0.4, Assert.Single(quote.Pieces[1].Evidence).Weight);
    }

    [Fact]
    public void Words_of_two_statements_belong_to_both()
    {
        var runs = MarkedText.Cut(Text, 0, [Statement(1, [[0, 27]]), Statement(2, [[9, 42]])]);
        Assert.Equal([1, 2, 1], runs.Select(run => run.Statements.Count));
    }

    [Fact]
    public void A_quote_inside_another_is_a_mark_inside_its_mark()
    {
        var inner = Statement(2, [[10, 26]]) with { Within = 1 };
        var groups = MarkedGroup.Of(MarkedText.Cut(Text, 0, [Statement(1, [[9, 27]]), inner]));
        Assert.Equal([null, 1, null], groups.Select(group => group.Outer?.Statement));
        Assert.Equal(["“", "We recognise it,", "”"], groups[1].Runs.Select(Words));
        Assert.Equal([1, 2, 1], groups[1].Runs.Select(run => run.Statements.Count));
    }

    [Fact]
    public void A_context_that_begins_later_is_marked_at_the_same_words()
    {
        var run = Assert.Single(MarkedText.Cut(Text[9..], 9, [Statement(1, [[9, 27]])]), run => run.Statements.Count > 0);
        Assert.Equal("“We recognise it,”", Words(run));
    }

    [Fact]
    public void Whatever_the_spans_the_runs_together_are_the_text()
    {
        var span = Gen.Select(Gen.Int[0, 80], Gen.Int[0, 80]).Select((a, b) => new[] { Math.Min(a, b), Math.Max(a, b) });
        var statement = Gen.Select(span.Array[1, 3], span.Array[0, 2]).Select((quote, speaker) => Statement(1, quote) with
        {
            Speaker = new SpeakerRecord("x", speaker, "x", null, null, "none"),
        });
        Gen.Select(Gen.String[0, 60], Gen.Int[0, 20], statement.Array[0, 4]).Sample((text, start, statements) =>
            string.Concat(MarkedText.Cut(text, start, statements).Select(Words)) == text);
    }

    private static string Words(MarkedRun run) => string.Concat(run.Pieces.Select(piece => piece.Text));

    private static StatementRecord Statement(int number, IReadOnlyList<int[]> spans) => new()
    {
        Article = "a",
        Statement = number,
        Text = "",
        Spans = spans,
        Kind = "mixed",
        Targets = [],
        Evidence = [],
        Models = new Dictionary<string, string>(),
    };
}
