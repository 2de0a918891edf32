using StanceML.Worker;

namespace StanceML.Hosts.Tests.Serve;

public sealed class PopulationStabilityTests
{
    [Fact]
    public void The_same_shares_are_no_drift() => Assert.Equal(0, PopulationStability.Of([500, 300, 200], [500, 300, 200]), 1e-12);

    [Fact]
    public void A_textbook_shift_has_its_textbook_index()
    {
        // (0.6 − 0.5) ln(0.6 / 0.5) + (0.4 − 0.5) ln(0.4 / 0.5)
        Assert.Equal(0.0405465, PopulationStability.Of([5_000_000, 5_000_000], [6_000_000, 4_000_000]), 1e-5);
    }

    [Fact]
    public void An_empty_bin_is_much_drift_and_not_infinite() => Assert.InRange(PopulationStability.Of([500, 500], [1000, 0]), 2, 10);

    [Fact]
    public void Values_fall_into_tenths_of_the_reference()
    {
        var bins = new DriftBins(Enumerable.Range(0, 1000).Select(n => n / 1000.0));
        Assert.All(bins.Reference, count => Assert.Equal(100, count));
        Assert.Equal([1, 0, 0, 0, 0, 1, 0, 0, 0, 2], bins.CountIn([-5, 0.55, 0.999, 7]));
    }

    [Fact]
    public void A_reference_of_one_value_is_still_one() => Assert.Equal(3, new DriftBins([0.5, 0.5, 0.5]).Reference.Sum());
}
