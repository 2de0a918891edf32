namespace StanceML;

/// <summary>What one meets on the way from a cue to each unit of its window, and what the rules and the cue heads say of the units.</summary>
/// <remarks>Reused from cue to cue; not for concurrent use.</remarks>
/// <param name="cueScores">Probability of each unit to head a cue.</param>
internal sealed class CueWalks(QuoteUnits units, float[] cueScores)
{
    private readonly TaggedDocument _text = units.Text;
    private int _cue, _start, _end;
    private QuoteCandidate? _candidate;
    private Walk[] _walks = new Walk[64];

    /// <summary>The way to one unit: what stands between it and the cue, each counted or the last of its kind.</summary>
    public struct Walk
    {
        public uint Ruled, OwnRival;
        public uint Commas, Verbs, Cues, Regions, Boundary, Rival;
    }

    /// <param name="candidate">What the rules propose for the cue; null when nothing.</param>
    public void Set(int cue, int start, int end, QuoteCandidate? candidate)
    {
        (_cue, _start, _end, _candidate) = (cue, start, end, candidate);
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

    /// <summary>The way to a unit of the window.</summary>
    public ref readonly Walk this[int unit] => ref _walks[unit - _start];

    /// <summary>Which part the rule for the cue gives the unit: 1 content, 2 source, 3 cue, 4 none; 0 without a rule and beyond the window.</summary>
    public uint Ruled(int unit) => unit >= _start && unit < _end ? _walks[unit - _start].Ruled : 0;

    /// <summary>How likely the unit heads a cue of its own; 0 beyond the window.</summary>
    public uint Rival(int unit) => unit >= _start && unit < _end ? _walks[unit - _start].OwnRival : 0;

    private void Step(ref Walk walk, int unit)
    {
        if (units.IsRegion(unit))
        {
            walk.Regions++;
            walk.Boundary = QuoteUnits.RegionClass;
            return;
        }

        if (cueScores[unit] >= 0.5f)
        {
            walk.Cues++;
            walk.Rival = RivalOf(unit);
        }

        switch ((PartOfSpeech)units.Classes[unit])
        {
            case PartOfSpeech.Mark:
                walk.Commas++;
                walk.Boundary = units.Words[unit];
                break;
            case PartOfSpeech.PastVerb or PartOfSpeech.VerbS or PartOfSpeech.PresentVerb or PartOfSpeech.Modal:
                walk.Verbs++;
                break;
            case PartOfSpeech.Conjunction or PartOfSpeech.WhAdverb or PartOfSpeech.WhPronoun or PartOfSpeech.WhDeterminer:
                walk.Boundary = units.Words[unit];
                break;
            case PartOfSpeech.Preposition when units.Is(unit, WordClasses.Subordinator) || _text.IsWord(units.FirstToken(unit), "that"):
                walk.Boundary = units.Words[unit];
                break;
            case PartOfSpeech.To:
                walk.Boundary = 50;
                break;
        }
    }

    private uint RuledOf(int unit)
    {
        if (_candidate is null)
        {
            return 0;
        }

        var token = units.FirstToken(unit);
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

    /// <summary>How likely the unit heads a cue of its own, and whether in this cue's tense, as a second verb of the same speaker is.</summary>
    private uint RivalOf(int unit)
    {
        if (unit == _cue)
        {
            return 0;
        }

        var likely = cueScores[unit] switch { < 0.1f => 0u, < 0.5f => 1u, < 0.9f => 2u, _ => 3u };
        return likely == 0 ? 0 : (2 * likely) + (units.Classes[unit] == units.Classes[_cue] ? 1u : 0);
    }
}
