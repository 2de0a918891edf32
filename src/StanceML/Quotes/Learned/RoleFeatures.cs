using System.Runtime.Intrinsics;
using static StanceML.QuoteFeature;
using static StanceML.WordClasses;

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
    private readonly float[] _cueScores;
    private readonly Phrases _phrases;
    private readonly Subjects _subjects;
    private readonly ContentEnds _ends;

    private int _cue, _start, _end;
    private uint _stem, _sense, _tag, _passive, _firstRight, _beside, _shape, _opener, _rule, _frames;
    private (int First, int End) _subject, _group;
    private int _objectEnd, _speakerEnd, _clauseEnd, _phraseEnd;
    private QuoteCandidate? _candidate;
    private Walk[] _walks = new Walk[64];

    /// <param name="cueScores">Probability of each unit to head a cue.</param>
    public RoleFeatures(QuoteUnits units, RuleView rules, float[] cueScores)
    {
        (_units, _text, _rules, _cueScores) = (units, units.Text, rules, cueScores);
        _phrases = new Phrases(_text);
        _subjects = new Subjects(_text, _phrases);
        _ends = new ContentEnds(_text, _phrases);
    }

    /// <summary>What stands between the cue and a unit, and what the rules and the cue heads say of the unit itself.</summary>
    private struct Walk
    {
        public uint Ruled, OwnRival;
        public uint Commas, Verbs, Cues, Regions, Boundary, Rival;
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
        _passive = (PartOfSpeech)_tag == PartOfSpeech.Participle && HasBe(group, token) ? 1u : 0;
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
        _firstRight = First(cue + 1);
        _opener = First(_units.GroupStart(cue));
        SetWalks();
        _beside = Adjacent();
        _shape = Shape();
        return (_start, _end);
    }

    /// <summary>The head of the cue is its cue, whatever the features say.</summary>
    public static Vector128<float> HeadScores { get; } = Vector128.Create(-1e4f, -1e4f, 0, -1e4f);

    public void Fill(int unit, Span<int> into)
    {
        var walk = _walks[unit - _start];
        var side = unit == _cue ? Near : unit < _cue ? Left : (uint)Right;
        var far = (uint)Math.Abs(unit - _cue);
        var distance = far < 5 ? far : far < 7 ? 5u : far < 10 ? 6u : far < 15 ? 7u : far < 25 ? 8u : 9u;
        uint tag = _units.Classes[unit], before = _units.ClassAt(unit - 1), after = _units.ClassAt(unit + 1);
        var word = _units.Words[unit];
        var sense = _units.SenseAt(unit);
        var isRegion = tag == QuoteUnits.RegionClass ? 1u : 0;
        var ruled = walk.Ruled;
        var ruledAfter = Ruled(unit + 1);
        var ruledBefore = Ruled(unit - 1);
        var subject = unit >= _subject.First && unit < _subject.End ? (unit == _subject.First ? 1u : 2u) : unit >= _group.First && unit < _group.End ? 3u : unit < _subject.First ? 4u : 0;
        var ends = Ends(unit);
        var verbs = Math.Min(walk.Verbs, 3);
        var commas = Math.Min(walk.Commas, 3);
        var sideVerbs = (side * 16) + (verbs * 4) + commas;

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
        into[34] = Sum(34, side, Rival(unit - 1), Rival(unit + 1));
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
        into[0] = Sum(0, side);
        into[1] = Sum(1, side, before, tag);
        into[2] = Sum(2, side, _units.WordAt(unit - 1), 0);
        into[3] = Sum(3, side, _units.Words[unit], 0);
        into[4] = Sum(4, Ruled(unit - 1), Ruled(unit), side);
        into[5] = Sum(5, Ends(unit), Ends(unit - 1), side);
        into[6] = Sum(6, side, tag, _units.ClassAt(unit + 1));
        into[7] = Sum(7, _walks[unit - _start].Boundary, side, tag);
        into[8] = Sum(8, _stem, side, tag);
        into[9] = Sum(9, Rival(unit), Rival(unit + 1), side);
        ToBuckets(into, QuoteWeights.StepBits);
    }

    /// <summary>A closed word by itself, any other by its class.</summary>
    private uint First(int unit) =>
        (uint)unit >= (uint)_units.Count ? 1
        : (PartOfSpeech)_units.Classes[unit] is PartOfSpeech.Preposition or PartOfSpeech.To or PartOfSpeech.Of or PartOfSpeech.Conjunction or PartOfSpeech.WhAdverb or PartOfSpeech.WhPronoun or PartOfSpeech.WhDeterminer or PartOfSpeech.Mark or PartOfSpeech.Modal
            ? _units.Words[unit] : 64u + _units.Classes[unit];

    private int UnitAfter(int endToken) => endToken > 0 ? _units.UnitOf(endToken - 1) + 1 : 0;

    private bool HasBe(int from, int end)
    {
        for (var at = from; at < end; at++)
        {
            if (_text.Is(at, Be))
            {
                return true;
            }
        }

        return false;
    }

    private uint RuledOf(int unit)
    {
        if (_candidate is null)
        {
            return 0;
        }

        var token = _units.FirstToken(unit);
        for (var i = 0; i < _candidate.Content.Count; i++)
        {
            if (token >= _candidate.Content[i].First && token < _candidate.Content[i].End)
            {
                return 1;
            }
        }

        for (var i = 0; i < _candidate.Cue.Count; i++)
        {
            if (token >= _candidate.Cue[i].First && token < _candidate.Cue[i].End)
            {
                return 3;
            }
        }

        return _candidate.Source is { } source && token >= source.First && token < source.End ? 2u : 4u;
    }

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
            roles[unit - _start] = unit == _cue ? QuoteRole.Cue : Ruled(unit) switch
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

    /// <summary>How likely the unit heads a cue of its own, and whether in this cue's tense, as a second verb of the same speaker is.</summary>
    private uint RivalOf(int unit)
    {
        if (unit == _cue)
        {
            return 0;
        }

        var likely = _cueScores[unit] switch { < 0.1f => 0u, < 0.5f => 1u, < 0.9f => 2u, _ => 3u };
        return likely == 0 ? 0 : (2 * likely) + (_units.Classes[unit] == _tag ? 1u : 0);
    }

    private uint SentenceOffset(int unit) => unit < _units.GroupStart(_cue) ? 1u : unit >= _units.GroupEnd(_cue) ? 2u : 0;

    private void SetWalks()
    {
        if (_walks.Length < _end - _start)
        {
            Array.Resize(ref _walks, 2 * (_end - _start));
        }

        var walk = default(Walk);
        Keep(_cue, walk);
        for (var at = _cue + 1; at < _end; at++)
        {
            Keep(at, walk);
            Step(ref walk, at);
        }

        walk = default;
        for (var at = _cue - 1; at >= _start; at--)
        {
            Keep(at, walk);
            Step(ref walk, at);
        }
    }

    private void Keep(int unit, Walk walk)
    {
        walk.Ruled = RuledOf(unit);
        walk.OwnRival = RivalOf(unit);
        _walks[unit - _start] = walk;
    }

    private uint Ruled(int unit) => unit >= _start && unit < _end ? _walks[unit - _start].Ruled : 0;

    private uint Rival(int unit) => unit >= _start && unit < _end ? _walks[unit - _start].OwnRival : 0;

    private void Step(ref Walk walk, int unit)
    {
        if (_units.IsRegion(unit))
        {
            walk.Regions++;
            walk.Boundary = QuoteUnits.RegionClass;
            return;
        }

        if (_cueScores[unit] >= 0.5f)
        {
            walk.Cues++;
            walk.Rival = RivalOf(unit);
        }

        switch ((PartOfSpeech)_units.Classes[unit])
        {
            case PartOfSpeech.Mark:
                walk.Commas++;
                walk.Boundary = _units.Words[unit];
                break;
            case PartOfSpeech.PastVerb or PartOfSpeech.VerbS or PartOfSpeech.PresentVerb or PartOfSpeech.Modal:
                walk.Verbs++;
                break;
            case PartOfSpeech.Conjunction or PartOfSpeech.WhAdverb or PartOfSpeech.WhPronoun or PartOfSpeech.WhDeterminer:
                walk.Boundary = _units.Words[unit];
                break;
            case PartOfSpeech.Preposition when _units.Is(unit, Subordinator) || _text.IsWord(_units.FirstToken(unit), "that"):
                walk.Boundary = _units.Words[unit];
                break;
            case PartOfSpeech.To:
                walk.Boundary = 50;
                break;
        }
    }

    /// <summary>Whether quoted words touch the cue's clause on either side, and whether some stand farther off.</summary>
    private uint Adjacent()
    {
        uint flags = 0;
        var clause = Math.Min(_subject.End > _subject.First ? _subject.First : _group.First, _cue);
        for (var at = clause - 1; at >= _start; at--)
        {
            if (_units.IsRegion(at))
            {
                flags |= at >= clause - 2 ? 1u : 2u;
                break;
            }
        }

        for (var at = _cue + 1; at < _end; at++)
        {
            if (_units.IsRegion(at))
            {
                flags |= at <= _cue + 2 ? 4u : at <= Math.Max(_speakerEnd, _objectEnd) + 1 ? 8u : 16u;
                break;
            }
        }

        return flags;
    }

    /// <summary>How far the cue's clause is from the marks around it, and which they are.</summary>
    private uint Shape()
    {
        var left = _cue - 1;
        while (left >= _start && left > _cue - 12 && (PartOfSpeech)_units.Classes[left] != PartOfSpeech.Mark && !_units.IsRegion(left))
        {
            left--;
        }

        var right = _cue + 1;
        while (right < _end && right < _cue + 12 && (PartOfSpeech)_units.Classes[right] != PartOfSpeech.Mark && !_units.IsRegion(right))
        {
            right++;
        }

        var leftWord = left < _start ? 1 : _units.Words[left];
        var rightWord = right >= _units.GroupEnd(_cue) - 1 ? 2 : _units.WordAt(right);
        return (leftWord * 31) + (rightWord * 17) + (Bucket(_cue - left) * 8) + Bucket(right - _cue);
    }

    private static uint Bucket(int length) => length < 4 ? (uint)length : length < 7 ? 4u : length < 11 ? 5u : 6u;
}
