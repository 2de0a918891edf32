using Xunit;

namespace StanceML.Training.Tests;

public sealed class QuoteEvaluationTests
{
    private const string Text = "The envoy said that the port was closed. “We are done,” Quist said. “We leave today.”";

    [Fact]
    public void Exact_answers_count_in_full()
    {
        var leveled = Run(
            Quote("the port was closed", QuoteKind.Indirect, "said", "The envoy"),
            Quote("“We are done,”", QuoteKind.Direct, "said", "Quist", from: 41),
            Quote("“We leave today.”", QuoteKind.Direct)).Leveled;
        QuoteMetric[] metrics =
        [
            QuoteMetric.ContentOverlap, QuoteMetric.ContentExact, QuoteMetric.CueOverlap, QuoteMetric.CueExact, QuoteMetric.SourceOverlap, QuoteMetric.SourceExact,
            QuoteMetric.AnyCueExact, QuoteMetric.AnySourceExact, QuoteMetric.DirectSpans,
        ];
        Assert.All(metrics, metric => Assert.Equal(1, leveled[metric].Recall));
        Assert.Equal(1, leveled.F1(QuoteMetric.ContentExact).Low);
    }

    [Fact]
    public void Strict_words_are_compared_as_they_are()
    {
        var strict = Run(
            Quote("the port was closed", QuoteKind.Indirect, "said", "The envoy"),
            Quote("“We are done,”", QuoteKind.Direct, "said", "Quist", from: 41),
            Quote("“We leave today.”", QuoteKind.Direct)).Strict;
        Assert.Equal((3, 2, 2), (strict[QuoteMetric.ContentOverlap].Predicted, strict[QuoteMetric.ContentOverlap].Gold, strict[QuoteMetric.ContentOverlap].Correct));
        Assert.Equal(0, strict[QuoteMetric.ContentExact].Correct);
        Assert.Equal(1, Run(Quote("that the port was closed.", QuoteKind.Indirect)).Strict[QuoteMetric.ContentExact].Correct);
    }

    [Fact]
    public void Half_of_the_words_is_an_overlap_and_less_is_none()
    {
        Assert.Equal(1, Run(Quote("port was", QuoteKind.Indirect)).Leveled[QuoteMetric.ContentOverlap].Correct);
        Assert.Equal(0, Run(Quote("port was", QuoteKind.Indirect)).Leveled[QuoteMetric.ContentExact].Correct);
        Assert.Equal(0, Run(Quote("port", QuoteKind.Indirect)).Leveled[QuoteMetric.ContentOverlap].Correct);
    }

    [Fact]
    public void One_prediction_answers_one_attribution()
    {
        var overlap = Run(Quote("the port was closed", QuoteKind.Indirect), Quote("port was closed", QuoteKind.Indirect)).Leveled[QuoteMetric.ContentOverlap];
        Assert.Equal((2, 1), (overlap.Predicted, overlap.Correct));
    }

    [Fact]
    public void The_verb_of_an_attitude_is_taken_out_of_the_content_when_leveled_only()
    {
        const string text = "Quist denounced the vote.";
        var gold = new GoldArticle(new Article("a", text), [new([Span(text, "Quist")], [Span(text, "denounced")], [Span(text, "the vote")])]);
        var quote = new Quote([Span(text, "denounced the vote")], QuoteKind.Indirect, new Cue([Span(text, "denounced")], Framing.Plain), Span(text, "Quist"));
        var result = new QuoteEvaluation(_ => [Spoken(quote)]).Run([gold]);
        Assert.Equal(1, result.Leveled[QuoteMetric.ContentExact].F1);
        Assert.Equal(0, result.Strict[QuoteMetric.ContentExact].F1);
    }

    [Fact]
    public void A_cue_that_is_a_colon_is_compared_as_such()
    {
        const string text = "Quist: We leave.";
        var gold = new GoldArticle(new Article("a", text), [new([Span(text, "Quist")], [Span(text, ":")], [Span(text, "We leave")])]);
        var quote = new Quote([Span(text, "We leave")], QuoteKind.Indirect, new Cue([Span(text, ":")], Framing.Plain), Span(text, "Quist"));
        Assert.Equal(1, new QuoteEvaluation(_ => [Spoken(quote)]).Run([gold]).Strict[QuoteMetric.CueExact].F1);
    }

    [Theory]
    [InlineData("The envoy", "Ada Holt", true)]
    [InlineData("the port", "the Port Envoy", true)]
    [InlineData("the port", "Envoys", false)]
    [InlineData("Quist", "Quist", false)]
    public void A_speaker_is_right_when_mention_or_name_holds_the_head_of_the_source(string mention, string name, bool isRight)
    {
        var quote = Quote("the port was closed", QuoteKind.Indirect, "said", "The envoy");
        var linked = Run(Spoken(quote, new Speaker([Span(Text, mention)], name, null, null))).Leveled[QuoteMetric.SpeakerLinked];
        Assert.Equal((1, isRight ? 1 : 0), (linked.Gold, linked.Correct));
        Assert.Equal(0, Run(Spoken(quote)).Leveled[QuoteMetric.SpeakerLinked].Correct);
    }

    [Fact]
    public void Names_and_actors_are_compared_where_the_annotation_knows_them()
    {
        var article = Invented.Read("speaker: Ada Holt = UN\nspeaker: Jan Novak = -\n---\n{s1=Ada Holt|She} {q1|said} {c1|no}. {s2|Novak} {q2|said} {c2|yes}. {s3|They} {q3|said} {c3|nothing}.");
        Attribution Spoke(string content, string name, string? actor) => Spoken(
            new Quote([Span(article.Article.Text, content)], QuoteKind.Indirect, null, null), new Speaker([new TextSpan(0, 3)], name, null, actor));
        var scores = new QuoteEvaluation(_ => [Spoke("no", "holt", "UN"), Spoke("yes", "the Jan Novak", "CZ"), Spoke("nothing", "They", null)]).Run([article]).Leveled;
        Assert.Equal((2, 2), (scores[QuoteMetric.SpeakerName].Gold, scores[QuoteMetric.SpeakerName].Correct));
        Assert.Equal((2, 1), (scores[QuoteMetric.SpeakerActor].Gold, scores[QuoteMetric.SpeakerActor].Correct));
    }

    [Fact]
    public void What_is_annotated_inside_others_words_is_left_out_and_shared_words_are_not()
    {
        var article = Invented.Read("style: wire\n---\n{s1|Novak} {q1|said} {c1|{s2|the court} {q2|had warned} {c2|of {s3|Holt}'s {q3|fear} {c3|of delays}}}. {c4,5|“No,”} {s4|Quist} and {s5|Moss} {q4,5|said}. {c4|“Not now.”}");
        var novak = Quote(article, "the court had warned of Holt's fear of delays");
        var result = new QuoteEvaluation(_ => [Spoken(novak), Spoken(Quote(article, "“No,”"))]).Run([article]);
        foreach (var overlap in new[] { result.Strict, result.Leveled }.Select(scores => scores[QuoteMetric.ContentOverlap]))
        {
            Assert.Equal((2, 3, 2), (overlap.Predicted, overlap.Gold, overlap.Correct));
        }

        Assert.DoesNotContain(result.Errors, error => error.Gold?.Contains("had warned /", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void Errors_are_listed_by_sort_the_most_frequent_first()
    {
        var reports = Run(Quote("port was closed", QuoteKind.Indirect, "closed", "Quist"), Quote("said", QuoteKind.Indirect)).ToReports("toy").ToList();
        var errors = reports.Where(report => report.Lines.Count == 0).ToList();
        Assert.Equal(6, errors.Count);
        Assert.Contains(errors, report => report.Title.StartsWith("missed", StringComparison.Ordinal)
            && report.Errors.Single() == "a:41  gold «Quist / said / “We are done,” … “We leave today.”»  found nothing");
        Assert.Contains(errors, report => report.Title.StartsWith("source", StringComparison.Ordinal) && report.Errors.Single() == "a:0  gold «The envoy»  found «Quist»");
        Assert.Equal(errors.Select(report => report.Errors.Count).OrderDescending(), errors.Select(report => report.Errors.Count));
    }

    [Fact]
    public void Intervals_draw_whole_articles()
    {
        GoldArticle[] articles = [Gold with { Article = new Article("a", Text) }, Gold with { Article = new Article("b", Text) }];
        var recall = new QuoteEvaluation(document => document.Article.Id == "a" ? [Spoken(Quote("the port was closed", QuoteKind.Indirect))] : []).Run(articles)
            .Leveled.Recall(QuoteMetric.ContentOverlap);
        Assert.Equal((0.25, 0, 0.5, 4), (recall.Value, recall.Low, recall.High, recall.N));
    }

    [Fact]
    public void A_corpus_without_articles_has_no_figures() =>
        Assert.Equal(0, new QuoteEvaluation(_ => []).Run([]).Strict.F1(QuoteMetric.ContentExact).High);

    private static Quote Quote(GoldArticle article, string content) => new([Span(article.Article.Text, content)], QuoteKind.Indirect, null, null);

    private static GoldArticle Gold { get; } = new(new Article("a", Text),
    [
        new([Span(Text, "The envoy")], [Span(Text, "said")], [Span(Text, "that the port was closed")]),
        new([Span(Text, "Quist")], [Span(Text, "said", 41)], [Span(Text, "“We are done,”"), Span(Text, "“We leave today.”")]),
    ]);

    private static QuoteEvaluationResult Run(params Quote[] quotes) => Run([.. quotes.Select(quote => Spoken(quote))]);

    private static QuoteEvaluationResult Run(params Attribution[] attributions) => new QuoteEvaluation(_ => attributions).Run([Gold]);

    private static Attribution Spoken(Quote quote, Speaker? speaker = null) => new(quote, speaker, AttributionRule.None);

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
