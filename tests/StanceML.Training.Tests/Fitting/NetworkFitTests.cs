using Xunit;

namespace StanceML.Training.Tests;

public sealed class NetworkFitTests
{
    private const int Support = 0;

    private const int Count = 2_000;

    private static readonly IReadOnlyList<Example> Toys = new ExampleMaker(Toy.Encoder).Make(TaskDefinition.Stance, Toy.Rows);

    /// <summary>Two features that mean one label alone and the other together, beside some that mean nothing.</summary>
    private static readonly IReadOnlyList<Example> Together =
    [
        .. Enumerable.Range(0, Count).Select(i => Of(i, label: (i % 2) ^ (i / 2 % 2), i % 2 == 0 ? 5 : 6, i / 2 % 2 == 0 ? 7 : 8, 10 + (i % 9))),
    ];

    [Fact]
    public void It_learns_what_features_mean_together_where_a_linear_model_cannot()
    {
        var network = Fit(Together, labels: 2);
        var linear = LinearFit.Score(LinearFit.Fit(Together, 2, new FitOptions(0.01f, 0.5f, Contrast: false), seed: 1), Together);
        Assert.InRange(Right(NetworkFit.Score(network, Together)), 0.99 * Count, Count);
        Assert.InRange(Right(linear), 0, 0.75 * Count);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes_and_another_seed_others()
    {
        var bytes = NetworkWeightsFile.Write(Fit(Toys).Weights);
        Assert.Equal(bytes, NetworkWeightsFile.Write(Fit(Toys).Weights));
        Assert.NotEqual(bytes, NetworkWeightsFile.Write(Fit(Toys, seed: 2).Weights));
    }

    [Fact]
    public void Features_of_few_rows_get_no_vector()
    {
        var weights = Fit([.. Together, Of(Count, label: 0, 5, 77), Of(Count + 1, label: 1, 6, 77), Of(Count + 2, label: 1, 6, 77)], labels: 2).Weights;
        Assert.Contains(5, weights.Buckets);
        Assert.DoesNotContain(77, weights.Buckets);
    }

    [Fact]
    public void The_units_and_what_came_from_none_sum_to_the_lead_of_the_label_less_the_biases()
    {
        var network = Fit(Toys);
        var features = new FeatureVector();
        Toy.Encoder.Fill("We warmly welcome Kosovo as a sovereign state.", "kosovo", null, features);
        var perUnit = new double[features.Units.Count];
        var sum = network.Explain(features, Support, perUnit) + perUnit.Sum();

        // The lead that the biases give while the same hidden units are cut off.
        var (weights, hidden) = (network.Weights, Hidden(network, features));
        var biases = Enumerable.Range(0, 3).Select(label => weights.Bias[label]
            + hidden.Index().Where(unit => unit.Item > 0).Sum(unit => (double)weights.HiddenBias[unit.Index] * weights.Out[(label * hidden.Count) + unit.Index])).ToList();
        var scores = new double[3];
        network.Score(features, scores);
        Assert.Equal(Lead(scores) - Lead(biases), sum, 4);
        Assert.True(Lead(scores) > 1, string.Join(' ', scores));
    }

    [Fact]
    public void A_text_scores_as_its_example_does()
    {
        var network = Fit(Toys);
        var (features, scores) = (new FeatureVector(), new double[3]);
        foreach (var example in Toys)
        {
            Toy.Encoder.Fill(example.Row.Text, example.Target, null, features);
            network.Score(features, scores);
            Assert.All(scores.Zip(network.Score(example.Buckets, example.Values)), pair => Assert.Equal(pair.First, pair.Second, 4));
        }
    }

    [Fact]
    public void It_joins_the_linear_model_where_it_pays()
    {
        var trained = new TaskTrainer(new TrainOptions { Folds = 2, Settings = [new FitOptions(0.1f, 0.5f, false)] })
            .Train(TaskDefinition.Stance, [.. Together.Select(example => example with { Dense = new float[StatementFeatures.DenseNames.Count] })], null, CancellationToken.None);
        Assert.NotNull(trained.Model.Network);
        Assert.True(trained.Calibration.Network > 0);
        Assert.Contains(trained.Trials, trial => trial.Name == trained.Winner && trial.Name.Contains("network", StringComparison.Ordinal) && trial.Accuracy > 0.9);
        Assert.All(trained.Trials.Where(trial => trial.Name.StartsWith("linear, L2", StringComparison.Ordinal)), trial => Assert.True(trial.Accuracy < 0.8, trial.ToString()));
    }

    [Fact]
    public void A_network_of_other_labels_or_features_is_refused()
    {
        var trained = Toy.WithoutNetwork(Toy.Train(TaskDefinition.Stance));
        using var toy = new Toy();
        var manifest = ModelFolder.LoadText(new ModelFolderWriter(Toy.Encoder).Write(toy.Models, "2026.1.1", trained, Toy.Options).Folder, Toy.Encoder).Manifest;
        var sound = Fit(Toys).Weights;
        Assert.Contains("labels of the network", Refusal(sound with { Bias = [0, 0], Out = sound.Out[..(2 * sound.HiddenBias.Length)] }), StringComparison.Ordinal);
        Assert.Contains("hashed features of the network", Refusal(sound with { BucketCount = sound.BucketCount + 8 }), StringComparison.Ordinal);

        string Refusal(NetworkWeights weights) => Assert.Throws<InvalidModelException>(
            () => new TextModel(manifest, trained.Model with { Network = new NetworkScorer(weights) }, "memory", pretrained: null)).Message;
    }

    [Fact]
    public void Whoever_no_longer_waits_stops_it() =>
        Assert.ThrowsAny<OperationCanceledException>(() => NetworkFit.Fit(Toys, 3, 0.5f, seed: 1, new CancellationToken(canceled: true)));

    private static NetworkScorer Fit(IReadOnlyList<Example> examples, int labels = 3, int seed = 1) => NetworkFit.Fit(examples, labels, 0.5f, seed, CancellationToken.None);

    private static int Right(IEnumerable<double[]> scores) => scores.Zip(Together).Count(one => JudgedAnswers.Likeliest(one.First) == one.Second.Label);

    private static double Lead(IReadOnlyList<double> scores) => scores[Support] - scores.Where((_, label) => label != Support).Average();

    private static List<double> Hidden(NetworkScorer network, FeatureVector features)
    {
        var weights = network.Weights;
        var hidden = weights.HiddenBias.Select(bias => (double)bias).ToList();
        foreach (var feature in features.Hashed)
        {
            var row = Array.IndexOf(weights.Buckets, feature.Bucket);
            for (var unit = 0; row >= 0 && unit < hidden.Count; unit++)
            {
                hidden[unit] += feature.Value * weights.Scales[row] * weights.Steps[(row * hidden.Count) + unit];
            }
        }

        return hidden;
    }

    private static Example Of(int row, int label, params int[] buckets) => new(
        new LabelledRow { Id = $"{row}", Text = "", Group = "", Place = new RowPlace("made", row + 1) }, [.. buckets.Order()], [.. buckets.Select(_ => 1f)], [], label, $"{row % 10}");
}
