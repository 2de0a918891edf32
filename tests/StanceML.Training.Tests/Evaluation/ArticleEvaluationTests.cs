using Xunit;

namespace StanceML.Training.Tests;

public sealed class ArticleEvaluationTests
{
    private const string Text = "0123456789 0123456789 0123456789";

    [Fact]
    public void A_statement_counts_once_for_the_gold_it_covers_best()
    {
        var result = ArticleEvaluation.Compare(
            Analysis((0, 10, "Okafor"), (11, 21, "Lind")),
            [Gold(0, 10, "Ada Okafor"), Gold(2, 12, "Lind")]);
        Assert.Equal((1, 1, 1), (result.Found, result.SpeakersRight, result.Extra));
    }

    [Theory]
    [InlineData("Foreign Ministry", "the Foreign Ministry", 1)]
    [InlineData("Okafor", "Ada Okafor", 1)]
    [InlineData("Russia", "Foreign Ministry", 0)]
    public void Names_agree_when_one_holds_the_other(string found, string gold, int right) =>
        Assert.Equal(right, ArticleEvaluation.Compare(Analysis((0, 10, found)), [Gold(0, 10, gold)]).SpeakersRight);

    [Fact]
    public void A_missed_statement_misses_its_stances_too()
    {
        var result = ArticleEvaluation.Compare(Analysis(), [Gold(0, 10, "Okafor")]);
        Assert.Equal((0, 1, 0), (result.Found, result.Pairs, result.PairsRight));
        Assert.Equal(2, result.Errors.Count);
    }

    private static GoldStatement Gold(int start, int end, string speaker) =>
        new([new TextSpan(start, end)], speaker, new Dictionary<string, string?> { ["kosovo"] = "support", ["abkhazia"] = null });

    private static ArticleAnalysis Analysis(params (int Start, int End, string Speaker)[] statements) => new(
        new Article("a", Text),
        [.. statements.Select((s, i) => new Statement(
            i + 1,
            new Attribution(new Quote([new TextSpan(s.Start, s.End)], QuoteKind.Indirect, null, null), new Speaker([], s.Speaker, null, null), AttributionRule.SubjectOfCue),
            [], null, []))],
        new Dictionary<string, string>());
}
