namespace StanceML.Training;

/// <summary>Finds texts that are nearly the same once names are masked: a template with the names swapped teaches nothing new.</summary>
/// <remarks>
/// Texts are sets of word pairs, numbers and capitalised words masked. Pairs that share at least 70 % (Jaccard) are reported;
/// found through an inverted index over each text's rarest pairs, so that no pair above the limit is missed (prefix filtering, Chaudhuri et al., ICDE 2006).
/// </remarks>
public static class NearDuplicates
{
    public const double Limit = 0.7;

    /// <returns>Each later row with the earlier one it is nearest to; rows about two targets and rows of one pair are alike by right and are not listed.</returns>
    public static IReadOnlyList<(LabelledRow Earlier, LabelledRow Later, double Similarity)> Find(IReadOnlyList<LabelledRow> rows) =>
        Find(rows, row => row.Text, (earlier, later) => earlier.Text != later.Text && (later.Pair is null || earlier.Pair != later.Pair));

    /// <param name="mayNotBeAlike">Earlier and later item; false for two that are alike by right.</param>
    /// <returns>Each later item with the earlier one it is nearest to.</returns>
    public static IReadOnlyList<(T Earlier, T Later, double Similarity)> Find<T>(IReadOnlyList<T> items, Func<T, string> text, Func<T, T, bool> mayNotBeAlike)
    {
        var sets = items.Select(item => Pairs(text(item))).ToList();
        var counts = sets.SelectMany(set => set).GroupBy(pair => pair).ToDictionary(pair => pair.Key, pair => pair.Count());
        var index = new Dictionary<ulong, List<int>>();
        var found = new List<(T, T, double)>();
        for (var i = 0; i < items.Count; i++)
        {
            var rarest = sets[i].OrderBy(pair => counts[pair]).ThenBy(pair => pair).Take(sets[i].Count - (int)Math.Ceiling(Limit * sets[i].Count) + 1).ToList();
            var nearest = rarest
                .SelectMany(pair => index.GetValueOrDefault(pair) ?? [])
                .Distinct()
                .Where(earlier => mayNotBeAlike(items[earlier], items[i]))
                .Select(earlier => (Earlier: earlier, Similarity: Jaccard(sets[earlier], sets[i])))
                .Where(near => near.Similarity >= Limit)
                .OrderByDescending(near => near.Similarity)
                .ThenBy(near => near.Earlier)
                .Cast<(int Earlier, double Similarity)?>()
                .FirstOrDefault();
            if (nearest is { } one)
            {
                found.Add((items[one.Earlier], items[i], one.Similarity));
            }

            foreach (var pair in rarest)
            {
                (index.TryGetValue(pair, out var list) ? list : index[pair] = []).Add(i);
            }
        }

        return found;
    }

    private static double Jaccard(HashSet<ulong> a, HashSet<ulong> b)
    {
        var shared = a.Count(b.Contains);
        return a.Count + b.Count == 0 ? 0 : (double)shared / (a.Count + b.Count - shared);
    }

    private static HashSet<ulong> Pairs(string text)
    {
        var pairs = new HashSet<ulong>();
        var last = 0UL;
        foreach (var token in DocumentReader.Read(new Article("row", text)).Tokens)
        {
            if (token.Kind is not (TokenKind.Word or TokenKind.Number))
            {
                continue;
            }

            var letters = token.Span.Of(text);
            var isName = token.Kind == TokenKind.Number || char.IsUpper(letters[0]);
            var hash = isName ? FeatureHash.Number : FeatureHash.Of(letters.ToString().ToLowerInvariant());
            pairs.Add(FeatureHash.With(last, hash));
            last = hash;
        }

        return pairs;
    }
}
