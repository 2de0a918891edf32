namespace StanceML;

/// <summary>What tells whether a candidate, seen whole and beside the others, is a quote.</summary>
internal sealed class WholeFeatures(QuoteUnits units, RuleView rules, IReadOnlyList<LearnedCandidate> all)
{
    /// <summary>Candidates farther apart in the list than this never touch: a sentence holds a handful.</summary>
    private const int MaxApart = 8;

    private readonly TaggedDocument _text = units.Text;

    public void Fill(int index, FeatureList into)
    {
        into.Clear();
        var one = all[index];
        var content = one.Candidate.Content;
        var (words, quoted) = Count(content);
        var kind = quoted == 0 ? 0u : quoted == words ? 1u : 2u;
        var length = words < 2 ? 0u : words < 3 ? 1u : words < 5 ? 2u : words < 8 ? 3u : words < 14 ? 4u : words < 25 ? 5u : 6u;
        var rule = rules.At(units.FirstToken(one.Head));
        var agreement = rule is null ? 0 : Agreement(content, words, rule);
        var cue = HalfLogits(one.CueProbability);
        var role = (uint)(MathF.Round(MathF.Log(Math.Max(1e-6f, one.RoleProbability)) * 2) + 40);
        var (hasSource, sourceTag, sourceSense) = Source(one.Candidate);
        uint stem = units.Stems[one.Head], tag = units.Classes[one.Head], sense = units.SenseAt(one.Head);
        var parts = (uint)Math.Min(3, content.Count);
        uint first = units.ClassAt(units.UnitOf(content[0].First));
        var follows = content[0].First > units.FirstToken(one.Head) ? 1u : 0;
        var rivals = Rivals(index);

        into.Add(0, 0);
        into.Add(1, cue);
        into.Add(2, role);
        into.Add(3, cue, role);
        into.Add(4, kind, length);
        into.Add(5, kind, hasSource, parts);
        into.Add(6, agreement, kind);
        into.Add(7, agreement, stem);
        into.Add(8, stem, kind);
        into.Add(9, stem, hasSource);
        into.Add(10, tag, hasSource, first);
        into.Add(11, rivals);
        into.Add(12, rivals, cue);
        into.Add(13, rivals, tag);
        into.Add(14, sense, kind, hasSource);
        into.Add(15, cue, kind, hasSource);
        into.Add(16, length, tag, follows);
        into.Add(17, first, stem);
        into.Add(18, agreement, cue);
        into.Add(19, role, length);
        into.Add(20, role, agreement);
        into.Add(21, rule is null ? 0 : CueFeatures.Name(rule.Rule), agreement);
        into.Add(22, stem, length);
        into.Add(23, rivals, agreement, kind);
        into.Add(24, sourceTag, tag);
        into.Add(25, sourceSense, sense);
    }

    private (int Words, int Quoted) Count(IReadOnlyList<(int First, int End)> content)
    {
        var (words, quoted) = (0, 0);
        foreach (var (first, end) in content)
        {
            for (var t = first; t < end; t++)
            {
                if (!_text.Is(t, WordClasses.AnyMark))
                {
                    words++;
                    quoted += _text.InRegion(t) ? 1 : 0;
                }
            }
        }

        return (words, quoted);
    }

    /// <summary>How much of the words the rule's own proposal shares: 1 for less than half, 4 for all.</summary>
    private uint Agreement(IReadOnlyList<(int First, int End)> content, int words, QuoteCandidate rule)
    {
        var (shared, ruled) = (0, 0);
        foreach (var (first, end) in rule.Content)
        {
            for (var t = first; t < end; t++)
            {
                if (!_text.Is(t, WordClasses.AnyMark))
                {
                    ruled++;
                    shared += Holds(content, t) ? 1 : 0;
                }
            }
        }

        return (shared / (float)Math.Max(1, words + ruled - shared)) switch { > 0.99f => 4u, > 0.8f => 3u, >= 0.5f => 2u, _ => 1u };
    }

    private (uint Has, uint Tag, uint Sense) Source(QuoteCandidate candidate)
    {
        if (candidate.Source is not { } source)
        {
            return (0, 0, 0);
        }

        var last = units.UnitOf(source.End - 1);
        return (1, units.ClassAt(last), units.SenseAt(last));
    }

    /// <summary>Whether surer and less sure candidates share words with this one, and whether one's cue stands in the other's content.</summary>
    private uint Rivals(int index)
    {
        uint flags = 0;
        var one = all[index];
        for (var i = Math.Max(0, index - MaxApart); i < Math.Min(all.Count, index + MaxApart + 1); i++)
        {
            if (i != index && Overlap(one.Candidate, all[i].Candidate))
            {
                flags |= (all[i].CueProbability > one.CueProbability ? 1u : 2u)
                    | (Holds(all[i].Candidate.Content, units.FirstToken(one.Head)) ? 4u : 0)
                    | (Holds(one.Candidate.Content, units.FirstToken(all[i].Head)) ? 8u : 0);
            }
        }

        return flags;
    }

    private static bool Overlap(QuoteCandidate left, QuoteCandidate right)
    {
        foreach (var a in left.Content)
        {
            foreach (var b in right.Content)
            {
                if (a.First < b.End && b.First < a.End)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool Holds(IReadOnlyList<(int First, int End)> content, int token)
    {
        foreach (var (first, end) in content)
        {
            if (token >= first && token < end)
            {
                return true;
            }
        }

        return false;
    }

    private static uint HalfLogits(float probability)
    {
        var inside = Math.Clamp(probability, 1e-4f, 1 - 1e-4f);
        return (uint)(MathF.Round(MathF.Log(inside / (1 - inside)) * 2) + 40);
    }
}
