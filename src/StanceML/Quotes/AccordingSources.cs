using static StanceML.WordClasses;

namespace StanceML;

/// <summary>
/// Gives <c>according to</c> all of its source, and all of what it reports: the comma after <c>According to Chile, Peru and Cuba, …</c> ends no source
/// in the list, nor does the one before <c>according to its spokeswoman, Ana Okafor, …</c>; and <c>Lagos, according to Okafor, paid</c> reports on both sides.
/// </summary>
internal static class AccordingSources
{
    /// <summary>A member of a list, a name or an office beside a name is no longer than this, in tokens.</summary>
    private const int MaxPartTokens = 10;

    /// <summary>A list of more members is rather what was reported.</summary>
    private const int MaxParts = 8;

    /// <param name="next">Where the next quote starts.</param>
    public static QuoteCandidate Mend(TaggedDocument text, Phrases phrases, QuoteCandidate candidate, int next)
    {
        if (candidate is not { Cue: [var cue], Source: { } source, Content: [var content] } || !text.IsWord(cue.First, "according") || text.InRegion(cue.First))
        {
            return candidate;
        }

        return source.First < cue.End ? candidate
            : content.First == source.End + 1 ? WithList(text, phrases, candidate, source, content)
            : content.End <= cue.First ? WithRest(text, phrases, candidate, source, content, next)
            : candidate;
    }

    private static QuoteCandidate WithList(TaggedDocument text, Phrases phrases, QuoteCandidate candidate, (int First, int End) source, (int First, int End) content)
    {
        var start = AfterSource(text, phrases, source, content);
        return start == content.First ? candidate : candidate with { Source = (source.First, start - 1), Content = [(start, content.End)] };
    }

    /// <summary>Where the source's further parts end and its comma is passed; the content's start when it has none.</summary>
    private static int AfterSource(TaggedDocument text, Phrases phrases, (int First, int End) source, (int First, int End) content)
    {
        var start = content.First;
        for (var part = 0; part < MaxParts; part++)
        {
            var comma = CommaAfterPart(text, phrases, start, content.End);
            if (comma < 0)
            {
                break;
            }

            var joins = HasJoin(text, start, comma);
            if (joins || IsApposition(text, source, start))
            {
                return IsClause(text, comma + 1, content.End) ? comma + 1 : content.First;
            }

            if (!IsCapital(text, start) || !IsName(text, source))
            {
                break;
            }

            start = comma + 1;
        }

        return content.First;
    }

    /// <summary>The comma that ends a part without a verb; -1 when a verb or mark comes first.</summary>
    private static int CommaAfterPart(TaggedDocument text, Phrases phrases, int start, int end)
    {
        for (var at = start; at < Math.Min(end, start + MaxPartTokens); at++)
        {
            if (text.InRegion(at))
            {
                return -1;
            }

            if (text.Is(at, Comma))
            {
                return at > start ? at : -1;
            }

            var isPart = phrases.IsNominal(at) || text.IsWord(at, "and") || phrases.IsPossessiveMark(at)
                || (at > start && (text.IsWord(at, "of") || text.IsWord(at, "for")))
                || text.Is(at, Determiner | Possessive);
            if (!isPart || (text.Is(at, VerbPast | VerbS) && !IsCapital(text, at)) || text.Is(at, Time))
            {
                return -1;
            }
        }

        return -1;
    }

    private static bool HasJoin(TaggedDocument text, int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            if (text.IsWord(at, "and"))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A name after an office, or an office after a name.</summary>
    private static bool IsApposition(TaggedDocument text, (int First, int End) source, int start)
    {
        var isOffice = !IsCapital(text, start);
        return isOffice ? IsName(text, source) && text.Is(start, Determiner | Possessive) : !IsName(text, source);
    }

    /// <summary>By its letter: of a short sentence full of names the classes make a headline.</summary>
    private static bool IsCapital(TaggedDocument text, int token) => char.IsUpper(text.Word(token)[0]);

    private static bool IsName(TaggedDocument text, (int First, int End) source) => IsCapital(text, source.End - 1);

    /// <summary>Whether a subject with its verb stands there before the next comma: <c>Lagos had paid</c>, not <c>the Republican nominee, leads</c>.</summary>
    private static bool IsClause(TaggedDocument text, int start, int end)
    {
        if (start < end && text.Is(start, Relative | Wh))
        {
            return false;
        }

        for (var at = start; at < end && !text.Is(at, Comma); at++)
        {
            if (at > start && text.Is(at, VerbPast | VerbS | Auxiliary) && !IsCapital(text, at))
            {
                return true;
            }
        }

        return start < end && !HasComma(text, start, end);
    }

    private static bool HasComma(TaggedDocument text, int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            if (text.Is(at, Comma) && !text.InRegion(at))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary><c>Lagos, according to Okafor, paid</c>: a subject without a verb waits for it.</summary>
    private static QuoteCandidate WithRest(
        TaggedDocument text, Phrases phrases, QuoteCandidate candidate, (int First, int End) source, (int First, int End) content, int next)
    {
        var cue = candidate.Cue[0];
        var limit = Math.Min(text.WindowOf(cue.First).EndToken, next);
        var after = source.End + 1;
        var waits = content.End == cue.First - 1 && text.Is(content.End, Comma) && !HasVerb(text, content.First, content.End)
            && after < limit && text.Is(source.End, Comma) && !text.InRegion(source.End) && text.Is(after, VerbPast | VerbS | Auxiliary);
        if (!waits)
        {
            return candidate;
        }

        var end = Math.Min(limit, new ContentEnds(text, phrases).OfClause(after, cue.First, limit));
        while (end > after + 1 && text.Is(end - 1, EndMark) && !text.InRegion(end - 1))
        {
            end--;
        }

        return candidate with { Content = [content, (after, end)] };
    }

    private static bool HasVerb(TaggedDocument text, int first, int end)
    {
        for (var at = first; at < end; at++)
        {
            if (text.InRegion(at) || (text.Is(at, VerbPast | VerbS | Auxiliary) && !IsCapital(text, at)))
            {
                return true;
            }
        }

        return false;
    }
}
