using StanceML.Training;

namespace StanceML.Hosts.Tests.Analysis;

public sealed class EvidenceTests
{
    /// <summary>Invented, with words around the telling ones that random deletion can hit.</summary>
    private static readonly IReadOnlyList<(string Text, string Target, string Stance)> Statements =
    [
        ("After long talks in the capital this week, our government has decided to recognise Kosovo as a sovereign state before the summer.", "kosovo", Labels.Support),
        ("The minister told the committee on Tuesday that his country will never recognise Kosovo, whatever its neighbours may do.", "kosovo", Labels.Oppose),
        ("In the hall by the river the delegates warmly welcomed the independence of Somaliland and asked others to follow.", "somaliland", Labels.Support),
        ("Standing beside the general, the spokesman called the declaration of Abkhazia illegal and void in every respect.", "abkhazia", Labels.Oppose),
        ("On the margins of the summit the president said that Palestine deserves full membership of the United Nations this year.", "palestine", Labels.Support),
        ("Our embassy in the region will close in May because the cabinet has withdrawn its recognition of Western Sahara.", "western-sahara", Labels.Oppose),
        ("The parliament voted late last night to establish diplomatic relations with Palestine and to open an office there.", "palestine", Labels.Support),
        ("Speaking to reporters at the airport, she said that the so-called independence of Catalonia has no legal basis at all.", "catalonia", Labels.Oppose),
        ("For the people who live along the border, the senator argued, Taiwan is an independent country and must be treated as one.", "taiwan", Labels.Support),
        ("The foreign ministry repeated in its weekly bulletin that Taiwan is an inalienable part of China and cannot be a state.", "taiwan", Labels.Oppose),
        ("Before the winter session begins, the envoy explained, we strongly support the right of Somaliland to be a member of the club.", "somaliland", Labels.Support),
        ("Whatever the newspapers wrote on Sunday, we firmly reject the secession of Catalonia and any vote held about it.", "catalonia", Labels.Oppose),
    ];

    [Fact]
    public void Without_its_evidence_an_answer_loses_more_than_without_other_words()
    {
        var encoder = StatementEncoder.BuiltIn();
        var stance = ModelSet.Load(Path.Combine(AppContext.BaseDirectory, "models"), encoder).Stance;
        Assert.NotNull(stance);
        var rows = Statements.Select((statement, i) => new LabelledRow
        {
            Id = $"invented-{i}",
            Text = statement.Text,
            Target = statement.Target,
            Stance = statement.Stance,
            Group = $"invented-{i}",
            Place = new RowPlace("invented", i + 1),
        });

        Assert.All(EvidenceEvaluation.Run(rows, encoder, stance), drop =>
        {
            Assert.InRange(drop.Difference.N, Statements.Count / 2, Statements.Count);
            Assert.True(drop.Difference.Value > 0.02, drop.Difference.ToString());
        });
    }
}
