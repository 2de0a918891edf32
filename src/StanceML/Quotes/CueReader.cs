namespace StanceML;

/// <summary>Goes through the cues of a text and asks the rules for each cue's quote; the first rule that answers wins.</summary>
internal sealed class CueReader
{
    private readonly TaggedDocument _text;
    private readonly CueClauseReader _clauses;
    private readonly IReadOnlyList<(string Name, Func<CueClause, QuoteCandidate?> Rule)> _verbRules;
    private readonly OtherCues _others;

    public CueReader(TaggedDocument text)
    {
        _text = text;
        var phrases = new Phrases(text);
        var ends = new ContentEnds(text, phrases);
        _clauses = new CueClauseReader(text, phrases);
        var beside = new BesideQuotes(text, phrases, ends);
        var after = new ContentAfterCue(text, phrases, ends);
        var before = new ContentBeforeCue(text, phrases, ends);
        _others = new OtherCues(text, phrases, ends);
        _verbRules =
        [
            ("quoted-before", beside.QuotedBefore),
            ("quoted-after", beside.QuotedAfter),
            ("quoted-as-saying", after.QuotedAsSaying),
            ("passive", after.Passive),
            ("as-clause", before.AsClause),
            ("inverted", before.Inverted),
            ("clause-before", before.ClauseBefore),
            ("clause", after.Clause),
            ("preposition", after.Preposition),
            ("addressee", after.Addressee),
            ("infinitive", after.Infinitive),
            ("object", after.Object),
        ];
    }

    public List<QuoteCandidate> Candidates()
    {
        var found = new List<QuoteCandidate>();
        for (var at = 0; at < _text.Tokens.Length; at++)
        {
            if (!_text.InRegion(at) && AtCue(at) is { } candidate && candidate.IsSound(_text.Tokens.Length))
            {
                found.Add(candidate);
            }
        }

        return found;
    }

    private QuoteCandidate? AtCue(int token)
    {
        if (_text.Entry(token).Verb is not null && _text.Is(token, WordClasses.VerbForm) && _clauses.Read(token) is { } clause)
        {
            foreach (var (_, rule) in _verbRules)
            {
                if (rule(clause) is { } candidate)
                {
                    return candidate.IsWeak && _text.InHeadline(token) ? null : candidate;
                }
            }
        }

        return _others.At(token);
    }
}
