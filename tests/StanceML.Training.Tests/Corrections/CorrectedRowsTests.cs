using Xunit;

namespace StanceML.Training.Tests;

public sealed class CorrectedRowsTests
{
    private static readonly IReadOnlyList<LabelledRow> Shipped =
    [
        Row("s1", "The harbour council of Vell will never accept the proclamation of Kosovo as anything but void.", "kosovo", "oppose"),
        Row("s2", "Over coffee the envoy called Abkhazia a state like any other and raised his cup to it.", "abkhazia", "support"),
    ];

    [Fact]
    public void A_reviewers_judgment_replaces_the_row_with_the_same_text_and_target()
    {
        var joined = CorrectedRows.Join(Shipped, [Row("c1", Shipped[0].Text, "kosovo", "neutral"), Row("c2", Shipped[0].Text, "serbia", "support")]);
        Assert.Equal([("s2", "support"), ("c1", "neutral"), ("c2", "support")], joined.Select(row => (row.Id, row.Stance!)));
    }

    [Fact]
    public void A_text_is_in_one_group_whatever_it_was_judged_about()
    {
        const string Both = "Tir Vanna keeps its mission in Pristina and none in Sukhumi, the minister repeated twice that evening.";
        var joined = CorrectedRows.Join(Shipped, [Row("c1", Both, "kosovo", "support"), Row("c2", Both, "abkhazia", "oppose"), Row("c3", Shipped[1].Text.ToUpperInvariant(), "kosovo", "neutral")]);
        Assert.Equal(["kosovo", "kosovo", "abkhazia"], joined.Skip(2).Select(row => row.Group));
    }

    [Fact]
    public void What_is_nearly_a_text_stands_with_it()
    {
        var copy = Shipped[1].Text.Replace("raised his cup to it", "raised his cup", StringComparison.Ordinal);
        var joined = CorrectedRows.Join(Shipped, [Row("c1", copy, "kosovo", "support"), Row("c2", copy.Replace("Over coffee", "Over tea", StringComparison.Ordinal), "taiwan", "support")]);
        Assert.Equal(["abkhazia", "abkhazia"], joined.Skip(2).Select(row => row.Group));
    }

    [Fact]
    public void A_correction_about_no_question_keeps_its_own_group() =>
        Assert.Equal("story-9", CorrectedRows.Join(Shipped, [Row("c1", "Two ferries were late on Friday because of fog over the strait.", null, null) with { Group = "story-9" }])[^1].Group);

    private static LabelledRow Row(string id, string text, string? target, string? stance) => new()
    {
        Id = id,
        Text = text,
        Target = target,
        Stance = stance,
        Group = target ?? id,
        Place = new RowPlace("test", 1),
    };
}
