using System.Text.Json.Serialization;

namespace StanceML;

/// <summary>
/// Turns scores into probabilities: softmax(linear · L + trees · T + network · N + bias), fitted on held-out folds. ML.NET calibrates
/// two classes only, so this is ours (vector scaling, after Guo et al., ICML 2017, with one factor per model).
/// </summary>
/// <param name="Linear">Factor on the linear model's scores.</param>
/// <param name="Trees">Factor on the trees' scores; 0 when the model has none.</param>
/// <param name="Bias">One per label.</param>
public sealed record CalibrationParameters(double Linear, double Trees, IReadOnlyList<double> Bias)
{
    /// <summary>Factor on the network's scores; 0 and not written when the model has none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public double Network { get; init; }

    /// <param name="linear">One score per label.</param>
    /// <param name="trees">One score per label; empty when the model has none.</param>
    /// <param name="network">Likewise.</param>
    /// <param name="probabilities">Receives one probability per label; they sum to 1.</param>
    public void Apply(ReadOnlySpan<double> linear, ReadOnlySpan<double> trees, ReadOnlySpan<double> network, Span<double> probabilities)
    {
        for (var k = 0; k < probabilities.Length; k++)
        {
            probabilities[k] = (Linear * linear[k]) + (trees.IsEmpty ? 0 : Trees * trees[k]) + (network.IsEmpty ? 0 : Network * network[k]) + Bias[k];
        }

        Softmax.Apply(probabilities);
    }
}
