namespace StanceML;

/// <summary>
/// Says what each unit of a statement did to a judgment: exactly for the linear model and for the network's units that are not cut
/// off, by path contributions for the trees, each multiplied by its calibration factor. Immutable and safe for concurrent use.
/// </summary>
internal sealed class UnitContributions(LinearScorer linear, TreeScorer? trees, NetworkScorer? network, CalibrationParameters calibration)
{
    /// <param name="toward">Index of a label.</param>
    /// <returns>
    /// One per unit: by how much it moved the label's calibrated score above the mean of the other labels' scores. What no
    /// word did, such as the length, the words that are not there and who speaks, is left out.
    /// </returns>
    public double[] Of(FeatureVector features, int toward)
    {
        var ofLinear = new double[features.Units.Count];
        var ofNoUnit = linear.Explain(features, toward, ofLinear);
        var perUnit = Array.ConvertAll(ofLinear, contribution => contribution * calibration.Linear);
        if (trees is not null)
        {
            AddTrees(trees, features, toward, ofLinear, ofNoUnit, perUnit);
        }

        if (network is not null)
        {
            var ofNetwork = new double[perUnit.Length];
            network.Explain(features, toward, ofNetwork);
            for (var unit = 0; unit < perUnit.Length; unit++)
            {
                perUnit[unit] += ofNetwork[unit] * calibration.Network;
            }
        }

        return perUnit;
    }

    private void AddTrees(TreeScorer trees, FeatureVector features, int toward, ReadOnlySpan<double> ofLinear, double ofNoUnit, Span<double> perUnit)
    {
        Span<double> scores = stackalloc double[linear.LabelCount];
        linear.Score(features, scores);
        Span<float> read = stackalloc float[features.Dense.Length + scores.Length];
        TextModel.WithLinear(features.Dense, scores, read);
        Span<double> contributions = stackalloc double[read.Length];
        for (var label = 0; label < scores.Length; label++)
        {
            trees.Contribute(read, label, calibration.Trees * (label == toward ? 1 : -1.0 / (scores.Length - 1)), contributions);
        }

        DenseFeatures.Spread(features.Read, features.Dense, contributions[..features.Dense.Length], perUnit);
        var ofProbabilities = 0.0;
        foreach (var contribution in contributions[features.Dense.Length..])
        {
            ofProbabilities += contribution;
        }

        SpreadLike(ofLinear, ofNoUnit, ofProbabilities, perUnit);
    }

    /// <summary>What the linear model's own answer did inside the trees goes to what spoke for it, or against it, in proportion; the part of no unit to none.</summary>
    private static void SpreadLike(ReadOnlySpan<double> ofLinear, double ofNoUnit, double contribution, Span<double> perUnit)
    {
        var sign = Math.Sign(contribution);
        var total = Math.Max(0, sign * ofNoUnit);
        foreach (var unit in ofLinear)
        {
            total += Math.Max(0, sign * unit);
        }

        for (var i = 0; i < ofLinear.Length && total > 0; i++)
        {
            perUnit[i] += contribution * Math.Max(0, sign * ofLinear[i]) / total;
        }
    }
}
