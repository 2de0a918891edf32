using Xunit;

namespace StanceML.Training.Tests;

public sealed class RiskCoverageTests
{
    [Fact]
    public void At_full_coverage_it_is_the_accuracy_of_all()
    {
        var sorted = Enumerable.Range(0, 1_003).Select(i => (Confidence: 0.3 + (i * 0.0005), IsRight: i * 7 % 10 < 6)).ToList();
        var curve = RiskCoverage.Curve(sorted);
        Assert.Equal(1, curve[^1].Coverage, 12);
        Assert.Equal(sorted.Average(one => one.IsRight ? 1.0 : 0), curve[^1].Accuracy, 12);
        Assert.Equal(sorted[0].Confidence, curve[^1].Confidence, 12);
        Assert.Equal(curve.Select(point => point.Coverage).Order().Distinct(), curve.Select(point => point.Coverage));
        Assert.InRange(curve.Count, 90, 102);
    }

    [Fact]
    public void Equally_sure_answers_are_covered_together()
    {
        var point = Assert.Single(RiskCoverage.Curve([(0.5, true), (0.5, false), (0.5, true), (0.5, true)]));
        Assert.Equal((1, 0.75, 0.5), (point.Coverage, point.Accuracy, point.Confidence));
        Assert.Equal(0.75, RiskCoverage.Area([(0.5, true), (0.5, false), (0.5, true), (0.5, true)]), 12);
    }

    [Fact]
    public void Each_point_is_what_a_threshold_at_its_confidence_lets_through()
    {
        (double Confidence, bool IsRight)[] sorted = [(0.4, false), (0.5, true), (0.6, false), (0.9, true)];
        Assert.Equal(
            [new CoveragePoint(0.25, 1, 0.9), new CoveragePoint(0.5, 0.5, 0.6), new CoveragePoint(0.75, 2 / 3.0, 0.5), new CoveragePoint(1, 0.5, 0.4)],
            RiskCoverage.Curve(sorted));
    }

    [Fact]
    public void No_answers_have_no_area() => Assert.Equal(0, RiskCoverage.Area([]));
}
