using static StanceML.WordClasses;

namespace StanceML;

/// <summary>What tells whether a unit heads a cue.</summary>
internal sealed class CueFeatures(QuoteUnits units, RuleView rules)
{
    private readonly TaggedDocument _text = units.Text;

    /// <summary>Whether the unit is looked at at all: a verb, a word of the cue lists, a colon, or a word that headed cues in training.</summary>
    public bool IsCandidate(int unit, IReadOnlySet<uint> heads)
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

    public void Fill(int unit, FeatureList into)
    {
        into.Clear();
        var token = units.FirstToken(unit);
        var (word, stem, tag) = (units.Words[unit], units.Stems[unit], (uint)units.Classes[unit]);
        uint before = units.ClassAt(unit - 1), before2 = units.ClassAt(unit - 2), after = units.ClassAt(unit + 1), after2 = units.ClassAt(unit + 2);
        into.Add(0, 0);
        into.Add(1, word);
        into.Add(2, stem);
        into.Add(3, stem, tag);
        into.Add(4, units.WordAt(unit - 1));
        into.Add(5, units.WordAt(unit + 1));
        into.Add(6, units.WordAt(unit + 2));
        into.Add(7, units.WordAt(unit - 2));
        into.Add(8, units.WordAt(unit - 1), word);
        into.Add(9, word, units.WordAt(unit + 1));
        into.Add(10, stem, units.WordAt(unit + 1), units.WordAt(unit + 2));
        into.Add(11, tag, before, after);
        into.Add(12, tag, before2, before);
        into.Add(13, tag, after, after2);
        into.Add(14, stem, after);
        into.Add(15, stem, before);
        into.Add(16, stem, after, after2);
        into.Add(17, stem, before2, before);
        into.Add(18, tag, units.ClassAt(unit + 3), after2);

        var entry = _text.Entry(token);
        var frames = (uint)(entry.Verb?.Frames ?? FrameSet.None) | ((uint)(entry.Noun?.Frames ?? FrameSet.None) << 16);
        into.Add(19, frames);
        into.Add(20, frames, tag);
        into.Add(21, frames, after);
        into.Add(22, frames, before);

        var beside = Beside(unit);
        into.Add(23, beside);
        into.Add(24, beside, tag);
        into.Add(25, beside, stem);
        into.Add(26, beside, frames);

        var rule = rules.At(token) is { } candidate ? Name(candidate.Rule) : 0;
        into.Add(27, rule);
        into.Add(28, rule, stem);
        into.Add(29, rule, tag);
        into.Add(30, rule, rules.InContent[token] ? 1u : 0);
        into.Add(31, stem, rules.InContent[token] ? 1u : 0);
        into.Add(32, Place(unit), tag);
        into.Add(33, Place(unit), stem);

        var (auxiliary, subject, subjectClass, subjectSense) = Subject(unit);
        into.Add(34, auxiliary, tag);
        into.Add(35, auxiliary, stem);
        into.Add(36, subjectClass, tag, auxiliary);
        into.Add(37, subject, stem);
        into.Add(38, subject, tag);
        into.Add(39, subjectClass, stem);
        into.Add(40, Ahead(unit), tag);
        into.Add(41, Ahead(unit), stem);
        into.Add(42, subjectClass, Ahead(unit), frames);
        var sense = units.SenseAt(unit);
        var verbs = (uint)(units.Senses[unit].Verb * 64) + units.Senses[unit].SecondVerb;
        into.Add(43, sense, tag);
        into.Add(44, verbs, tag);
        into.Add(45, sense, after, after2);
        into.Add(46, sense, before2, before);
        into.Add(47, sense, units.SenseAt(unit - 1), tag);
        into.Add(48, sense, units.SenseAt(unit + 1), after);
        into.Add(49, sense, beside, Ahead(unit));
        into.Add(50, sense, subjectSense, auxiliary);
        into.Add(51, subjectSense, stem);
        into.Add(52, subjectSense, tag, beside);
        into.Add(53, sense, rule);
        into.Add(54, sense, rules.InContent[token] ? 1u : 0, tag);
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
