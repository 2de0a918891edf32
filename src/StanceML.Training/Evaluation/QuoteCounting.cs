namespace StanceML.Training;

/// <summary>Counts one comparison by every metric.</summary>
internal static class QuoteCounting
{
    public static QuoteCounts Count(QuoteComparison comparison)
    {
        var counts = new QuoteCounts();
        HashSet<int> answers = [.. comparison.Answers];
        foreach (var (p, attribution) in comparison.Predicted.Index())
        {
            var quote = attribution.Quote;
            AddParts(quote.Cue is not null, quote.Source is not null, counts.AddPredicted);
            if (!answers.Contains(p))
            {
                AddBoth(quote.Kind, counts.AddPredicted);
            }
        }

        for (var g = 0; g < comparison.Gold.Count; g++)
        {
            AddGold(comparison, g, counts);
            if (comparison.Answers[g] is var p && p >= 0)
            {
                AddAnswer(comparison, g, p, counts);
            }
        }

        counts.AddCorrect(QuoteMetric.AnyCueExact, SameWords(
            comparison.Predicted.Select(comparison.CueOf), comparison.Gold.Select(gold => comparison.Words(gold.Cue))));
        counts.AddCorrect(QuoteMetric.AnySourceExact, SameWords(
            comparison.Predicted.Select(comparison.SourceOf), comparison.Gold.Select(gold => comparison.Words(gold.Source))));
        return counts;
    }

    private static QuoteMetric OverlapOf(QuoteKind kind) => kind switch
    {
        QuoteKind.Direct => QuoteMetric.ContentOverlapDirect,
        QuoteKind.Indirect => QuoteMetric.ContentOverlapIndirect,
        _ => QuoteMetric.ContentOverlapMixed,
    };

    private static QuoteMetric ExactOf(QuoteKind kind) => kind switch
    {
        QuoteKind.Direct => QuoteMetric.ContentExactDirect,
        QuoteKind.Indirect => QuoteMetric.ContentExactIndirect,
        _ => QuoteMetric.ContentExactMixed,
    };

    private static void AddBoth(QuoteKind kind, Action<QuoteMetric, int> add)
    {
        add(QuoteMetric.ContentOverlap, 1);
        add(OverlapOf(kind), 1);
        add(QuoteMetric.ContentExact, 1);
        add(ExactOf(kind), 1);
    }

    private static void AddParts(bool hasCue, bool hasSource, Action<QuoteMetric, int> add)
    {
        QuoteMetric[] cue = hasCue ? [QuoteMetric.CueOverlap, QuoteMetric.CueExact, QuoteMetric.AnyCueExact] : [];
        QuoteMetric[] source = hasSource ? [QuoteMetric.SourceOverlap, QuoteMetric.SourceExact, QuoteMetric.AnySourceExact] : [];
        foreach (var metric in cue.Concat(source))
        {
            add(metric, 1);
        }
    }

    private static void AddGold(QuoteComparison comparison, int g, QuoteCounts counts)
    {
        var gold = comparison.Gold[g];
        var kind = gold.KindIn(comparison.Document.Text);
        AddBoth(kind, counts.AddGold);
        AddParts(gold.Cue.Count > 0, gold.Source.Count > 0, counts.AddGold);
        if (kind == QuoteKind.Direct)
        {
            var cores = comparison.GoldWords[g].Cores;
            counts.AddGold(QuoteMetric.DirectSpans, cores.Count);
            counts.AddCorrect(QuoteMetric.DirectSpans, cores.Count(core => comparison.PredictedWords.Any(words => words.Cores.Contains(core))));
        }
    }

    private static void AddAnswer(QuoteComparison comparison, int g, int p, QuoteCounts counts)
    {
        var (gold, predicted) = (comparison.Gold[g], comparison.Predicted[p]);
        var kind = gold.KindIn(comparison.Document.Text);

        // Under the kind of what it answers, else more could be right of a kind than were predicted.
        AddBoth(kind, counts.AddPredicted);
        counts.AddCorrect(QuoteMetric.ContentOverlap);
        counts.AddCorrect(OverlapOf(kind));
        var isExact = comparison.PredictedWords[p].SameWords(comparison.GoldWords[g]) ? 1 : 0;
        counts.AddCorrect(QuoteMetric.ContentExact, isExact);
        counts.AddCorrect(ExactOf(kind), isExact);
        AddPart(comparison.CueOf(predicted), comparison.Words(gold.Cue), QuoteMetric.CueOverlap, QuoteMetric.CueExact, counts);
        AddPart(comparison.SourceOf(predicted), comparison.Words(gold.Source), QuoteMetric.SourceOverlap, QuoteMetric.SourceExact, counts);
        var speaker = new SpeakerAnswer(comparison.Document.Text, gold, predicted.Speaker);
        Add(QuoteMetric.SpeakerLinked, speaker.IsLinked);
        Add(QuoteMetric.SpeakerName, speaker.HasName);
        Add(QuoteMetric.SpeakerActor, speaker.HasActor);

        void Add(QuoteMetric metric, bool? isRight)
        {
            if (isRight is { } known)
            {
                counts.AddAnswer(metric, known);
            }
        }
    }

    private static void AddPart(ContentWords predicted, ContentWords gold, QuoteMetric overlap, QuoteMetric exact, QuoteCounts counts)
    {
        counts.AddCorrect(overlap, predicted.Jaccard(gold) >= QuoteEvaluation.MinOverlap ? 1 : 0);
        counts.AddCorrect(exact, !gold.IsEmpty && predicted.SameWords(gold) ? 1 : 0);
    }

    /// <summary>How many of the one have their like among the other, one for one.</summary>
    private static int SameWords(IEnumerable<ContentWords> predicted, IEnumerable<ContentWords> gold)
    {
        var left = gold.Where(words => !words.IsEmpty).GroupBy(words => words.Key).ToDictionary(same => same.Key, same => same.Count(), StringComparer.Ordinal);
        return predicted.Count(words => left.TryGetValue(words.Key, out var count) && count > 0 && (left[words.Key] = count - 1) >= 0);
    }
}
