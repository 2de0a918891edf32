using static StanceML.QuoteFeature;
using static StanceML.WordClasses;

namespace StanceML;

/// <summary>What tells whether a unit heads a cue.</summary>
internal sealed class CueFeatures(QuoteUnits units, RuleView rules)
{
    /// <summary>Features of a unit.</summary>
    public const int Count = 55;

    /// <summary>Nobody says ten auxiliaries in a row, and a million would be walked over for each of them.</summary>
    private const int MaxBeforeSubject = 12;

    private readonly TaggedDocument _text = units.Text;

    /// <summary>Whether the unit is looked at at all: a verb, a word of the cue lists, a colon, or a word that headed cues in training.</summary>
    public bool IsCandidate(int unit, HashSet<uint> heads)
    {
        if (units.IsRegion(unit))
        {
            return false;
        }

        var token = units.FirstToken(unit);
        return ((PartOfSpeech)units.Classes[unit]).IsVerb()
            || _text.Entry(token) is { Verb: not null } or { Noun: not null }
            || _text.Is(token, Colon)
            || heads.Contains(units.Words[unit]);
    }

    public void Fill(int unit, Span<int> into)
    {
        var token = units.FirstToken(unit);
        var (word, stem, tag) = (units.Words[unit], units.Stems[unit], (uint)units.Classes[unit]);
        uint before = units.ClassAt(unit - 1), before2 = units.ClassAt(unit - 2), after = units.ClassAt(unit + 1), after2 = units.ClassAt(unit + 2);
        // One check of the length instead of one a feature.
        _ = into[Count - 1];
        into[0] = Sum(0, 0);
        into[1] = Sum(1, word);
        into[2] = Sum(2, stem);
        into[3] = Sum(3, stem, tag);
        into[4] = Sum(4, units.WordAt(unit - 1));
        into[5] = Sum(5, units.WordAt(unit + 1));
        into[6] = Sum(6, units.WordAt(unit + 2));
        into[7] = Sum(7, units.WordAt(unit - 2));
        into[8] = Sum(8, units.WordAt(unit - 1), word);
        into[9] = Sum(9, word, units.WordAt(unit + 1));
        into[10] = Sum(10, stem, units.WordAt(unit + 1), units.WordAt(unit + 2));
        into[11] = Sum(11, tag, before, after);
        into[12] = Sum(12, tag, before2, before);
        into[13] = Sum(13, tag, after, after2);
        into[14] = Sum(14, stem, after);
        into[15] = Sum(15, stem, before);
        into[16] = Sum(16, stem, after, after2);
        into[17] = Sum(17, stem, before2, before);
        into[18] = Sum(18, tag, units.ClassAt(unit + 3), after2);

        var entry = _text.Entry(token);
        var frames = (uint)(entry.Verb?.Frames ?? FrameSet.None) | ((uint)(entry.Noun?.Frames ?? FrameSet.None) << 16);
        into[19] = Sum(19, frames);
        into[20] = Sum(20, frames, tag);
        into[21] = Sum(21, frames, after);
        into[22] = Sum(22, frames, before);

        var beside = Beside(unit);
        into[23] = Sum(23, beside);
        into[24] = Sum(24, beside, tag);
        into[25] = Sum(25, beside, stem);
        into[26] = Sum(26, beside, frames);

        var rule = rules.At(token) is { } candidate ? Name(candidate.Rule) : 0;
        into[27] = Sum(27, rule);
        into[28] = Sum(28, rule, stem);
        into[29] = Sum(29, rule, tag);
        into[30] = Sum(30, rule, rules.InContent[token] ? 1u : 0);
        into[31] = Sum(31, stem, rules.InContent[token] ? 1u : 0);
        var (place, ahead) = (Place(unit), Ahead(unit));
        into[32] = Sum(32, place, tag);
        into[33] = Sum(33, place, stem);

        var (auxiliary, subject, subjectClass, subjectSense) = Subject(unit);
        into[34] = Sum(34, auxiliary, tag);
        into[35] = Sum(35, auxiliary, stem);
        into[36] = Sum(36, subjectClass, tag, auxiliary);
        into[37] = Sum(37, subject, stem);
        into[38] = Sum(38, subject, tag);
        into[39] = Sum(39, subjectClass, stem);
        into[40] = Sum(40, ahead, tag);
        into[41] = Sum(41, ahead, stem);
        into[42] = Sum(42, subjectClass, ahead, frames);
        var sense = units.SenseAt(unit);
        var verbs = (uint)(units.Senses[unit].Verb * 64) + units.Senses[unit].SecondVerb;
        into[43] = Sum(43, sense, tag);
        into[44] = Sum(44, verbs, tag);
        into[45] = Sum(45, sense, after, after2);
        into[46] = Sum(46, sense, before2, before);
        into[47] = Sum(47, sense, units.SenseAt(unit - 1), tag);
        into[48] = Sum(48, sense, units.SenseAt(unit + 1), after);
        into[49] = Sum(49, sense, beside, ahead);
        into[50] = Sum(50, sense, subjectSense, auxiliary);
        into[51] = Sum(51, subjectSense, stem);
        into[52] = Sum(52, subjectSense, tag, beside);
        into[53] = Sum(53, sense, rule);
        into[54] = Sum(54, sense, rules.InContent[token] ? 1u : 0, tag);
        ToBuckets(into, QuoteWeights.CueBits);
    }

    /// <summary>A rule's name as a feature value.</summary>
    public static uint Name(string rule) => (uint)FeatureHash.Of(rule) | 1;

    /// <summary>Where quoted words stand: right before or after (over a comma), or elsewhere in the sentence.</summary>
    private uint Beside(int unit)
    {
        var (start, end) = units.Window(unit);
        uint flags = 0;
        for (var at = unit - 1; at >= start && at >= unit - 8; at--)
        {
            if (units.IsRegion(at))
            {
                flags |= at >= unit - 3 ? 1u : 2u;
                break;
            }
        }

        for (var at = unit + 1; at < end && at <= unit + 12; at++)
        {
            if (units.IsRegion(at))
            {
                flags |= at <= unit + 2 ? 4u : 8u;
                break;
            }
        }

        return flags;
    }

    private uint Place(int unit) =>
        (_text.InHeadline(units.FirstToken(unit)) ? 4u : 0) | (unit == units.GroupStart(unit) ? 1u : unit - units.GroupStart(unit) < 4 ? 2u : 0);

    /// <summary>The auxiliaries before the unit, no more of them than a feature can tell apart, and the word that stands where its subject would.</summary>
    private (uint Auxiliary, uint Subject, uint SubjectClass, uint SubjectSense) Subject(int unit)
    {
        var start = Math.Max(units.GroupStart(unit), unit - MaxBeforeSubject);
        var at = unit - 1;
        uint auxiliary = 0;
        while (at >= start && units.Is(at, Auxiliary | Not | Adverb | To) && !units.Is(at, Capital))
        {
            auxiliary = (auxiliary * 8) + (units.Is(at, Be) ? 1u : units.Is(at, Have) ? 2u : units.Is(at, Do) ? 3u : units.Is(at, Modal) ? 4u : units.Is(at, Not) ? 5u : units.Is(at, To) ? 6u : 7u);
            at--;
        }

        return at >= start ? (auxiliary, units.Words[at], units.Classes[at], units.SenseAt(at)) : (auxiliary, 1, QuoteUnits.NoClass, 1);
    }

    /// <summary>Whether a "that", a "to", a question word or a finite verb follows soon.</summary>
    private uint Ahead(int unit)
    {
        uint flags = 0;
        var end = Math.Min(units.GroupEnd(unit), unit + 8);
        for (var at = unit + 1; at < end; at++)
        {
            flags |= (PartOfSpeech)units.Classes[at] switch
            {
                PartOfSpeech.To => 1u,
                PartOfSpeech.WhAdverb or PartOfSpeech.WhPronoun => 2u,
                PartOfSpeech.PastVerb or PartOfSpeech.VerbS or PartOfSpeech.PresentVerb or PartOfSpeech.Modal => 4u,
                PartOfSpeech.Preposition when _text.IsWord(units.FirstToken(at), "that") => 8u,
                PartOfSpeech.Mark => 16u,
                _ => 0u,
            };
            if ((flags & 16) != 0)
            {
                break;
            }
        }

        return flags;
    }
}
