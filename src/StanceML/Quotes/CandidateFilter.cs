namespace StanceML;

/// <summary>Settles which candidates stand: a cue inside another quote's content reports nothing of its own.</summary>
internal static class CandidateFilter
{
    /// <summary>A sentence holds a handful of quotes; looking back further finds none of its own.</summary>
    private const int MaxLookBack = 6;

    /// <returns>Candidates in text order, whose contents do not overlap.</returns>
    public static List<QuoteCandidate> Outermost(List<QuoteCandidate> candidates)
    {
        var kept = new List<QuoteCandidate>(candidates.Count);
        foreach (var candidate in candidates)
        {
            var clear = true;
            for (var i = kept.Count - 1; i >= 0 && i >= kept.Count - MaxLookBack; i--)
            {
                var described = Holds(candidate.Source, kept[i]);
                if (described && !candidate.IsWeak && (kept[i].IsWeak || kept[i].Source is null))
                {
                    kept.RemoveAt(i);
                }
                else if (described && kept[i].CutAt(candidate.Source!.Value.End) is { } cut)
                {
                    kept[i] = cut;
                }
                else if (Overlap(kept[i], candidate))
                {
                    if (!Covers(candidate, kept[i]))
                    {
                        clear = false;
                        break;
                    }

                    kept.RemoveAt(i);
                }
            }

            if (clear)
            {
                kept.Add(candidate);
            }
        }

        kept.Sort((left, right) => left.Start.CompareTo(right.Start));
        return kept;
    }

    /// <summary>Whether the speaker's own description holds the other's cue: <c>three states asked to join argue …</c></summary>
    private static bool Holds((int First, int End)? source, QuoteCandidate other) =>
        source is { } range && other.Cue.Count > 0 && other.Cue[0].First >= range.First && other.Cue[0].End <= range.End;

    private static bool Overlap(QuoteCandidate left, QuoteCandidate right) =>
        left.Content.Any(a => right.Content.Any(b => a.First < b.End && b.First < a.End) || right.Cue.Any(b => a.First <= b.First && b.End <= a.End))
        || right.Content.Any(a => left.Cue.Any(b => a.First <= b.First && b.End <= a.End && right.Cue[0] != b));

    /// <summary>Whether a later reporting clause speaks of all of the earlier candidate.</summary>
    private static bool Covers(QuoteCandidate later, QuoteCandidate earlier) =>
        earlier.IsWeak && later.Content[0].First <= earlier.Start && later.Content[0].End >= earlier.End
        && later.Cue.Count > 0 && earlier.Cue.Count > 0 && earlier.Cue[0].First >= later.Content[0].First && later.Cue[0].First >= later.Content[0].End;
}
