using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;

namespace StanceML.Training;

/// <summary>Fits one FastTree per label on the dense features and cross-fitted linear probabilities.</summary>
internal static class TreeFit
{
    /// <param name="inputs">Dense features with the linear probabilities of a model that did not see the row.</param>
    /// <param name="labels">Index into the labels, one per input.</param>
    /// <returns>One transformer per label, in label order.</returns>
    public static IReadOnlyList<ITransformer> Fit(IReadOnlyList<float[]> inputs, IReadOnlyList<int> labels, int labelCount, int seed)
    {
        var schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Dense)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, inputs[0].Length);
        return [.. Enumerable.Range(0, labelCount).Select(label =>
        {
            var ml = new MLContext(seed);
            var rows = ml.Data.LoadFromEnumerable(inputs.Zip(labels, (dense, l) => new Row { Dense = dense, Label = l == label }), schema);
            return (ITransformer)ml.BinaryClassification.Trainers.FastTree(new FastTreeBinaryTrainer.Options
            {
                LabelColumnName = nameof(Row.Label),
                FeatureColumnName = nameof(Row.Dense),
                NumberOfLeaves = 12,
                NumberOfTrees = 80,
                MinimumExampleCountPerLeaf = 15,
                LearningRate = 0.08,
                FeatureFraction = 0.7,
                NumberOfThreads = 1,
                Seed = seed,
                FeatureSelectionSeed = seed,
            }).Fit(rows);
        })];
    }

    internal sealed class Row
    {
        public bool Label { get; set; }

        public float[] Dense { get; set; } = [];
    }
}
