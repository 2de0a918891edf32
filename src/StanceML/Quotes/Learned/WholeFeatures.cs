using static StanceML.QuoteFeature;

namespace StanceML;

/// <summary>What tells whether a candidate, seen whole and beside the others, is a quote.</summary>
internal sealed class WholeFeatures(QuoteUnits units, RuleView rules, IReadOnlyList<LearnedCandidate> all)
{
    /// <summary>Features of a candidate.</summary>
    public const int Count = 26;

    /// <summary>Candidates farther apart in the list than this never touch: a sentence holds a handful.</summary>
    private const int MaxApart = 8;

    private readonly TaggedDocument _text = units.Text;

    public void Fill(int index, Span<int> into)
    {
        var one = all[index];
        var content = one.Candidate.Content;
        var (words, quoted) = CountWords(content);
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

        into[0] = Sum(0, 0);
        into[1] = Sum(1, cue);
        into[2] = Sum(2, role);
        into[3] = Sum(3, cue, role);
        into[4] = Sum(4, kind, length);
        into[5] = Sum(5, kind, hasSource, parts);
        into[6] = Sum(6, agreement, kind);
        into[7] = Sum(7, agreement, stem);
        into[8] = Sum(8, stem, kind);
        into[9] = Sum(9, stem, hasSource);
        into[10] = Sum(10, tag, hasSource, first);
        into[11] = Sum(11, rivals);
        into[12] = Sum(12, rivals, cue);
        into[13] = Sum(13, rivals, tag);
        into[14] = Sum(14, sense, kind, hasSource);
        into[15] = Sum(15, cue, kind, hasSource);
        into[16] = Sum(16, length, tag, follows);
        into[17] = Sum(17, first, stem);
        into[18] = Sum(18, agreement, cue);
        into[19] = Sum(19, role, length);
        into[20] = Sum(20, role, agreement);
        into[21] = Sum(21, rule is null ? 0 : CueFeatures.Name(rule.Rule), agreement);
        into[22] = Sum(22, stem, length);
        into[23] = Sum(23, rivals, agreement, kind);
        into[24] = Sum(24, sourceTag, tag);
        into[25] = Sum(25, sourceSense, sense);
        ToBuckets(into, QuoteWeights.WholeBits);
    }

    private (int Words, int Quoted) CountWords(IReadOnlyList<(int First, int End)> content)
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
        if (left.End <= right.Start || right.End <= left.Start)
        {
            return false;
        }

        for (var i = 0; i < left.Content.Count; i++)
        {
            for (var j = 0; j < right.Content.Count; j++)
            {
                if (left.Content[i].First < right.Content[j].End && right.Content[j].First < left.Content[i].End)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool Holds(IReadOnlyList<(int First, int End)> content, int token)
    {
        for (var i = 0; i < content.Count; i++)
        {
            if (token >= content[i].First && token < content[i].End)
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
