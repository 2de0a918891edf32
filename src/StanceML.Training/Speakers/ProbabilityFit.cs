namespace StanceML.Training;

/// <summary>Fits the logistic model that makes a probability of an answer's features.</summary>
internal static class ProbabilityFit
{
    private const int Steps = 400;

    /// <summary>Strength of the pull toward 0, per answer; rare rules stay near the bias.</summary>
    private const double Ridge = 0.0005;

    /// <returns>One weight per feature.</returns>
    public static double[] Fit(IReadOnlyList<(double[] Features, bool IsRight)> answers) =>
        Descent.Minimize(new double[AttributionFeatures.Count], at => LossAndGradient(answers, at), Steps);

    public static double Probability(double[] weights, double[] features) => 1 / (1 + Math.Exp(-SpeakerModel.Dot(weights, features)));

    private static (double Loss, double[] Gradient) LossAndGradient(IReadOnlyList<(double[] Features, bool IsRight)> answers, double[] at)
    {
        var (loss, gradient) = Descent.Ridge(at, Ridge);
        foreach (var (features, isRight) in answers)
        {
            var probability = Probability(at, features);
            loss -= Math.Log(Math.Max(isRight ? probability : 1 - probability, 1e-12)) / answers.Count;
            for (var f = 0; f < gradient.Length; f++)
            {
                gradient[f] += (probability - (isRight ? 1 : 0)) * features[f] / answers.Count;
            }
        }

        return (loss, gradient);
    }
}
