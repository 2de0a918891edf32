namespace StanceML.Store;

/// <summary>Agreement of two readers beyond chance (Cohen 1960).</summary>
/// <param name="Count">Things that both labelled.</param>
/// <param name="Agreed">Share of them with the same label, 0 to 1.</param>
/// <param name="Kappa">1 when they always agree, 0 when as often as their label shares alone would give; at least -1.</param>
/// <param name="Low">95 % interval.</param>
/// <param name="High">95 % interval.</param>
public sealed record CohensKappa(int Count, double Agreed, double Kappa, double Low, double High)
{
    private const double Deviations95 = 1.959964;

    /// <param name="pairs">For each thing the first reader's label and the second's.</param>
    /// <returns>Null without pairs.</returns>
    public static CohensKappa? Of(IReadOnlyCollection<(string First, string Second)> pairs)
    {
        if (pairs.Count == 0)
        {
            return null;
        }

        double count = pairs.Count;
        var cells = pairs.GroupBy(pair => pair).ToDictionary(cell => cell.Key, cell => cell.Count() / count);
        var labels = pairs.SelectMany(pair => new[] { pair.First, pair.Second }).Distinct().ToList();
        var first = labels.ToDictionary(label => label, label => cells.Where(cell => cell.Key.First == label).Sum(cell => cell.Value));
        var second = labels.ToDictionary(label => label, label => cells.Where(cell => cell.Key.Second == label).Sum(cell => cell.Value));
        var agreed = labels.Sum(label => cells.GetValueOrDefault((label, label)));
        var chance = labels.Sum(label => first[label] * second[label]);
        if (chance >= 1)
        {
            // Both used one label alone: nothing is known of their agreement beyond chance.
            return new CohensKappa(pairs.Count, 1, 1, -1, 1);
        }

        var kappa = Beyond(agreed, chance);
        if (agreed >= 1)
        {
            // Their error would be nought. That all of n agree says that at least 0.025^(1/n) of all do (Clopper and Pearson 1934).
            return new CohensKappa(pairs.Count, 1, 1, Math.Max(-1, Beyond(Math.Pow(0.025, 1 / count), chance)), 1);
        }

        var error = StandardError(cells, first, second, kappa, chance, count);
        return new CohensKappa(pairs.Count, agreed, kappa, Math.Max(-1, kappa - (Deviations95 * error)), Math.Min(1, kappa + (Deviations95 * error)));
    }

    private static double Beyond(double agreed, double chance) => (agreed - chance) / (1 - chance);

    /// <summary>Large-sample error of kappa (Fleiss, Cohen and Everitt 1969).</summary>
    private static double StandardError(
        Dictionary<(string First, string Second), double> cells,
        Dictionary<string, double> first,
        Dictionary<string, double> second,
        double kappa,
        double chance,
        double count)
    {
        var same = cells.Where(cell => cell.Key.First == cell.Key.Second)
            .Sum(cell => cell.Value * Math.Pow(1 - ((first[cell.Key.First] + second[cell.Key.First]) * (1 - kappa)), 2));
        var different = Math.Pow(1 - kappa, 2) * cells.Where(cell => cell.Key.First != cell.Key.Second)
            .Sum(cell => cell.Value * Math.Pow(second[cell.Key.First] + first[cell.Key.Second], 2));
        var rest = Math.Pow(kappa - (chance * (1 - kappa)), 2);
        return Math.Sqrt(Math.Max(0, same + different - rest)) / ((1 - chance) * Math.Sqrt(count));
    }
}
