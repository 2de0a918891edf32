using static StanceML.WordClasses;

namespace StanceML;

/// <summary>Rules for a reporting clause after or inside unquoted content: <c>…, he said</c>.</summary>
internal sealed class ContentBeforeCue(TaggedDocument text, Phrases phrases, ContentEnds ends)
{
    /// <summary><c>…, said X.</c> Negated, it is no inversion: <c>The minister, Tolvik, did not say no.</c></summary>
    public QuoteCandidate? Inverted(CueClause clause)
    {
        var start = clause.GroupStart;
        if (clause.Negated || !clause.Word.Has(FrameSet.Clause) || start <= clause.First + 2 || !text.Is(start - 1, Comma) || text.Is(clause.Verb, VerbIng))
        {
            return null;
        }

        var end = phrases.SpeakerPhraseEnd(clause.Verb + 1, clause.Limit);
        return end > clause.Verb + 1 && EndsClause(end, clause.Limit)
            ? Candidate(clause, start - 1, end, (clause.Verb + 1, end), "inverted")
            : null;
    }

    /// <summary><c>…, he said.</c> and <c>…, he said, …</c></summary>
    public QuoteCandidate? ClauseBefore(CueClause clause)
    {
        if (!clause.Word.Has(FrameSet.Clause) || clause.Source is null || text.Is(clause.Verb, VerbIng))
        {
            return null;
        }

        var end = phrases.AfterAdverbials(clause.Verb + 1, clause.Limit);
        if (clause.Word.Has(FrameSet.Person))
        {
            end = phrases.AfterAdverbials(phrases.NounPhraseEnd(end, clause.Limit), clause.Limit);
        }

        var before = clause.Start - 1;
        return before > clause.First && text.Is(before, Comma | Dash) && !text.InRegion(before) && EndsClause(end, clause.Limit)
            ? Candidate(clause, before, end, clause.Source, "clause-before")
            : null;
    }

    /// <summary>A lone "as …" or "when …" before the clause belongs to the reporter: <c>When she arrived, he said</c>.</summary>
    private bool IsSubordinate(int start, int contentEnd, int clauseEnd, int limit)
    {
        if (!text.Is(start, Subordinator) || text.Is(start, Wh & Determiner) || (clauseEnd < limit && text.Is(clauseEnd, Comma)))
        {
            return false;
        }

        for (var at = start; at < contentEnd; at++)
        {
            if (text.Is(at, Comma))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary><c>As she put it, …</c>; <c>As Okafor noted, …</c></summary>
    public QuoteCandidate? AsClause(CueClause clause)
    {
        var before = clause.Start - 1;
        if (!clause.Word.Has(FrameSet.Clause) || before < clause.First || !text.IsWord(before, "as") || clause.Source is null || before > clause.First + 1)
        {
            return null;
        }

        var end = phrases.AfterAdverbials(clause.Verb + 1, clause.Limit);
        if (clause.Word.Has(FrameSet.Person))
        {
            end = phrases.AfterAdverbials(phrases.NounPhraseEnd(end, clause.Limit), clause.Limit);
        }

        return end + 2 < clause.Limit && text.Is(end, Comma)
            ? Simple(clause, (end + 1, ends.OfClause(end + 1, clause.Verb, clause.Limit)), clause.Source, "as-clause")
            : null;
    }

    private static QuoteCandidate Simple(CueClause clause, (int, int) content, (int, int)? source, string rule) => new()
    {
        Rule = rule,
        Content = [content],
        Cue = [(clause.GroupStart, clause.Verb + 1)],
        Framing = clause.Word.Framing,
        Source = source,
    };

    private bool EndsClause(int token, int limit) => token >= limit || text.Is(token, Comma | EndMark | Dash | Mark) && !text.InRegion(token);

    private QuoteCandidate? Candidate(CueClause clause, int contentEnd, int clauseEnd, (int, int)? source, string rule)
    {
        var start = clause.First;
        while (start < contentEnd && text.Is(start, Conjunction) && !text.InRegion(start))
        {
            start++;
        }

        if (start == contentEnd && clauseEnd + 2 < clause.Limit && text.Is(clauseEnd, Comma))
        {
            return Simple(clause, (clauseEnd + 1, ends.OfClause(clauseEnd + 1, clause.Verb, clause.Limit)), source, rule);
        }

        if (start == contentEnd || IsSubordinate(start, contentEnd, clauseEnd, clause.Limit))
        {
            return null;
        }

        List<(int, int)> content = [(start, contentEnd)];
        if (rule != "inverted" && clauseEnd + 2 < clause.Limit && text.Is(clauseEnd, Comma | Dash))
        {
            content.Add((clauseEnd + 1, ends.WithoutEndMark(clauseEnd + 1, clause.Limit)));
        }

        return new QuoteCandidate
        {
            Rule = rule,
            Content = content,
            Cue = [(clause.GroupStart, clause.Verb + 1)],
            Framing = clause.Word.Framing,
            Source = source,
        };
    }
}
