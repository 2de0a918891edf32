using System.Runtime.Intrinsics;
using static StanceML.QuoteFeature;

namespace StanceML;

/// <summary>What tells which part a unit plays for one cue: none, source, cue or content.</summary>
/// <remarks>Set on a cue with <see cref="SetCue"/>, then filled unit by unit; not for concurrent use.</remarks>
internal sealed class RoleFeatures
{
    /// <summary>Features of a unit, and of a step.</summary>
    public const int Count = 45, StepCount = 10;

    private const int Near = 0, Left = 1, Right = 2;

    private readonly QuoteUnits _units;
    private readonly TaggedDocument _text;
    private readonly RuleView _rules;
    private readonly CueWalks _walks;
    private readonly CueSurroundings _around;
    private readonly Phrases _phrases;
    private readonly Subjects _subjects;
    private readonly ContentEnds _ends;

    private int _cue, _start, _end;
    private uint _stem, _sense, _tag, _passive, _firstRight, _beside, _shape, _opener, _rule, _frames;
    private (int First, int End) _subject, _group;
    private int _objectEnd, _speakerEnd, _clauseEnd, _phraseEnd;
    private QuoteCandidate? _candidate;

    /// <param name="cueScores">Probability of each unit to head a cue.</param>
    public RoleFeatures(QuoteUnits units, RuleView rules, float[] cueScores)
    {
        (_units, _text, _rules) = (units, units.Text, rules);
        _walks = new CueWalks(units, cueScores);
        _around = new CueSurroundings(units);
        _phrases = new Phrases(_text);
        _subjects = new Subjects(_text, _phrases);
        _ends = new ContentEnds(_text, _phrases);
    }

    public (int Start, int End) SetCue(int cue)
    {
        (_start, _end) = _units.Window(cue);
        _cue = cue;
        var token = _units.FirstToken(cue);
        _stem = _units.Stems[cue];
        _tag = _units.Classes[cue];
        _sense = _units.SenseAt(cue);
        var entry = _text.Entry(token);
        _frames = (uint)(entry.Verb?.Frames ?? FrameSet.None) | ((uint)(entry.Noun?.Frames ?? FrameSet.None) << 16);
        var sentence = _text.WindowOf(token);
        var group = _subjects.VerbGroupStart(token, sentence.FirstToken);
        _group = (_units.UnitOf(group), cue + 1);
        _passive = (PartOfSpeech)_tag == PartOfSpeech.Participle && _around.HasBe(group, token) ? 1u : 0;
        var (subjectStart, subjectEnd) = _subjects.SubjectBefore(group, sentence.FirstToken);
        _subject = (_units.UnitOf(subjectStart), subjectEnd > subjectStart ? _units.UnitOf(subjectEnd - 1) + 1 : _units.UnitOf(subjectStart));
        var next = Math.Min(token + 1, _text.Tokens.Length);
        var limit = Math.Max(next, sentence.EndToken);
        _objectEnd = UnitAfter(_phrases.NounPhraseEnd(next, limit));
        _speakerEnd = UnitAfter(_phrases.SpeakerPhraseEnd(next, limit));
        _clauseEnd = next < limit ? UnitAfter(_ends.OfClause(next, token, limit)) : cue + 1;
        _phraseEnd = next < limit ? UnitAfter(_ends.OfPhrase(next, token, limit)) : cue + 1;
        _candidate = _rules.At(token);
        _rule = _candidate is null ? 0 : CueFeatures.Name(_candidate.Rule);
        _firstRight = _around.WordOrClass(cue + 1);
        _opener = _around.WordOrClass(_units.GroupStart(cue));
        _walks.Set(cue, _start, _end, _candidate);
        _beside = _around.Regions(cue, _start, _end, Math.Min(_subject.End > _subject.First ? _subject.First : _group.First, cue), Math.Max(_speakerEnd, _objectEnd));
        _shape = _around.Marks(cue, _start, _end);
        return (_start, _end);
    }

    /// <summary>The head of the cue is its cue, whatever the features say.</summary>
    public static Vector128<float> HeadScores { get; } = Vector128.Create(-1e4f, -1e4f, 0, -1e4f);

    public void Fill(int unit, Span<int> into)
    {
        ref readonly var walk = ref _walks[unit];
        var side = unit == _cue ? Near : unit < _cue ? Left : (uint)Right;
        var far = (uint)Math.Abs(unit - _cue);
        var distance = far < 5 ? far : far < 7 ? 5u : far < 10 ? 6u : far < 15 ? 7u : far < 25 ? 8u : 9u;
        uint tag = _units.Classes[unit], before = _units.ClassAt(unit - 1), after = _units.ClassAt(unit + 1);
        var word = _units.Words[unit];
        var sense = _units.SenseAt(unit);
        var isRegion = tag == QuoteUnits.RegionClass ? 1u : 0;
        var ruled = walk.Ruled;
        var ruledAfter = _walks.Ruled(unit + 1);
        var ruledBefore = _walks.Ruled(unit - 1);
        var subject = unit >= _subject.First && unit < _subject.End ? (unit == _subject.First ? 1u : 2u) : unit >= _group.First && unit < _group.End ? 3u : unit < _subject.First ? 4u : 0;
        var ends = Ends(unit);
        var verbs = Math.Min(walk.Verbs, 3);
        var commas = Math.Min(walk.Commas, 3);
        var sideVerbs = (side * 16) + (verbs * 4) + commas;

        // One check of the length instead of one a feature.
        _ = into[Count - 1];
        into[0] = Sum(0, side);
        into[1] = Sum(1, side, word);
        into[2] = Sum(2, side, _units.WordAt(unit - 1));
        into[3] = Sum(3, side, _units.WordAt(unit + 1));
        into[4] = Sum(4, side, tag);
        into[5] = Sum(5, side, before, tag);
        into[6] = Sum(6, side, tag, after);
        into[7] = Sum(7, (side * 64) + before, tag, after);
        into[8] = Sum(8, (side * 64) + _units.ClassAt(unit - 2), before, tag);
        into[9] = Sum(9, side, distance);
        into[10] = Sum(10, side, distance, tag);
        into[11] = Sum(11, _stem, side, distance);
        into[12] = Sum(12, _stem, side, tag);
        into[13] = Sum(13, _stem, side, word);
        into[14] = Sum(14, sideVerbs);
        into[15] = Sum(15, sideVerbs, walk.Boundary);
        into[16] = Sum(16, side, walk.Boundary, tag);
        into[17] = Sum(17, sideVerbs, _firstRight);
        into[18] = Sum(18, _shape, side, commas);
        into[19] = Sum(19, _stem, (side * 4) + commas, _beside);
        into[20] = Sum(20, _beside, (side * 2) + isRegion);
        into[21] = Sum(21, _beside, (side * 2) + isRegion, Math.Min(distance, 5));
        into[22] = Sum(22, _stem, _beside, (side * 2) + isRegion);
        into[23] = Sum(23, _rule, ruled);
        into[24] = Sum(24, ruled, side, tag);
        into[25] = Sum(25, _rule, ruled, (ruledBefore * 8) + ruledAfter);
        into[26] = Sum(26, ruled, ruledBefore, ruledAfter);
        into[27] = Sum(27, subject, side, tag);
        into[28] = Sum(28, (subject * 2) + _passive, _tag);
        into[29] = Sum(29, (subject * 2) + _passive, _firstRight, (side * 4) + commas);
        into[30] = Sum(30, ends, _frames, side);
        into[31] = Sum(31, ends, _firstRight, side);
        into[32] = Sum(32, side, Math.Min(walk.Cues, 2), commas);
        into[33] = Sum(33, side, walk.OwnRival, walk.Boundary);
        into[34] = Sum(34, side, _walks.Rival(unit - 1), _walks.Rival(unit + 1));
        into[35] = Sum(35, _opener, side, walk.Boundary);
        into[36] = Sum(36, _tag, side, _firstRight);
        into[37] = Sum(37, SentenceOffset(unit), side, isRegion);
        into[38] = Sum(38, _sense, side, tag);
        into[39] = Sum(39, _sense, ends, side);
        into[40] = Sum(40, sense, side, subject);
        into[41] = Sum(41, sense, _sense, side);
        into[42] = Sum(42, walk.Rival, sideVerbs, tag);
        into[43] = Sum(43, walk.Rival, ends, side);
        into[44] = Sum(44, (_beside * 4) + side, walk.Boundary, Math.Min(walk.Regions, 2));
        ToBuckets(into, QuoteWeights.RoleBits);
    }

    /// <summary>What tells of the step from the unit before to this one.</summary>
    public void FillStep(int unit, Span<int> into)
    {
        var side = unit == _cue ? Near : unit < _cue ? Left : (uint)Right;
        uint tag = _units.Classes[unit], before = _units.ClassAt(unit - 1);
        _ = into[StepCount - 1];
        into[0] = Sum(0, side);
        into[1] = Sum(1, side, before, tag);
        into[2] = Sum(2, side, _units.WordAt(unit - 1), 0);
        into[3] = Sum(3, side, _units.Words[unit], 0);
        into[4] = Sum(4, _walks.Ruled(unit - 1), _walks.Ruled(unit), side);
        into[5] = Sum(5, Ends(unit), Ends(unit - 1), side);
        into[6] = Sum(6, side, tag, _units.ClassAt(unit + 1));
        into[7] = Sum(7, _walks[unit].Boundary, side, tag);
        into[8] = Sum(8, _stem, side, tag);
        into[9] = Sum(9, _walks.Rival(unit), _walks.Rival(unit + 1), side);
        ToBuckets(into, QuoteWeights.StepBits);
    }

    private int UnitAfter(int endToken) => endToken > 0 ? _units.UnitOf(endToken - 1) + 1 : 0;

    /// <summary>The parts as the rule for this cue has them, a leading "that" added as annotators do.</summary>
    /// <returns>False when no rule answers, it answers from outside the window, or its content holds no unit by its start.</returns>
    public bool FillRuled(Span<QuoteRole> roles)
    {
        if (_candidate is null || _candidate.Start < _units.FirstToken(_start) || _candidate.End > _units.EndToken(_end - 1))
        {
            return false;
        }

        for (var unit = _start; unit < _end; unit++)
        {
            roles[unit - _start] = unit == _cue ? QuoteRole.Cue : _walks.Ruled(unit) switch
            {
                1 => QuoteRole.Content,
                2 => QuoteRole.Source,
                3 when !_units.IsRegion(unit) => QuoteRole.Cue,
                _ => QuoteRole.None,
            };
        }

        var first = _units.UnitOf(_candidate.Start) - 1;
        if (first > _cue && !_units.IsRegion(first) && _text.IsWord(_units.FirstToken(first), "that"))
        {
            roles[first - _start] = QuoteRole.Content;
        }

        return roles.Contains(QuoteRole.Content);
    }

    private uint Ends(int unit)
    {
        if (unit <= _cue)
        {
            return 0;
        }

        return 1u | (unit < _objectEnd ? 2u : unit == _objectEnd ? 4u : 0) | (unit < _speakerEnd ? 8u : 0)
            | (unit < _clauseEnd ? 16u : unit == _clauseEnd ? 32u : 0) | (unit < _phraseEnd ? 64u : unit == _phraseEnd ? 128u : 0);
    }

    private uint SentenceOffset(int unit) => unit < _units.GroupStart(_cue) ? 1u : unit >= _units.GroupEnd(_cue) ? 2u : 0;
}
