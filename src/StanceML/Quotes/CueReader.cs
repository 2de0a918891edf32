namespace StanceML;

/// <summary>Goes through the cues of a text and asks the rules for each cue's quote; the first rule that answers wins.</summary>
internal sealed class CueReader
{
    private readonly TaggedDocument _text;
    private readonly CueClauseReader _clauses;
    private readonly IReadOnlyList<Func<CueClause, QuoteCandidate?>> _verbRules;
    private readonly OtherCues _others;
    private readonly DashedNames _dashed;

    public CueReader(TaggedDocument text)
    {
        _text = text;
        var phrases = new Phrases(text);
        var subjects = new Subjects(text, phrases);
        var ends = new ContentEnds(text, phrases);
        _clauses = new CueClauseReader(text, phrases, subjects);
        var beside = new BesideQuotes(text, phrases, ends);
        var after = new ContentAfterCue(text, phrases, ends);
        var before = new ContentBeforeCue(text, phrases, ends);
        _others = new OtherCues(text, phrases, subjects, ends);
        _dashed = new DashedNames(text);
        _verbRules =
        [
            beside.QuotedBefore,
            beside.QuotedAfter,
            after.QuotedAsSaying,
            after.Passive,
            before.AsClause,
            before.Inverted,
            before.ClauseBefore,
            after.Clause,
            after.Preposition,
            after.Addressee,
            after.Infinitive,
            after.Object,
        ];
    }

    /// <summary>Whether the cue shares the subject of an earlier one: <c>…, adding that</c>, <c>and accused</c>.</summary>
    private bool SharesSubject(QuoteCandidate candidate) =>
        candidate.Source is null && candidate.Cue[0].First > 0 && candidate.Rule != "passive"
        && _text.Is(candidate.Cue[0].First - 1, WordClasses.Comma | WordClasses.Conjunction)
        && _text.Is(candidate.Cue[^1].End - 1, WordClasses.VerbIng | WordClasses.VerbPast);

    public List<QuoteCandidate> Candidates()
    {
        var found = new List<QuoteCandidate>();
        for (var at = 0; at < _text.Tokens.Length; at++)
        {
            if (!_text.InRegion(at) && At(at) is { } candidate)
            {
                found.Add(SharesSubject(candidate) ? candidate with { Source = SubjectOf(candidate, found) } : candidate);
            }
        }

        return found;
    }

    /// <summary>The source of the cue before in the same sentence, else the sentence's opening subject.</summary>
    private (int First, int End)? SubjectOf(QuoteCandidate candidate, List<QuoteCandidate> found)
    {
        var sentence = _text.WindowOf(candidate.Cue[0].First);
        for (var i = found.Count - 1; i >= 0 && found[i].Cue[0].First >= sentence.FirstToken; i--)
        {
            if (found[i].Source is { } before)
            {
                return before;
            }
        }

        return _others.FirstSubject(sentence) is { } subject && subject.End <= candidate.Cue[0].First ? subject : null;
    }

    /// <summary>The quote of the cue at the token; null when none is there.</summary>
    public QuoteCandidate? At(int token) => AtCue(token) is { } candidate && candidate.IsSound(_text.Tokens.Length) ? candidate : null;

    private QuoteCandidate? AtCue(int token)
    {
        if (_text.Entry(token).Verb is not null && _text.Is(token, WordClasses.VerbForm) && _clauses.Read(token) is { } clause)
        {
            foreach (var rule in _verbRules)
            {
                if (rule(clause) is { } candidate)
                {
                    return candidate.IsWeak && _text.InHeadline(token) ? null : candidate;
                }
            }
        }

        return _dashed.At(token) ?? _others.At(token);
    }
}
