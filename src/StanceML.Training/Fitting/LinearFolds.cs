using Microsoft.ML;

namespace StanceML.Training;

/// <summary>The chosen linear model as cross-validation fitted it: for what is told of single held-out answers and of fewer rows.</summary>
/// <param name="Setting">The one that was chosen.</param>
/// <param name="FoldOf">For each example the fold that held it out, from 0.</param>
/// <param name="Models">For each fold the linear model that saw the other folds alone.</param>
/// <param name="Scores">For each example one uncalibrated score per label, by the model that did not see its group.</param>
public sealed record LinearFolds(FitOptions Setting, IReadOnlyList<int> FoldOf, IReadOnlyList<ITransformer> Models, IReadOnlyList<double[]> Scores);
