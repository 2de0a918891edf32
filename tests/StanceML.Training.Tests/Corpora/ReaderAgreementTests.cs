using Xunit;

namespace StanceML.Training.Tests;

public sealed class ReaderAgreementTests
{
    [Fact]
    public void Kappa_is_agreement_beyond_what_the_label_shares_give()
    {
        // 35 of 50 agreed; by chance half would.
        List<(string, string)> pairs =
        [
            .. Enumerable.Repeat(("support", "support"), 20), .. Enumerable.Repeat(("support", "oppose"), 5),
            .. Enumerable.Repeat(("oppose", "support"), 10), .. Enumerable.Repeat(("oppose", "oppose"), 15),
        ];
        var agreement = ReaderAgreement.Of("stance", pairs);
        Assert.Equal(0.7, agreement.Agreed.Value, 6);
        Assert.Equal(0.4, agreement.Kappa.Value, 6);
        Assert.InRange(agreement.Kappa.Value, agreement.Kappa.Low, agreement.Kappa.High);
    }

    [Fact]
    public void A_table_gives_one_agreement_per_task_and_names_the_line_that_it_cannot_use()
    {
        using var toy = new Toy();
        var path = toy.Write("second.tsv", "id\tstance\tstance2\tsentiment\tsentiment2\na\tsupport\tsupport\tneutral\tpositive\nb\t\t\tneutral\tneutral\nc\toppose\tagainst\tneutral\tneutral\n");
        var problems = new List<RowProblem>();
        var agreements = ReaderAgreement.Read(path, problems.Add);
        Assert.Equal([("stance", 1), ("sentiment", 3)], agreements.Select(one => (one.Task, one.Agreed.N)));
        Assert.Equal(4, Assert.Single(problems).Place.Line);
    }

    [Fact]
    public void Our_own_second_reading_agrees_as_the_datasheet_says()
    {
        var found = ReaderAgreement.Read(Path.Combine(AppContext.BaseDirectory, "training-data", "second-reader.tsv"), problem => Assert.Fail(problem.ToString()));
        Assert.Equal([0.976, 0.866], found.Select(one => Math.Round(one.Kappa.Value, 3)));
    }
}
