namespace StanceML.Training;

/// <summary>Fits the weights that rank the antecedents of one class of pronouns.</summary>
internal static class AntecedentFit
{
    private const int Steps = 300;

    /// <summary>Strength of the pull toward 0, shared by all examples, so that a rare class stays near 0; chosen by cross-validation on the annotated articles.</summary>
    private const double Ridge = 2;

    /// <summary>Maximises the share that a softmax over the candidates gives the right one; convex, so plain descent finds it.</summary>
    /// <returns>One weight per feature; all 0 when there are no examples.</returns>
    public static double[] Fit(IReadOnlyList<(ResolvedPronoun Pronoun, int Right)> examples) =>
        Descent.Minimize(new double[AntecedentFeatures.Count], at => LossAndGradient(examples, at), Steps);

    private static (double Loss, double[] Gradient) LossAndGradient(IReadOnlyList<(ResolvedPronoun Pronoun, int Right)> examples, double[] at)
    {
        var (loss, gradient) = Descent.Ridge(at, Ridge / Math.Max(1, examples.Count));
        foreach (var (pronoun, right) in examples)
        {
            var scores = pronoun.Candidates.Select(candidate => SpeakerModel.Dot(at, candidate.Features)).ToArray();
            var highest = scores.Max();
            var total = scores.Sum(score => Math.Exp(score - highest));
            loss -= (scores[right] - highest - Math.Log(total)) / examples.Count;
            for (var c = 0; c < scores.Length; c++)
            {
                var error = (Math.Exp(scores[c] - highest) / total) - (c == right ? 1 : 0);
                for (var f = 0; f < gradient.Length; f++)
                {
                    gradient[f] += error * pronoun.Candidates[c].Features[f] / examples.Count;
                }
            }
        }

        return (loss, gradient);
    }
}
