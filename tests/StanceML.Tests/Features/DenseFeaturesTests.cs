using Xunit;

namespace StanceML.Tests;

public sealed class DenseFeaturesTests
{
    private static readonly StatementEncoder Encoder = StatementEncoder.BuiltIn();

    [Theory]
    [InlineData("They never recognise Kosovo.", "negated-act", "recognise")]
    [InlineData("They never recognise Kosovo.", "negated-act-near-Target", "recognise")]
    [InlineData("They never recognise Kosovo.", "negator", "never")]
    [InlineData("They never recognise Kosovo.", "role-Target", "Kosovo")]
    [InlineData("Will they recognise Kosovo?", "question", "?")]
    public void A_contribution_goes_to_the_unit_that_was_counted(string text, string feature, string unit) =>
        Assert.Equal([(unit, 1.0)], Shares(text, feature));

    [Fact]
    public void Units_counted_alike_share_alike() =>
        Assert.Equal([("must", 0.5), ("should", 0.5)], Shares("They must and should recognise Kosovo.", "modal"));

    [Fact]
    public void Where_two_sides_are_weighed_the_lighter_gets_nothing()
    {
        const string text = "We support, welcome and respect Kosovo, and reject nothing.";
        var shares = Shares(text, "balance");
        Assert.Contains(shares, share => share.Unit == "welcome");
        Assert.DoesNotContain(shares, share => share.Unit == "reject");
        Assert.Equal(1, shares.Sum(share => share.Share), 12);
    }

    [Theory]
    [InlineData("negated-act")]
    [InlineData("length")]
    [InlineData("target-share")]
    public void What_counted_no_unit_belongs_to_the_whole_statement(string feature) =>
        Assert.Empty(Shares("They recognise Kosovo.", feature));

    /// <summary>The unit and its share of a contribution of 1; what no unit gets is the whole statement's.</summary>
    private static IReadOnlyList<(string Unit, double Share)> Shares(string text, string feature)
    {
        var vector = new FeatureVector();
        Encoder.Fill(text, "kosovo", null, vector);
        var contributions = new double[vector.Dense.Length];
        contributions[StatementFeatures.DenseNames.ToList().IndexOf(feature)] = 1;
        var perUnit = new double[vector.Units.Count];
        var whole = DenseFeatures.Spread(vector.Read, vector.Dense, contributions, perUnit);
        Assert.Equal(1, whole + perUnit.Sum(), 12);
        return [.. perUnit.Index().Where(unit => unit.Item != 0).Select(unit => (vector.Units[unit.Index].Of(text).ToString(), unit.Item))];
    }
}
