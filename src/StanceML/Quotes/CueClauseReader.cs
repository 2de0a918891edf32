using static StanceML.WordClasses;

namespace StanceML;

/// <summary>Tells whether a form of a reporting verb is a verb where it stands, and reads its group and subject.</summary>
internal sealed class CueClauseReader(TaggedDocument text, Phrases phrases, Subjects subjects)
{
    /// <returns>Null when the form is a noun or an adjective here.</returns>
    public CueClause? Read(int verb)
    {
        var sentence = text.WindowOf(verb);
        var word = text.Entry(verb).Verb!;
        var group = subjects.VerbGroupStart(verb, sentence.FirstToken);
        var (start, end) = subjects.SubjectBefore(group, sentence.FirstToken);
        (int, int)? source = start < end && !(text.Is(group, To) && text.Is(start, Number)) ? (start, end) : null;
        if (IsBareParticiple(verb, group, word) || !IsVerb(verb, group, source, sentence))
        {
            return null;
        }

        return new CueClause(
            word, verb, group, source, sentence.FirstToken, sentence.EndToken,
            Passive: text.Is(verb, Participle) && HasIn(group, verb, Be) && !text.Is(verb, VerbIng),
            Negated: HasIn(group, verb, Not) || (group < verb && text.IsWord(group, "no")));
    }

    /// <summary><c>three states asked to join it</c>: expecting someone needs an object before the "to".</summary>
    private bool IsBareParticiple(int verb, int group, CueWord word) =>
        word.Lemma == "expect" && group == verb && text.Is(verb, VerbPast) && verb + 1 < text.Tokens.Length && text.Is(verb + 1, To);

    private bool HasIn(int from, int end, WordClasses classes)
    {
        for (var at = from; at < end; at++)
        {
            if (text.Is(at, classes))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsVerb(int verb, int group, (int First, int End)? source, Sentence sentence)
    {
        var before = verb > sentence.FirstToken ? verb - 1 : -1;
        if (before >= 0 && (text.Is(before, Determiner | Possessive) && !text.Is(before, Pronoun) || IsPossessor(before, verb)))
        {
            return false;
        }

        if (text.Is(verb, VerbPast | Participle))
        {
            return IsPastVerb(verb, before, source, sentence);
        }

        if (text.Is(verb, VerbIng))
        {
            return before < 0 || !text.Is(before, Determiner | Possessive);
        }

        if (HasIn(group, verb, Modal | Do | To))
        {
            return true;
        }

        return source is { } subject ? AgreesWith(verb, subject) : FollowsQuote(before);
    }

    /// <summary><c>"…," says X</c>; <c>…, says X</c>.</summary>
    private bool FollowsQuote(int before) => before >= 0 && (text.InRegion(before) || text.Is(before, Comma | Dash | QuoteMark));

    /// <summary>A possessive mark right before an ing-form or base form makes a noun of it.</summary>
    private bool IsPossessor(int before, int verb) => phrases.IsPossessiveMark(before) && !text.Is(verb, Participle | VerbIng | VerbPast);

    private bool IsPastVerb(int verb, int before, (int First, int End)? source, Sentence sentence)
    {
        // "the proposed plan": no subject, a noun follows and a determiner or preposition stands before.
        if (source is null && before >= 0 && text.Is(before, Preposition | Conjunction) && verb + 1 < sentence.EndToken && phrases.IsNominal(verb + 1))
        {
            return text.Is(before, Conjunction);
        }

        return true;
    }

    private bool AgreesWith(int verb, (int First, int End) subject)
    {
        var head = HeadOf(subject);
        if (text.Is(verb, VerbS))
        {
            if (!IsReferring(subject) && !phrases.IsNeverNoun(verb))
            {
                return false;
            }

            return text.Is(head, Pronoun) || IsCapital(head) || !IsPlural(head) || text.Is(verb + 1 < text.Tokens.Length ? verb + 1 : verb, Pronoun | Determiner);
        }

        return (text.Is(head, Pronoun) && !text.IsWord(head, "this")) || IsPlural(head) || IsPlural(subject.End - 1) || text.Is(subject.End - 1, Number | Mark) || text.IsWord(head, "people");
    }

    /// <summary>A lone small noun before an s-form is the first half of a compound: <c>battleground states</c>.</summary>
    private bool IsReferring((int First, int End) subject)
    {
        for (var at = subject.First; at < subject.End; at++)
        {
            if (text.Is(at, Determiner | Possessive | Pronoun | Capital | Number) || phrases.IsPossessiveMark(at))
            {
                return true;
            }
        }

        return IsCapital(subject.End - 1);
    }

    private bool IsCapital(int token) => char.IsUpper(text.Word(token)[0]);

    /// <summary>Last token before an apposition or a tail: <c>leaders</c> of <c>the leaders of Serbia</c>.</summary>
    private int HeadOf((int First, int End) subject)
    {
        for (var at = subject.First + 1; at < subject.End; at++)
        {
            if ((text.Is(at, Comma | Preposition) && !text.Is(at, Capital)) || (text.Is(at, Participle) && at + 1 < subject.End && text.Is(at + 1, To)))
            {
                return at - 1;
            }
        }

        return subject.End - 1;
    }

    private bool IsPlural(int noun) => text.Word(noun)[^1] == 's' && !text.Word(noun).EndsWith("ss", StringComparison.Ordinal);
}
