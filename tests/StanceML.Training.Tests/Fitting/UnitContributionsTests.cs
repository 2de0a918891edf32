using Xunit;

namespace StanceML.Training.Tests;

public sealed class UnitContributionsTests
{
    private const int Support = 0;

    private static readonly LinearScorer Linear = LinearScorer.Of(
        LinearFit.Fit(new ExampleMaker(Toy.Encoder).Make(TaskDefinition.Stance, Toy.Rows), 3, new FitOptions(0.2f, 0.5f, Contrast: false), seed: 1))!;

    [Fact]
    public void Without_trees_the_units_sum_to_the_lead_of_the_label_less_its_bias()
    {
        var features = Read("We warmly welcome Kosovo as a sovereign state.");
        var perUnit = new UnitContributions(Linear, null, null, new CalibrationParameters(0.5, 0, [0, 0, 0])).Of(features, Support);
        Assert.Equal(0.5 * (LinearLead(Linear, features) - LinearLead(Linear, new FeatureVector())), perUnit.Sum(), 5);
    }

    [Fact]
    public void What_the_network_says_counts_by_its_factor()
    {
        var network = NetworkFit.Fit(new ExampleMaker(Toy.Encoder).Make(TaskDefinition.Stance, Toy.Rows), 3, 0.5f, seed: 1, CancellationToken.None);
        var features = Read("We warmly welcome Kosovo as a sovereign state.");
        var ofNetwork = new double[features.Units.Count];
        network.Explain(features, Support, ofNetwork);
        double[] With(double factor) => new UnitContributions(Linear, null, network, new CalibrationParameters(1, 0, [0, 0, 0]) { Network = factor }).Of(features, Support);
        Assert.True(ofNetwork.Sum() > 0.5, string.Join(' ', ofNetwork));
        Assert.All(With(2).Zip(With(0), ofNetwork), one => Assert.Equal(2 * one.Third, one.First - one.Second, 9));
    }

    [Fact]
    public void What_the_trees_make_of_a_count_goes_to_the_word_that_was_counted()
    {
        const string text = "They will never recognise Kosovo.";
        var negated = StatementFeatures.DenseNames.ToList().IndexOf("negated-act");
        var trees = TreesOn(negated);
        var features = Read(text);
        var added = AddedBy(trees, features);

        var input = new float[features.Dense.Length + 3];
        features.Dense.CopyTo(input, 0);
        var scores = new double[3];
        trees.Score(input, scores);
        var leads = scores.Select((score, label) => score - trees.Base(label)).ToList();
        var recognise = features.Units.FindIndex(unit => unit.Of(text) is "recognise");
        Assert.Equal(2 * (leads[0] - (leads[1] + leads[2]) / 2), added[recognise], 9);
        Assert.All(added.Where((_, unit) => unit != recognise), other => Assert.Equal(0, other, 9));
    }

    [Fact]
    public void What_the_trees_make_of_the_linear_answer_goes_to_the_words_that_gave_it()
    {
        var features = Read("We warmly welcome Kosovo as a sovereign state.");
        var added = AddedBy(TreesOn(StatementFeatures.DenseNames.Count + Support), features);
        var linear = new double[features.Units.Count];
        Linear.Explain(features, Support, linear);
        Assert.True(added.Sum() > 1, string.Join(' ', added));
        for (var unit = 0; unit < linear.Length; unit++)
        {
            Assert.Equal(added.Sum() * Math.Max(0, linear[unit]) / linear.Sum(one => Math.Max(0, one)), added[unit], 9);
        }
    }

    [Fact]
    public void What_the_trees_make_of_the_actor_goes_to_no_word()
    {
        var task = TaskDefinition.Stance.With(ToyActors.Options);
        var linear = LinearScorer.Of(LinearFit.Fit(new ExampleMaker(Toy.Encoder).Make(task, ToyActors.Rows), 3, new FitOptions(0.2f, 0.5f, Contrast: false), seed: 1))!;
        var features = new FeatureVector();
        Toy.Encoder.Fill(ToyActors.Words("Kosovo"), "kosovo", null, features, new SeenBeside("DE", null));
        var ofUnits = new double[features.Units.Count];
        var ofActor = linear.Explain(features, Support, ofUnits);
        Assert.Equal(LinearLead(linear, features) - LinearLead(linear, new FeatureVector()), ofActor + ofUnits.Sum(), 5);
        Assert.True(ofActor > 10 * ofUnits.Sum(Math.Abs), $"{ofActor} of the actor, {string.Join(' ', ofUnits)} of the words");

        var trees = TreesOn(StatementFeatures.DenseNames.Count + Support);
        var given = new UnitContributions(linear, trees, null, new CalibrationParameters(0, 1, [0, 0, 0])).Of(features, Support);
        Assert.InRange(given.Sum(Math.Abs), 0, 0.1);
    }

    /// <summary>Per unit, what trees with a calibration factor of 2 add to the linear part.</summary>
    private static IReadOnlyList<double> AddedBy(TreeScorer trees, FeatureVector features)
    {
        double[] With(double factor) => new UnitContributions(Linear, trees, null, new CalibrationParameters(1, factor, [0, 0, 0])).Of(features, Support);
        return [.. With(2).Zip(With(0), (both, linear) => both - linear)];
    }

    /// <summary>Trees that read one feature and say support from 0.5 on.</summary>
    private static TreeScorer TreesOn(int feature)
    {
        var inputs = Enumerable.Range(0, 300).Select(row =>
        {
            var input = new float[StatementFeatures.DenseNames.Count + 3];
            input[feature] = row % 10 / 9f;
            return input;
        }).ToList();
        return TreeScorer.Of(TreeFit.Fit(inputs, [.. inputs.Select((input, row) => input[feature] > 0.5 ? Support : 1 + row / 10 % 2)], 3, seed: 1));
    }

    private static double LinearLead(LinearScorer linear, FeatureVector features)
    {
        var scores = new double[3];
        linear.Score(features, scores);
        return scores[Support] - (scores[1] + scores[2]) / 2;
    }

    private static FeatureVector Read(string text)
    {
        var features = new FeatureVector();
        Toy.Encoder.Fill(text, "kosovo", null, features);
        return features;
    }
}
