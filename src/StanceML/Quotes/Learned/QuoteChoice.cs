namespace StanceML;

/// <summary>Chooses among candidates those that stand: the outer before what stands inside it, then the surest, and none that shares words with one already chosen.</summary>
internal static class QuoteChoice
{
    /// <summary>Candidates farther apart in the list never touch: a sentence holds a handful.</summary>
    private const int MaxApart = 8;

    /// <param name="judged">The tagger's candidates.</param>
    /// <param name="proposed">The rules' candidates; those beside quotation marks, and acts of recognition, fill in where the tagger found nothing.</param>
    /// <param name="threshold">Candidates less likely than this are left out.</param>
    /// <returns>In text order.</returns>
    public static List<QuoteCandidate> Of(
        TaggedDocument text, IReadOnlyList<QuoteCandidate> judged, IReadOnlyList<QuoteCandidate> proposed, double threshold, UnjudgedRates rates)
    {
        var taken = new bool[text.Tokens.Length];
        var chosen = new List<QuoteCandidate>();
        var likely = judged.Where(one => one.Probability >= threshold).ToList();
        foreach (var candidate in likely.Where((one, i) => !GivesWay(text, one, i, likely)).OrderByDescending(one => one.Probability))
        {
            Take(candidate, taken, chosen);
        }

        foreach (var candidate in proposed.Where(one => StandsBesideMarks(one) || Recognizes(text, one)))
        {
            Take(candidate with { Probability = rates.Ruled }, taken, chosen);
        }

        chosen.Sort((left, right) => left.Start.CompareTo(right.Start));
        return chosen;
    }

    /// <summary>
    /// Words in marks stand. Of others, whether another candidate reports this one's whole clause (<c>X said Y supports Z</c> is X's), or this one's cue only
    /// describes the other's speaker (<c>states expected to sign say</c>).
    /// </summary>
    private static bool GivesWay(TaggedDocument text, QuoteCandidate one, int index, List<QuoteCandidate> all)
    {
        if (one.Content.All(range => text.InRegion(range.First)))
        {
            return false;
        }

        for (var i = Math.Max(0, index - MaxApart); i < Math.Min(all.Count, index + MaxApart + 1); i++)
        {
            var other = all[i];
            if (i != index && (IsIn(one, other.Source) || (other.Content.Any(range => IsIn(one, range)) && !IsIn(other, one.Source))))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsIn(QuoteCandidate candidate, (int First, int End)? range) =>
        candidate.Cue is [var cue, ..] && range is { } words && cue.First >= words.First && cue.End <= words.End;

    /// <summary><c>Norway recognises Kosovo</c>: to an annotator of quotes an act, to our readers the clearest stand of all.</summary>
    private static bool Recognizes(TaggedDocument text, QuoteCandidate candidate) =>
        candidate.Cue is [.., var cue] && text.Entry(cue.End - 1).Verb is { Lemma: "recognize" or "recognise" };

    private static bool StandsBesideMarks(QuoteCandidate candidate) =>
        candidate.Rule is "quoted-before" or "quoted-after" or "quoted-as-saying" or "unlisted-verb" or "dashed-name";

    private static void Take(QuoteCandidate candidate, bool[] taken, List<QuoteCandidate> chosen)
    {
        foreach (var (first, end) in candidate.Content)
        {
            if (taken.AsSpan(first, end - first).Contains(true))
            {
                return;
            }
        }

        foreach (var (first, end) in candidate.Content)
        {
            taken.AsSpan(first, end - first).Fill(true);
        }

        chosen.Add(candidate);
    }
}
