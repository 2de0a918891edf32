using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;
using Microsoft.ML.Trainers.LightGbm;

namespace StanceML.Benchmarks;

/// <summary>An ML.NET learner of trees on dense inputs.</summary>
/// <param name="Fit">Fits one label against the rest; its score rises with the label's probability.</param>
internal sealed record TreeLearner(string Name, Func<MLContext, IDataView, ITransformer> Fit)
{
    /// <summary>FastTree as <c>train</c> fits it; the others with as many leaves and rows in a leaf, and the rounds that their own guides advise.</summary>
    public static IReadOnlyList<TreeLearner> All { get; } =
    [
        new("FastTree", (ml, rows) => ml.BinaryClassification.Trainers.FastTree(new FastTreeBinaryTrainer.Options
        {
            LabelColumnName = nameof(Row.Label), FeatureColumnName = nameof(Row.Dense),
            NumberOfLeaves = 12, NumberOfTrees = 80, MinimumExampleCountPerLeaf = 15, LearningRate = 0.08, FeatureFraction = 0.7,
            Seed = LabelledData.Seed, FeatureSelectionSeed = LabelledData.Seed,
        }).Fit(rows)),
        new("FastForest", (ml, rows) => ml.BinaryClassification.Trainers.FastForest(new FastForestBinaryTrainer.Options
        {
            LabelColumnName = nameof(Row.Label), FeatureColumnName = nameof(Row.Dense),
            NumberOfLeaves = 64, NumberOfTrees = 200, MinimumExampleCountPerLeaf = 15, FeatureFraction = 0.7,
            Seed = LabelledData.Seed, FeatureSelectionSeed = LabelledData.Seed,
        }).Fit(rows)),
        new("LightGBM", (ml, rows) => ml.BinaryClassification.Trainers.LightGbm(new LightGbmBinaryTrainer.Options
        {
            LabelColumnName = nameof(Row.Label), FeatureColumnName = nameof(Row.Dense),
            NumberOfLeaves = 12, NumberOfIterations = 120, MinimumExampleCountPerLeaf = 15, LearningRate = 0.06,
            Seed = LabelledData.Seed, Verbose = false,
        }).Fit(rows)),
    ];

    /// <returns>For each held row one score per label.</returns>
    public IReadOnlyList<double[]> FitAndScore(IReadOnlyList<float[]> inputs, IReadOnlyList<int> labels, IReadOnlyList<float[]> held)
    {
        var labelCount = LabelledData.Task.Labels.Count;
        var scores = held.Select(_ => new double[labelCount]).ToList();
        var schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Dense)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, inputs[0].Length);
        for (var label = 0; label < labelCount; label++)
        {
            var ml = new MLContext(LabelledData.Seed);
            var model = Fit(ml, ml.Data.LoadFromEnumerable(inputs.Zip(labels, (dense, of) => new Row { Dense = dense, Label = of == label }), schema));
            var scored = model.Transform(ml.Data.LoadFromEnumerable(held.Select(dense => new Row { Dense = dense }), schema));
            foreach (var (into, score) in scores.Zip(scored.GetColumn<float>("Score")))
            {
                into[label] = score;
            }
        }

        return scores;
    }

    private sealed class Row
    {
        public bool Label { get; set; }

        public float[] Dense { get; set; } = [];
    }
}
