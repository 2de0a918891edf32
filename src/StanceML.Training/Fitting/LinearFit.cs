using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace StanceML.Training;

/// <summary>Fits ML.NET's L-BFGS maximum-entropy model on the hashed features, scaled where the setting asks for it.</summary>
internal static class LinearFit
{
    /// <summary>Words and roles in, one score per label out.</summary>
    public static ITransformer Fit(IReadOnlyList<Example> examples, int labelCount, FitOptions options, int seed)
    {
        // A context of its own for each fit: a second fit in the same context gives other numbers.
        var ml = new MLContext(seed);
        var weights = LabelWeights(examples, labelCount, options.Balance);
        var contrast = options.Contrast ? LabelContrast.Fit(examples, labelCount, seed) : null;
        var scales = contrast is null ? null : LinearScorer.ScalesOf(contrast);

        // As a list: the trainer reads the rows anew at every step, and scaling them each time takes as long as the step.
        var scaled = examples.Select(e => Row.Of(e, weights[e.Label], scales)).ToList();
        var rows = ml.Data.LoadFromEnumerable(scaled, Schema(labelCount, examples[0].Width));
        var linear = ml.MulticlassClassification.Trainers.LbfgsMaximumEntropy(new LbfgsMaximumEntropyMulticlassTrainer.Options
        {
            LabelColumnName = nameof(Row.Label),
            FeatureColumnName = nameof(Row.Features),
            ExampleWeightColumnName = nameof(Row.Weight),
            L1Regularization = 0,
            L2Regularization = options.L2,

            // Until it stands still: a fit that stops sooner answers by where it stopped. The long history comes there in fewer steps.
            OptimizationTolerance = 1e-5f,
            MaximumNumberOfIterations = 150,
            HistorySize = 20,
            NumberOfThreads = 1,
        }).Fit(rows);
        return contrast is null ? linear : new TransformerChain<ITransformer>([contrast, linear]);
    }

    /// <returns>For each example one score per label, made by the same scorer that serves.</returns>
    public static double[][] Score(ITransformer model, IEnumerable<Example> examples)
    {
        var scorer = LinearScorer.Of(model)!;
        return [.. examples.Select(example => scorer.Score(example.Buckets, example.Values))];
    }

    public static SchemaDefinition Schema(int labelCount, int width)
    {
        var schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, width);
        schema[nameof(Row.Label)].ColumnType = new KeyDataViewType(typeof(uint), labelCount);
        return schema;
    }

    /// <summary>How much a row of each label counts.</summary>
    public static float[] LabelWeights(IReadOnlyList<Example> examples, int labelCount, float balance)
    {
        var counts = new int[labelCount];
        foreach (var example in examples)
        {
            counts[example.Label]++;
        }

        return [.. counts.Select(count => count == 0 ? 1f : MathF.Pow((float)examples.Count / (labelCount * count), balance))];
    }

    internal sealed class Row
    {
        /// <summary>Index of the label. In memory ML.NET's keys count from 0, though its views show them from 1.</summary>
        public uint Label { get; set; }

        public VBuffer<float> Features { get; set; }

        public float Weight { get; set; }

        /// <param name="scales">A factor per bucket; null for none.</param>
        public static Row Of(Example example, float weight, float[]? scales) => new()
        {
            Label = (uint)example.Label,
            Features = new VBuffer<float>(
                example.Width,
                example.Buckets.Length,
                scales is null ? example.Values : Scaled(example, scales),
                example.Buckets),
            Weight = weight,
        };

        private static float[] Scaled(Example example, float[] scales)
        {
            var scaled = new float[example.Values.Length];
            for (var i = 0; i < scaled.Length; i++)
            {
                scaled[i] = example.Values[i] * scales[example.Buckets[i]];
            }

            return scaled;
        }
    }
}
