namespace StanceML.Store.Tests.Review;

public sealed class CohensKappaTests
{
    /// <summary>The worked example of Fleiss, Levin and Paik, Statistical Methods for Rates and Proportions (2003), table 18.1: kappa 0.676, error 0.088.</summary>
    [Fact]
    public void The_figures_of_the_textbook_come_out()
    {
        var pairs = Pairs(("a", "a", 75), ("a", "b", 1), ("a", "c", 4), ("b", "a", 5), ("b", "b", 4), ("b", "c", 1), ("c", "b", 0), ("c", "a", 0), ("c", "c", 10));
        var kappa = CohensKappa.Of(pairs)!;
        Assert.Equal((100, 0.89), (kappa.Count, Math.Round(kappa.Agreed, 6)));
        Assert.Equal(0.676, kappa.Kappa, 3);
        Assert.Equal(0.088, (kappa.High - kappa.Kappa) / 1.959964, 3);
        Assert.Equal(0.088, (kappa.Kappa - kappa.Low) / 1.959964, 3);
    }

    [Fact]
    public void Agreement_as_by_chance_is_nought_and_none_at_all_is_below()
    {
        Assert.Equal(0, CohensKappa.Of(Pairs(("a", "a", 25), ("a", "b", 25), ("b", "a", 25), ("b", "b", 25)))!.Kappa, 6);
        Assert.Equal(-1, CohensKappa.Of(Pairs(("a", "b", 5), ("b", "a", 5)))!.Kappa, 6);
    }

    [Fact]
    public void Few_who_all_agree_prove_little()
    {
        var few = CohensKappa.Of(Pairs(("a", "a", 2), ("b", "b", 2)))!;
        var many = CohensKappa.Of(Pairs(("a", "a", 200), ("b", "b", 200)))!;
        Assert.Equal((1, 1), (few.Kappa, many.Kappa));
        Assert.InRange(few.Low, -1, 0);
        Assert.InRange(many.Low, 0.97, 1);
    }

    [Fact]
    public void One_label_alone_says_nothing_and_no_pair_is_no_figure()
    {
        Assert.Equal(new CohensKappa(9, 1, 1, -1, 1), CohensKappa.Of(Pairs(("a", "a", 9))));
        Assert.Null(CohensKappa.Of([]));
    }

    private static List<(string First, string Second)> Pairs(params (string First, string Second, int Times)[] cells) =>
        [.. cells.SelectMany(cell => Enumerable.Repeat((cell.First, cell.Second), cell.Times))];
}
