using static StanceML.WordClasses;

namespace StanceML;

/// <summary>
/// Sets right what rules and model cut wrongly in the same way again and again. It works on what was chosen, so that the model reads what it was trained on.
/// Every look is bounded, by the sentence or by the quotes just before.
/// </summary>
internal sealed class QuoteMends(TaggedDocument text)
{
    /// <summary>A dateline, <c>LIMA, 9 Nov (Agency, translated) --</c>, is no longer than this, in tokens.</summary>
    private const int MaxDatelineTokens = 24;

    private readonly Phrases _phrases = new(text);

    /// <returns>In text order; no two share words.</returns>
    public List<QuoteCandidate> Mend(List<QuoteCandidate> chosen, IReadOnlyList<QuoteCandidate> proposed)
    {
        var mended = new List<QuoteCandidate>(chosen.Count);
        var rules = new Lazy<RuleView>(() => new RuleView(text, [.. proposed]));
        for (var i = 0; i < chosen.Count; i++)
        {
            var next = i + 1 < chosen.Count ? chosen[i + 1].Start : int.MaxValue;
            var one = WithoutDateline(AccordingSources.Mend(text, _phrases, chosen[i], next));
            one = WithRestOfClause(WithRuledSource(WithPutSource(WithoutQuotedSource(one, mended)), rules), next);
            if (IsRestOfQuotedHim(one, mended))
            {
                continue;
            }

            if (QuotedHim(one) is { } kept && !(mended.Count > 0 && Overlap(mended[^1], kept)))
            {
                AddParts(kept, mended);
            }
        }

        mended.Sort((left, right) => left.Start.CompareTo(right.Start));
        return mended;
    }

    private static bool Overlap(QuoteCandidate left, QuoteCandidate right) =>
        left.Content.Any(one => right.Content.Any(other => one.First < other.End && other.First < one.End));

    /// <summary><c>LIMA (Agency) -- Peru recognises Kosovo, the minister said</c>: the dateline is nobody's words.</summary>
    private QuoteCandidate WithoutDateline(QuoteCandidate one)
    {
        var (first, end) = one.Content[0];
        var opens = text.Document.Paragraphs[text.SentenceOf(first).Paragraph].Start == text.Tokens[first].Span.Start;
        if (!opens || !IsInCapitals(first))
        {
            return one;
        }

        var dash = DashAfter(first, Math.Min(end - 2, first + MaxDatelineTokens));
        if (dash < 0 || !IsDateline(first, dash))
        {
            return one;
        }

        var start = text.Is(dash + 1, Dash) ? dash + 2 : dash + 1;
        // "NATO - an alliance - will wait": two dashes set words apart.
        return DashAfter(start, end) < 0 ? one with { Content = [(start, end), .. one.Content.Skip(1)] } : one;
    }

    /// <summary>The first dash after a space; -1 when none stands before the limit or a quotation mark.</summary>
    private int DashAfter(int token, int limit)
    {
        for (var at = token + 1; at < limit && !text.InRegion(at); at++)
        {
            if (text.Is(at, Dash) && text.Tokens[at].Span.Start > text.Tokens[at - 1].Span.End)
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>Names, a date, and an agency in brackets.</summary>
    private bool IsDateline(int first, int dash)
    {
        var inBrackets = false;
        for (var at = first; at < dash; at++)
        {
            inBrackets = text.Is(at, Bracket) ? !inBrackets : inBrackets;
            if (!inBrackets && text.Tokens[at].Kind == TokenKind.Word && !char.IsUpper(text.Word(at)[0]))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsInCapitals(int token)
    {
        const int MinLetters = 3;
        var word = text.Word(token);
        return word.Length >= MinLetters && !word.ContainsAnyExceptInRange('A', 'Z');
    }

    /// <summary><c>X agreed that Y had signed, but said …</c>: after <c>but</c> and <c>and</c> whom another's words name does not report on.</summary>
    private QuoteCandidate WithoutQuotedSource(QuoteCandidate one, List<QuoteCandidate> before) =>
        one.Source is { } source && one.Cue is [var cue, ..] && cue.First > 0 && (text.IsWord(cue.First - 1, "but") || text.IsWord(cue.First - 1, "and")) && before.Count > 0
        && before[^1].Content.Any(range => source.First >= range.First && source.End <= range.End && cue.First >= range.End)
            ? one with { Source = null }
            : one;

    /// <summary><c>As one clerk put it: “…”</c></summary>
    private QuoteCandidate WithPutSource(QuoteCandidate one)
    {
        if (one.Source is not null || one.Cue is not [var cue] || !text.Is(cue.First, Colon) || text.WindowOf(cue.First).FirstToken is var first && !text.IsWord(first, "as"))
        {
            return one;
        }

        var end = _phrases.NounPhraseEnd(first + 1, cue.First);
        return end > first + 1 && end + 1 < cue.First && text.IsWord(end, "put") && text.IsWord(end + 1, "it") ? one with { Source = (first + 1, end) } : one;
    }

    /// <summary>A source with a verb in it is a clause; the rule of that cue read the subject beside it.</summary>
    private QuoteCandidate WithRuledSource(QuoteCandidate one, Lazy<RuleView> rules)
    {
        if (one.Source is not { } source || one.Cue is not [var cue, ..] || source.End > cue.First || !HoldsVerb(source))
        {
            return one;
        }

        return rules.Value.At(cue.End - 1) is { Source: { } ruled } && ruled.First >= source.End ? one with { Source = ruled } : one;
    }

    /// <summary>A finite verb outside a relative clause.</summary>
    private bool HoldsVerb((int First, int End) source)
    {
        for (var at = source.First + 1; at < source.End; at++)
        {
            if (text.Is(at, Relative | Wh | Participle | Bracket))
            {
                return false;
            }

            if (text.Is(at, VerbPast) && !text.Is(at, Capital))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary><c>that it had “no say” and would not ask for one</c>: closing marks end no clause that goes on.</summary>
    private QuoteCandidate WithRestOfClause(QuoteCandidate one, int next)
    {
        if (one.Content is not [var (first, end)] || one.Cue is not [.., var cue] || cue.End > first || !(text.IsWord(cue.First, "according") || (text.IsWord(first, "that") && text.Entry(cue.End - 1).Verb is not null))
            || end >= text.Tokens.Length || !text.InRegion(end - 1) || text.Regions[text.RegionOf(end - 1)].EndToken != end || text.Is(end - 2, EndMark | Comma))
        {
            return one;
        }

        var limit = Math.Min(text.WindowOf(end - 1).EndToken, next);
        return end + 1 < limit && GoesOn(first, end) && Math.Min(limit, new ContentEnds(text, _phrases).OfClause(first, cue.End - 1, limit)) is var whole && whole > end
            ? one with { Content = [(first, whole)] }
            : one;
    }

    /// <summary>A verb still to come for the words in marks, or one that <c>and</c> joins to the clause's.</summary>
    private bool GoesOn(int first, int end)
    {
        var isQuotedSubject = text.InRegion(first + 1) && text.RegionOf(first + 1) == text.RegionOf(end - 1);
        return isQuotedSubject
            ? text.Is(end, Auxiliary)
            : text.IsWord(end, "and") && text.Is(end + 1, VerbPast | VerbS | Modal) && text.Entry(end + 1).Verb is null;
    }

    /// <summary><c>“We paid,” the radio quoted him as saying.</c>: the words stand before their cue. Null when nothing was said at all.</summary>
    private QuoteCandidate? QuotedHim(QuoteCandidate one)
    {
        if (one.Content.Any(range => HoldsWord(range)))
        {
            return one;
        }

        if (one.Cue is not [var cue, ..])
        {
            return null;
        }

        var first = text.WindowOf(cue.First).FirstToken;
        for (var at = cue.First - 1; at >= first; at--)
        {
            if (text.InRegion(at))
            {
                var region = text.Regions[text.RegionOf(at)];
                return one with { Content = [(region.FirstToken, region.EndToken)] };
            }
        }

        return null;
    }

    /// <summary><c>“…,” the radio quoted him as saying. “We paid.”</c>: what goes on after it is his as well.</summary>
    private static bool IsRestOfQuotedHim(QuoteCandidate one, List<QuoteCandidate> mended)
    {
        if (one.Cue is [var cue] && mended.Count > 0 && mended[^1] is { Rule: "quoted-as-saying", Cue: [var quoted, _] } him && cue == quoted && him.End <= quoted.First && one.Start >= quoted.End)
        {
            mended[^1] = him with { Content = [.. him.Content, .. one.Content] };
            return true;
        }

        return false;
    }

    private bool HoldsWord((int First, int End) range)
    {
        for (var at = range.First; at < range.End; at++)
        {
            if (!text.Is(at, AnyMark) || text.InRegion(at))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary><c>said that …, adding that …</c>: two things were said.</summary>
    private void AddParts(QuoteCandidate one, List<QuoteCandidate> into)
    {
        if (one is { Content: [var (first, end)], Cue: [.., var cue] } && cue.End <= first)
        {
            for (var at = first + 1; at + 2 < end; at++)
            {
                if (!text.InRegion(at) && text.IsWord(at, "adding") && text.IsWord(at + 1, "that") && EndBefore(at) is var last && last > first)
                {
                    into.Add(one with { Content = [(first, last)] });
                    into.Add(one with { Rule = "adding", Content = [(at + 1, end)], Cue = [(at, at + 1)], Source = null });
                    return;
                }
            }
        }

        into.Add(one);
    }

    /// <summary>The token after the content before <c>, adding</c>: the comma may stand inside the marks, as American papers set it.</summary>
    private int EndBefore(int adding) =>
        text.Is(adding - 1, Comma) ? adding - 1
        : text.InRegion(adding - 1) && text.Is(adding - 2, Comma) ? adding
        : -1;
}
