using static StanceML.WordClasses;

namespace StanceML;

/// <summary>Rules for content that follows its cue verb.</summary>
internal sealed class ContentAfterCue(TaggedDocument text, Phrases phrases, ContentEnds ends)
{
    /// <summary><c>was quoted as saying …</c>, <c>is expected to …</c>, <c>was accused of …</c>, <c>was criticized by X</c>.</summary>
    public QuoteCandidate? Passive(CueClause clause)
    {
        if (!clause.Passive || clause.Word.Lemma == "suppose")
        {
            return null;
        }

        var at = phrases.AfterAdverbials(clause.Verb + 1, clause.Limit);
        at = clause.Verb + 1 < clause.Limit && text.Is(clause.Verb + 1, WordClasses.Preposition) ? clause.Verb + 1 : at;
        if (at >= clause.Limit)
        {
            return null;
        }

        if (text.IsWord(at, "by") && clause.Source is { } subject)
        {
            var end = phrases.SpeakerPhraseEnd(at + 1, clause.Limit);
            return end > at + 1 ? Candidate(clause, "passive-by", subject.First, subject.End, (at + 1, end), clause.Verb) : null;
        }

        var leads = text.Is(at, To) || text.IsWord(at, "as") || text.IsWord(at, "of") || text.IsWord(at, "that");
        var start = text.Is(at, To) ? at : at + 1;
        return leads && start < clause.Limit && clause.Word.Has(FrameSet.Infinitive | FrameSet.Urge | FrameSet.As | FrameSet.Accuse | FrameSet.Clause)
            ? Candidate(clause, "passive", start, ends.OfClause(start, clause.Verb, clause.Limit), null, clause.Verb)
            : null;
    }

    /// <summary><c>The agency quoted X as saying …</c>: the words are X's.</summary>
    public QuoteCandidate? QuotedAsSaying(CueClause clause)
    {
        const int MaxSourceTokens = 24;
        if (clause.Word.Lemma is not ("quote" or "cite" or "report") || clause.Passive)
        {
            return null;
        }

        for (var at = clause.Verb + 2; at + 2 < clause.Limit && at < clause.Verb + MaxSourceTokens; at++)
        {
            if (text.IsWord(at, "as") && text.Is(at + 1, VerbIng) && text.Entry(at + 1).Verb is { } saying)
            {
                var start = text.IsWord(at + 2, "that") ? at + 3 : at + 2;
                return new QuoteCandidate
                {
                    Rule = "quoted-as-saying",
                    Content = [(start, ends.OfClause(start, clause.Verb, clause.Limit))],
                    Cue = [(clause.GroupStart, clause.Verb + 1), (at, at + 2)],
                    Framing = saying.Framing,
                    Source = (clause.Verb + 1, LongPhraseEnd(clause.Verb + 1, at)),
                };
            }
        }

        return null;
    }

    /// <summary><c>said (that) …</c>, <c>told X (that) …</c>, <c>asked whether …</c></summary>
    public QuoteCandidate? Clause(CueClause clause)
    {
        if (!clause.Word.Has(FrameSet.Clause) || SaysNothing(clause))
        {
            return null;
        }

        var at = phrases.AfterAdverbials(clause.Verb + 1, clause.Limit);
        if (at < clause.Limit && text.IsWord(at, "that") && !text.InRegion(at))
        {
            return Right(clause, "that-clause", at + 1);
        }

        if (at < clause.Limit && text.Is(at, Wh))
        {
            return Right(clause, "wh-clause", at);
        }

        return StartsClause(at, clause.Limit) || (clause.Word.Has(FrameSet.Bare) && at < clause.Limit && !text.Is(at, AnyMark | To | Conjunction | WordClasses.Preposition)) ? Right(clause, "bare-clause", at) : null;
    }

    /// <summary><c>called for …</c>, <c>spoke about …</c></summary>
    public QuoteCandidate? Preposition(CueClause clause)
    {
        var at = clause.Verb + 1;
        if (!clause.Word.Has(FrameSet.Preposition) || at + 1 >= clause.Limit)
        {
            return null;
        }

        if (Leads(clause.Word, at))
        {
            var whole = text.IsWord(at, "against");
            return Phrase(clause, whole ? "against" : "preposition", whole ? at : at + 1, whole ? clause.Verb : at);
        }

        var person = phrases.NounPhraseEnd(at, clause.Limit);
        return clause.Word.Has(FrameSet.Urge | FrameSet.Person) && person > at && person + 1 < clause.Limit && Leads(clause.Word, person) && !text.IsWord(person, "on") && !text.IsWord(person, "for")
            ? Phrase(clause, "addressee-preposition", text.IsWord(person, "against") ? person : person + 1, clause.Verb)
            : null;
    }

    /// <summary><c>urged X to …</c>, <c>told X that …</c>, <c>accused X of …</c>, <c>called X a …</c>, <c>described X as …</c></summary>
    public QuoteCandidate? Addressee(CueClause clause)
    {
        var start = clause.Verb + 1;
        if (clause.Word.Has(FrameSet.Accuse) && FollowsWithin(start, clause.Limit, "of", "with"))
        {
            return Right(clause, "accuse", start);
        }

        var end = LongPhraseEnd(start, clause.Limit);
        if (end == start || end >= clause.Limit)
        {
            return null;
        }

        var at = phrases.AfterAdverbials(end, clause.Limit);
        if (at >= clause.Limit)
        {
            return null;
        }

        if (clause.Word.Has(FrameSet.Person) && (text.IsWord(at, "that") || text.Is(at, Wh) || StartsClause(at, clause.Limit)))
        {
            return Right(clause, "told-that", text.IsWord(at, "that") ? at + 1 : at);
        }

        if (clause.Word.Has(FrameSet.Urge | FrameSet.Person) && text.Is(end, To))
        {
            return Right(clause, "urge", start);
        }

        return clause.Word.Has(FrameSet.As) && FollowsWithin(start, clause.Limit, "as", "as") ? Right(clause, "as", start) : null;
    }

    /// <summary><c>vowed to …</c></summary>
    public QuoteCandidate? Infinitive(CueClause clause)
    {
        var at = clause.Verb + 1;
        return clause.Word.Has(FrameSet.Infinitive) && at + 1 < clause.Limit && text.Is(at, To) && text.Is(at + 1, VerbBase | Be | Have | Do | Adverb | Not)
            ? Right(clause, "infinitive", at)
            : null;
    }

    /// <summary><c>announced his resignation</c>; with attitude verbs, <c>denounced the vote</c>, the verb belongs to the content.</summary>
    public QuoteCandidate? Object(CueClause clause)
    {
        var at = clause.Verb + 1;
        if (!clause.Word.Has(FrameSet.Object | FrameSet.Topic | FrameSet.Predicate) || phrases.NounPhraseEnd(at, clause.Limit) == at)
        {
            return null;
        }

        var attitude = clause.Word.Has(FrameSet.Object);
        if (!attitude && !clause.Word.Has(FrameSet.Topic) && !HasPredicate(at, clause.Limit))
        {
            return null;
        }

        if (SaysNothing(clause) || (attitude && !IsHeld(clause)))
        {
            return null;
        }

        var end = ends.OfPhrase(at, clause.Verb, clause.Limit);
        return Candidate(clause, attitude ? "attitude" : "topic", attitude ? (clause.Negated ? clause.GroupStart : clause.Verb) : at, end, clause.Source, clause.Verb);
    }

    /// <summary><c>said nothing about</c>, <c>did not say whether</c>.</summary>
    private bool SaysNothing(CueClause clause) =>
        (clause.Negated && clause.Word.Has(FrameSet.Silence))
        || (clause.Verb + 1 < clause.Limit && (text.IsWord(clause.Verb + 1, "nothing") || text.IsWord(clause.Verb + 1, "little")));

    /// <summary>An attitude that may be held some day, whose holder is not named, or that an infinitive only speaks of (<c>the first to recognize it</c>), is no statement.</summary>
    private bool IsHeld(CueClause clause)
    {
        for (var at = clause.GroupStart; at < clause.Verb; at++)
        {
            if (text.Is(at, Modal | To))
            {
                return false;
            }
        }

        return !text.Is(clause.Verb, VerbBase) || clause.Source is not null || clause.GroupStart < clause.Verb;
    }

    /// <summary>Whether more than a lone noun follows: <c>called the vote illegal</c>, but not <c>declared independence</c>.</summary>
    private bool HasPredicate(int at, int limit)
    {
        var end = phrases.NounPhraseEnd(at, limit);
        return end > at + 1 || (end < limit && !text.Is(end, AnyMark & ~QuoteMark) && (text.InRegion(end) || text.Is(end, Determiner) || phrases.IsNominal(end)));
    }

    private bool FollowsWithin(int start, int limit, string word, string other)
    {
        const int MaxTokens = 12;
        for (var at = start + 1; at < limit && at < start + MaxTokens; at++)
        {
            if (text.Is(at, Comma | Dash | EndMark | Relative | VerbS))
            {
                return false;
            }

            if (text.IsWord(at, word) || text.IsWord(at, other))
            {
                return true;
            }
        }

        return false;
    }

    private bool Leads(CueWord word, int at)
    {
        foreach (var preposition in word.Prepositions)
        {
            if (text.IsWord(at, preposition) && at + 1 < text.Tokens.Length && !text.Is(at + 1, Time))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A noun phrase with its <c>of</c>, <c>and</c> and place tails.</summary>
    private int LongPhraseEnd(int token, int limit)
    {
        var end = phrases.NounPhraseEnd(token, limit);
        while (end > token && end + 1 < limit && !text.InRegion(end) && (text.IsWord(end, "of") || text.IsWord(end, "and") || text.IsWord(end, "in") || text.IsWord(end, "there")))
        {
            var next = text.IsWord(end, "there") ? end + 1 : phrases.NounPhraseEnd(end + 1, limit);
            if (next == end + 1 && !text.IsWord(end, "there"))
            {
                break;
            }

            end = next;
        }

        return end;
    }

    /// <summary>Whether a subject and its verb follow.</summary>
    private bool StartsClause(int token, int limit)
    {
        if (token >= limit || text.Is(token, AnyMark))
        {
            return false;
        }

        if (text.IsWord(token, "there") || text.IsWord(token, "if") || text.IsWord(token, "when"))
        {
            return true;
        }

        var at = LongPhraseEnd(token, limit);
        for (var tails = 0; tails < 4 && at > token && at < limit && text.Is(at, WordClasses.Preposition) && !text.Is(at, To); tails++)
        {
            var next = phrases.NounPhraseEnd(at + 1, limit);
            if (next == at + 1)
            {
                return false;
            }

            at = next;
        }

        while (at > token && at < limit && text.Is(at, Adverb))
        {
            at++;
        }

        return at > token && at < limit && text.Is(at, Auxiliary | VerbPast | VerbS | VerbBase);
    }

    private QuoteCandidate Right(CueClause clause, string rule, int start) =>
        Candidate(clause, rule, start, ends.OfClause(start, clause.Verb, clause.Limit), clause.Source, clause.Verb);

    private QuoteCandidate Phrase(CueClause clause, string rule, int start, int cueEnd) =>
        Candidate(clause, rule, start, ends.OfPhrase(start, clause.Verb, clause.Limit), clause.Source, cueEnd);

    private static QuoteCandidate Candidate(CueClause clause, string rule, int start, int end, (int, int)? source, int cueLast) => new()
    {
        Rule = rule,
        Content = [(start, end)],
        Cue = [(clause.GroupStart, cueLast + 1)],
        Framing = clause.Word.Framing,
        Source = source,
    };
}
