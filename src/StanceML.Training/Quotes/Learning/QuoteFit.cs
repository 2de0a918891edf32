namespace StanceML.Training;

/// <summary>Fits the parts of the tagger on annotated articles.</summary>
internal sealed class QuoteFit(QuoteFitOptions options)
{
    /// <summary>A word heads cues when it did so this often, and in this share of its uses.</summary>
    private const int MinHeadings = 2;
    private const double MinHeadingShare = 0.02;

    private static readonly WeightTable NoWhole = new(new sbyte[1], 1, 1);

    /// <summary>Cue heads and roles; the judgment of the whole needs candidates from articles that these were not fitted on.</summary>
    public QuoteWeights FitParts(IReadOnlyList<QuoteDocument> documents, CancellationToken cancellation)
    {
        var heads = HeadsOf(documents);
        var cue = FitCue(documents, heads);
        var sequences = new List<RoleSequence>();
        for (var part = 0; part < options.CueParts; part++)
        {
            cancellation.ThrowIfCancellationRequested();
            var others = FitCue([.. documents.Where((_, i) => i % options.CueParts != part)], heads);
            foreach (var document in documents.Where((_, i) => i % options.CueParts == part))
            {
                sequences.AddRange(Sequences(document, heads, others));
            }
        }

        var (units, steps) = FitRoles(sequences, cancellation);
        return new QuoteWeights(
            WeightTable.Of(cue, 1), WeightTable.Of(units, QuoteWeights.Roles), WeightTable.Of(steps, QuoteWeights.Roles * QuoteWeights.Roles),
            NoWhole, heads, new UnjudgedRates(0, 0));
    }

    /// <summary>The mean of several fits, each with another order and other features dropped: one alone depends on chance.</summary>
    private (float[] Units, float[] Steps) FitRoles(List<RoleSequence> sequences, CancellationToken cancellation)
    {
        var fits = Enumerable.Range(0, options.RoleFits)
            .Select(fit => RoleFit.Fit(sequences, options.Role with { Seed = options.Role.Seed + fit }, cancellation))
            .ToList();
        var (units, steps) = (new WeightAverage(fits[0].Units.Length), new WeightAverage(fits[0].Steps.Length));
        foreach (var fit in fits)
        {
            units.Add(fit.Units);
            steps.Add(fit.Steps);
        }

        return (units.ToWeights(), steps.ToWeights());
    }

    /// <param name="candidates">From articles that the parts were not fitted on, and whether each is a quote.</param>
    public WeightTable FitWhole(IReadOnlyList<(int[] Features, bool Is)> candidates) =>
        WeightTable.Of(LogisticFit.Fit(candidates, QuoteWeights.WholeBits, options.Whole), 1);

    private static HashSet<uint> HeadsOf(IReadOnlyList<QuoteDocument> documents)
    {
        var (headings, uses) = (new Dictionary<uint, int>(), new Dictionary<uint, int>());
        foreach (var document in documents)
        {
            foreach (var word in document.Units.Words)
            {
                uses[word] = uses.GetValueOrDefault(word) + 1;
            }

            foreach (var (head, _) in document.Attributions)
            {
                var word = document.Units.Words[head];
                headings[word] = headings.GetValueOrDefault(word) + 1;
            }
        }

        return [.. headings.Where(word => word.Value >= MinHeadings && word.Value >= MinHeadingShare * uses[word.Key]).Select(word => word.Key)];
    }

    private float[] FitCue(IReadOnlyList<QuoteDocument> documents, HashSet<uint> heads)
    {
        var rows = new List<(int[], bool)>();
        foreach (var document in documents)
        {
            var reader = new CueFeatures(document.Units, document.Rules);
            for (var unit = 0; unit < document.Units.Count; unit++)
            {
                if (reader.IsCandidate(unit, heads))
                {
                    var features = new int[CueFeatures.Count];
                    reader.Fill(unit, features);
                    rows.Add((features, document.Heads.Contains(unit)));
                }
            }
        }

        return LogisticFit.Fit(rows, QuoteWeights.CueBits, options.Cue);
    }

    private static List<RoleSequence> Sequences(QuoteDocument document, HashSet<uint> heads, float[] cue)
    {
        var probabilities = new float[document.Units.Count];
        var reader = new CueFeatures(document.Units, document.Rules);
        Span<int> features = stackalloc int[CueFeatures.Count];
        for (var unit = 0; unit < probabilities.Length; unit++)
        {
            if (reader.IsCandidate(unit, heads))
            {
                reader.Fill(unit, features);
                probabilities[unit] = QuoteTagger.Sigmoid(LogisticFit.Score(cue, features));
            }
        }

        var roles = new RoleFeatures(document.Units, document.Rules, probabilities);
        return [.. document.Attributions.Select(one => RoleSequence.Of(roles, document.Units, one.Head, one.Gold))];
    }
}
