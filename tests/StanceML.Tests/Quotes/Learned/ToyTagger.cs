namespace StanceML.Tests;

/// <summary>Taggers with weights drawn by chance: they cut anywhere, so every shape of answer comes up, and need no training.</summary>
internal static class ToyTagger
{
    /// <summary>Nearly every word that may head a cue does, and nearly everything cut out is kept.</summary>
    public const sbyte Eager = 100;

    /// <param name="bias">Added to the score of each cue and whole, in twentieths of a nat.</param>
    public static QuoteWeights Weights(int seed, sbyte bias = 20)
    {
        var random = new Random(seed);
        var cue = Table(random, 1 << QuoteWeights.CueBits, 1, bias);
        var role = Table(random, 1 << QuoteWeights.RoleBits, QuoteWeights.Roles, 0);
        var step = Table(random, 1 << QuoteWeights.StepBits, QuoteWeights.Roles * QuoteWeights.Roles, 0);
        var whole = Table(random, 1 << QuoteWeights.WholeBits, 1, bias);
        return new QuoteWeights(cue, role, step, whole, new HashSet<uint> { 17, 4711 }, new UnjudgedRates(0.75, 0.5));
    }

    public static QuoteModel Model(int seed, sbyte bias = 20) => new(Manifest, Weights(seed, bias));

    private static ModelManifest Manifest { get; } = new()
    {
        Task = Labels.QuotesTask,
        Version = "toy",
        Labels = Labels.Quotes,
        FeatureVersion = QuoteModel.FeatureVersion,
        Threshold = 0.3,
        StatementThreshold = 0.5,
        Files = new Dictionary<string, string>(),
        TrainSha256 = "",
        Seed = 1,
        Packages = new Dictionary<string, string>(),
        Smoke = [],
    };

    private static WeightTable Table(Random random, int buckets, int width, sbyte bias)
    {
        var steps = new sbyte[buckets * width];
        for (var i = 0; i < steps.Length; i++)
        {
            steps[i] = (sbyte)random.Next(-8, 9);
        }

        // Template 0 without values falls into bucket 0: every unit has it.
        steps[0] = bias;
        return new WeightTable(steps, width, scale: 0.05f);
    }
}
