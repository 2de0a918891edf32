using StanceML.Hosts.Tests.Serve;

namespace StanceML.Hosts.Tests.Analysis;

/// <summary>Where the cue itself takes the side, the words after it alone would say the opposite.</summary>
public sealed class StanceOfReportsTests
{
    [Theory]
    [InlineData("Norway does not recognise Kosovo as an independent state.", "kosovo", "oppose")]
    [InlineData("Norway recognises Kosovo as an independent state.", "kosovo", "support")]
    [InlineData("Peru refuses to recognise Kosovo.", "kosovo", "oppose")]
    [InlineData("The United States does not support Taiwan independence.", "taiwan", "oppose")]
    [InlineData("Mexico welcomed the independence of Kosovo.", "kosovo", "support")]
    [InlineData("Nauru still recognises both Abkhazia and South Ossetia.", "abkhazia", "support")]
    [InlineData("Nauru still recognises both Abkhazia and South Ossetia.", "south-ossetia", "support")]
    public void A_side_taken_by_the_cue_is_heard(string text, string target, string stance)
    {
        var statement = Assert.Single(RealAnalyzer.Instance.Analyze(new Article("report", text), TestContext.Current.CancellationToken).ToRecords());
        Assert.Equal(stance, statement.Targets.Single(one => one.Id == target).Stance);
    }

    [Theory]
    [InlineData("Foreign Minister Bernard Kouchner told reporters that Sergei Lavrov had told him that Russia would never recognise Kosovo.", null)]
    [InlineData("\"President Tadic told me yesterday that Serbia will never recognise Kosovo. We think that Kosovo is an independent state and we will open an embassy there,\" said Foreign Minister Bernard Kouchner.", "support")]
    public void Who_tells_of_a_refusal_does_not_refuse(string text, string? stance)
    {
        var statements = RealAnalyzer.Instance.Analyze(new Article("told", text), TestContext.Current.CancellationToken).ToRecords().ToList();
        Assert.Equal([null, 1], statements.Select(one => one.Within));
        Assert.Equal(stance, statements[0].Targets.SingleOrDefault()?.Stance);
        Assert.Equal("oppose", statements[1].Targets.Single().Stance);
    }
}
