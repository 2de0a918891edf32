using System.Runtime.CompilerServices;
using static StanceML.WordClasses;

namespace StanceML;

/// <summary>What tells whether a unit heads a cue.</summary>
internal sealed class CueFeatures(QuoteUnits units, RuleView rules)
{
    /// <summary>Features of a unit.</summary>
    public const int Count = 55;

    private readonly TaggedDocument _text = units.Text;

    /// <summary>Whether the unit is looked at at all: a verb, a word of the cue lists, a colon, or a word that headed cues in training.</summary>
    public bool IsCandidate(int unit, HashSet<uint> heads)
    {
        if (units.IsRegion(unit))
        {
            return false;
        }

        var token = units.FirstToken(unit);
        return (PartOfSpeech)units.Classes[unit] is PartOfSpeech.PastVerb or PartOfSpeech.BaseVerb or PartOfSpeech.VerbS or PartOfSpeech.Participle or PartOfSpeech.VerbIng or PartOfSpeech.PresentVerb
            || _text.Entry(token) is { Verb: not null } or { Noun: not null }
            || _text.Is(token, Colon)
            || heads.Contains(units.Words[unit]);
    }

    public void Fill(int unit, Span<int> into)
    {
        var token = units.FirstToken(unit);
        var (word, stem, tag) = (units.Words[unit], units.Stems[unit], (uint)units.Classes[unit]);
        uint before = units.ClassAt(unit - 1), before2 = units.ClassAt(unit - 2), after = units.ClassAt(unit + 1), after2 = units.ClassAt(unit + 2);
        into[0] = Bucket(0, 0);
        into[1] = Bucket(1, word);
        into[2] = Bucket(2, stem);
        into[3] = Bucket(3, stem, tag);
        into[4] = Bucket(4, units.WordAt(unit - 1));
        into[5] = Bucket(5, units.WordAt(unit + 1));
        into[6] = Bucket(6, units.WordAt(unit + 2));
        into[7] = Bucket(7, units.WordAt(unit - 2));
        into[8] = Bucket(8, units.WordAt(unit - 1), word);
        into[9] = Bucket(9, word, units.WordAt(unit + 1));
        into[10] = Bucket(10, stem, units.WordAt(unit + 1), units.WordAt(unit + 2));
        into[11] = Bucket(11, tag, before, after);
        into[12] = Bucket(12, tag, before2, before);
        into[13] = Bucket(13, tag, after, after2);
        into[14] = Bucket(14, stem, after);
        into[15] = Bucket(15, stem, before);
        into[16] = Bucket(16, stem, after, after2);
        into[17] = Bucket(17, stem, before2, before);
        into[18] = Bucket(18, tag, units.ClassAt(unit + 3), after2);

        var entry = _text.Entry(token);
        var frames = (uint)(entry.Verb?.Frames ?? FrameSet.None) | ((uint)(entry.Noun?.Frames ?? FrameSet.None) << 16);
        into[19] = Bucket(19, frames);
        into[20] = Bucket(20, frames, tag);
        into[21] = Bucket(21, frames, after);
        into[22] = Bucket(22, frames, before);

        var beside = Beside(unit);
        into[23] = Bucket(23, beside);
        into[24] = Bucket(24, beside, tag);
        into[25] = Bucket(25, beside, stem);
        into[26] = Bucket(26, beside, frames);

        var rule = rules.At(token) is { } candidate ? Name(candidate.Rule) : 0;
        into[27] = Bucket(27, rule);
        into[28] = Bucket(28, rule, stem);
        into[29] = Bucket(29, rule, tag);
        into[30] = Bucket(30, rule, rules.InContent[token] ? 1u : 0);
        into[31] = Bucket(31, stem, rules.InContent[token] ? 1u : 0);
        var (place, ahead) = (Place(unit), Ahead(unit));
        into[32] = Bucket(32, place, tag);
        into[33] = Bucket(33, place, stem);

        var (auxiliary, subject, subjectClass, subjectSense) = Subject(unit);
        into[34] = Bucket(34, auxiliary, tag);
        into[35] = Bucket(35, auxiliary, stem);
        into[36] = Bucket(36, subjectClass, tag, auxiliary);
        into[37] = Bucket(37, subject, stem);
        into[38] = Bucket(38, subject, tag);
        into[39] = Bucket(39, subjectClass, stem);
        into[40] = Bucket(40, ahead, tag);
        into[41] = Bucket(41, ahead, stem);
        into[42] = Bucket(42, subjectClass, ahead, frames);
        var sense = units.SenseAt(unit);
        var verbs = (uint)(units.Senses[unit].Verb * 64) + units.Senses[unit].SecondVerb;
        into[43] = Bucket(43, sense, tag);
        into[44] = Bucket(44, verbs, tag);
        into[45] = Bucket(45, sense, after, after2);
        into[46] = Bucket(46, sense, before2, before);
        into[47] = Bucket(47, sense, units.SenseAt(unit - 1), tag);
        into[48] = Bucket(48, sense, units.SenseAt(unit + 1), after);
        into[49] = Bucket(49, sense, beside, ahead);
        into[50] = Bucket(50, sense, subjectSense, auxiliary);
        into[51] = Bucket(51, subjectSense, stem);
        into[52] = Bucket(52, subjectSense, tag, beside);
        into[53] = Bucket(53, sense, rule);
        into[54] = Bucket(54, sense, rules.InContent[token] ? 1u : 0, tag);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Bucket(uint template, uint a, uint b = 0, uint c = 0) => QuoteFeature.Bucket(QuoteWeights.CueBits, template, a, b, c);

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

    /// <summary>The first auxiliary before the unit, and the word that stands where its subject would.</summary>
    private (uint Auxiliary, uint Subject, uint SubjectClass, uint SubjectSense) Subject(int unit)
    {
        var start = units.GroupStart(unit);
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
