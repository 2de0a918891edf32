using Xunit;

namespace StanceML.Training.Tests;

public sealed class QuoteEvaluationTests
{
    private const string Text = "The envoy said that the port was closed. “We are done,” Quist said. “We leave today.”";

    [Fact]
    public void Exact_answers_count_in_full()
    {
        var scores = Run(
            Quote("the port was closed", QuoteKind.Indirect, "said", "The envoy"),
            Quote("“We are done,”", QuoteKind.Direct, "said", "Quist", from: 41),
            Quote("“We leave today.”", QuoteKind.Direct));
        Assert.Equal(1, scores.Overlap.F1);
        Assert.Equal(1, scores.Exact.F1);
        Assert.Equal(1, scores.CueExact.F1);
        Assert.Equal(1, scores.SourceExact.F1);
        Assert.Equal(1, scores.DirectSpans.Recall);
    }

    [Fact]
    public void Half_of_the_words_is_an_overlap_and_less_is_none()
    {
        Assert.Equal(1, Run(Quote("port was", QuoteKind.Indirect)).Overlap.Correct);
        Assert.Equal(0, Run(Quote("port was", QuoteKind.Indirect)).Exact.Correct);
        Assert.Equal(0, Run(Quote("port", QuoteKind.Indirect)).Overlap.Correct);
    }

    [Fact]
    public void One_prediction_answers_one_attribution()
    {
        var scores = Run(Quote("the port was closed", QuoteKind.Indirect), Quote("port was closed", QuoteKind.Indirect));
        Assert.Equal((2, 1), (scores.Overlap.Predicted, scores.Overlap.Correct));
    }

    [Fact]
    public void The_verb_of_an_attitude_is_taken_out_of_the_content()
    {
        const string text = "Quist denounced the vote.";
        var gold = new GoldArticle(new Article("a", text), [new([Span(text, "Quist")], [Span(text, "denounced")], [Span(text, "the vote")])]);
        var quote = new Quote([Span(text, "denounced the vote")], QuoteKind.Indirect, new Cue([Span(text, "denounced")], Framing.Plain), Span(text, "Quist"));
        Assert.Equal(1, new QuoteEvaluation(_ => [quote]).Run([gold]).Exact.F1);
    }

    private static QuoteScores Run(params Quote[] quotes)
    {
        var gold = new GoldArticle(new Article("a", Text),
        [
            new([Span(Text, "The envoy")], [Span(Text, "said")], [Span(Text, "that the port was closed")]),
            new([Span(Text, "Quist")], [Span(Text, "said", 41)], [Span(Text, "“We are done,”"), Span(Text, "“We leave today.”")]),
        ]);
        return new QuoteEvaluation(_ => quotes).Run([gold]);
    }

    private static Quote Quote(string content, QuoteKind kind, string? cue = null, string? source = null, int from = 0) => new(
        [Span(Text, content)],
        kind,
        cue is null ? null : new Cue([Span(Text, cue, from)], Framing.Plain),
        source is null ? null : Span(Text, source, from));

    private static TextSpan Span(string text, string part, int from = 0)
    {
        var start = text.IndexOf(part, from, StringComparison.Ordinal);
        return new TextSpan(start, start + part.Length);
    }
}
