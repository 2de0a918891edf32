namespace StanceML;

/// <summary>Finds the noun phrase beside a cue when syntax named none.</summary>
internal sealed class SourceFinder(ArticleWords words, EntityBook book, QuoteSurroundings around)
{
    /// <summary>A subject stands at most this many tokens before its verb, appositions included.</summary>
    private const int MaxTokens = 40;

    /// <summary><c>would probably also have said</c>.</summary>
    private const int MaxAuxiliaries = 6;

    /// <summary><c>One month after announcing</c>: words before a participle that opens its sentence.</summary>
    private const int MaxOpening = 4;

    /// <returns>Null when nothing that can speak stands there.</returns>
    public TextSpan? Find(Quote quote)
    {
        if (quote.Cue is not { } cue)
        {
            return null;
        }

        var (first, end) = words.TokensIn(cue.Spans[0]);
        if (first >= end)
        {
            return null;
        }

        if (cue.Spans.Count > 1 && words.Is(end, WordTraits.Pronoun))
        {
            // "in her view".
            return words.SpanOf(end, end + 1);
        }

        if (OpeningParticiple(quote, first) is { } main)
        {
            return main;
        }

        if (words.Reads(end, "by") && words.Word(end - 1) is [.., 'e', 'd'] or [.., 'n'])
        {
            return After(end + 1);
        }

        var last = words.Reads(end - 1, "to") || words.Reads(end - 1, "by") || words.Reads(end - 1, "from");
        if (QuotedSource(first) is { } quoted)
        {
            return quoted;
        }

        if (words.Reads(first, "according") || last)
        {
            return After(words.Reads(end, "to") ? end + 1 : end);
        }

        if (words.IsPossessive(first - 1) || words.IsPossessive(first))
        {
            return PhraseEndingAt(first - (words.IsPossessive(first) ? 0 : 1), 0);
        }

        return Inverted(quote, first) && After(end) is { } subject ? subject : Before(first) ?? After(end);
    }

    /// <summary><c>Promising that taxes would fall, Quill left</c>, <c>In describing the bill, Quill …</c>: the subject comes after the content.</summary>
    private TextSpan? OpeningParticiple(Quote quote, int cue)
    {
        if (words.Word(cue) is not [.., 'i', 'n', 'g'])
        {
            return null;
        }

        var sentence = words.SentenceAround(cue);
        var opens = cue == sentence.FirstToken || (words.Is(cue - 1, WordTraits.Preposition | WordTraits.Function) && cue - sentence.FirstToken <= MaxOpening);
        var comma = words.Document.TokenAt(quote.End);
        return opens && quote.Start > words.Document.TokenArray[cue].Span.Start && words.IsMark(comma, ',') && comma < sentence.EndToken ? After(comma + 1) : null;
    }

    /// <summary><c>"…," said Peskov</c>: the quote ends right before the cue.</summary>
    private bool Inverted(Quote quote, int cue)
    {
        var before = cue - 1;
        if (before < 0 || words.Is(before, WordTraits.Pronoun))
        {
            return false;
        }

        var gap = words.Document.TokenArray[before].Span;
        return words.IsBreak(before) && quote.Spans.Any(span => span.End >= gap.Start && span.End <= words.Document.TokenArray[cue].Span.Start);
    }

    private TextSpan? After(int token)
    {
        var first = token;
        while (first - token < MaxAuxiliaries && (words.IsDeterminer(first) || words.Is(first, WordTraits.Auxiliary)))
        {
            first++;
        }

        if (first >= words.Count || words.SentenceOf(first) != words.SentenceOf(token))
        {
            return null;
        }

        if (words.Is(first, WordTraits.Pronoun))
        {
            return words.SpanOf(first, first + 1);
        }

        for (var i = first; i < first + 8 && i < words.Count && words.SentenceOf(i) == words.SentenceOf(first) && !words.IsBreak(i); i++)
        {
            if (book.At(i) is { } mention && (mention.EndToken >= words.Count || !words.IsPossessive(mention.EndToken)))
            {
                return words.SpanOf(first, Math.Max(mention.EndToken, first + 1));
            }
        }

        return PlainPhrase(first);
    }

    private TextSpan? PlainPhrase(int first)
    {
        var end = first;
        while (end < words.Count && end - first < 8 && words.SentenceOf(end) == words.SentenceOf(first) && words.IsWord(end) && !words.Is(end, WordTraits.Function))
        {
            end++;
        }

        return end > first ? words.SpanOf(first, end) : null;
    }

    /// <summary><c>The agency quoted officials as saying</c>.</summary>
    private TextSpan? QuotedSource(int cue)
    {
        var end = words.Reads(cue, "as") ? cue : cue - 1;
        if (!words.Reads(end, "as"))
        {
            return null;
        }

        for (var i = end - 1; i >= words.SentenceAround(cue).FirstToken && end - i < MaxTokens; i--)
        {
            if (words.Word(i).StartsWith("quot", StringComparison.Ordinal) || words.Word(i).StartsWith("cit", StringComparison.Ordinal))
            {
                return i + 1 < end ? words.SpanOf(i + 1, end) : null;
            }
        }

        return null;
    }

    /// <summary>The cue has no subject of its own: a participle after a comma, or a verb after <c>and</c>.</summary>
    public bool SharesSubject(Cue cue)
    {
        var (first, _) = words.TokensIn(cue.Spans[0]);
        if (words.IsMark(first - 1, ','))
        {
            return words.Word(first) is [.., 'i', 'n', 'g'];
        }

        var before = first - 1;
        while (first - before <= MaxAuxiliaries && (words.Is(before, WordTraits.Auxiliary) || IsAdverb(before)))
        {
            before--;
        }

        return JoinsVerbs(before);
    }

    /// <summary><c>rose and said</c>, <c>neither confirmed nor denied</c>: before a verb it joins another one.</summary>
    private bool JoinsVerbs(int token) => words.Reads(token, "and") || words.Reads(token, "but") || words.Reads(token, "or") || words.Reads(token, "nor");

    /// <summary>A source that stops at a possessive goes on to the office it owns: <c>Honduras' foreign minister</c>.</summary>
    public TextSpan WithOffice(Quote quote, TextSpan source)
    {
        var (first, end) = words.TokensIn(source);
        if (end <= first || !words.IsPossessive(end))
        {
            return source;
        }

        for (var i = end + 1; i < words.Count && i <= end + 5 && words.IsWord(i) && quote.Cue?.Spans[0].Overlaps(words.SpanOf(i, i + 1)) != true; i++)
        {
            if (words.Is(i, WordTraits.Role))
            {
                return words.SpanOf(first, i + 1);
            }
        }

        return source;
    }

    /// <summary>A day or a while is nobody's name.</summary>
    public bool IsTime(TextSpan source)
    {
        var (first, end) = words.TokensIn(source);
        return end > first && words.Is(end - 1, WordTraits.Time);
    }

    private TextSpan? Before(int cue)
    {
        var start = words.SentenceAround(cue).FirstToken;
        var end = cue;
        while (end > start && cue - end < MaxAuxiliaries && (words.Is(end - 1, WordTraits.Auxiliary) || IsAdverb(end - 1)))
        {
            end--;
        }

        if (end > start && words.IsMark(end - 1, ')'))
        {
            end = BeforeParenthesis(start, end - 1);
        }

        if (end > start && words.IsMark(end - 1, ','))
        {
            if (words.Word(cue) is [.., 'i', 'n', 'g'])
            {
                return around.SubjectOfSentence(cue);
            }

            end = BeforeApposition(start, end - 1);
        }

        return end <= start || JoinsVerbs(end - 1)
            ? around.SubjectOfSentence(cue)
            : Speaking(PhraseEndingAt(end, start)) ?? around.SubjectOfSentence(cue);
    }

    /// <summary>A phrase that holds no mention, and starts as no noun phrase does, speaks for nobody.</summary>
    private TextSpan? Speaking(TextSpan? phrase)
    {
        if (phrase is not { } span)
        {
            return null;
        }

        var (first, end) = words.TokensIn(span);
        if (end - first > 1 && words.Is(first, WordTraits.Pronoun) && !words.IsDeterminer(first))
        {
            // "She stood up to say".
            return words.SpanOf(first, first + 1);
        }

        if (words.Is(first, WordTraits.Preposition) && book.PhraseAt(end - 1) is { } named && named.PhraseFirst > first)
        {
            // "In a statement Mr. Quill conceded".
            return words.SpanOf(named.PhraseFirst, end);
        }

        if (words.Is(first, WordTraits.Pronoun | WordTraits.Number) || words.Document.TokenArray[first].Kind == TokenKind.Number || words.IsDeterminer(first) || (words.IsCapital(first) && !words.Is(first, WordTraits.Function)))
        {
            return span;
        }

        for (var i = first; i < end; i++)
        {
            if (book.At(i) is not null)
            {
                return span;
            }
        }

        return null;
    }

    private bool IsAdverb(int token) => token >= 0 && words.IsWord(token) && words.Word(token).EndsWith("ly", StringComparison.Ordinal);

    /// <summary><c>Sen. Okoro (D-Ohio) said</c>.</summary>
    private int BeforeParenthesis(int start, int close)
    {
        for (var i = close - 1; i > start && close - i < 12; i--)
        {
            if (words.IsMark(i, '('))
            {
                return i;
            }
        }

        return close;
    }

    private int BeforeApposition(int start, int comma)
    {
        for (var i = comma - 1; i > start && comma - i < MaxTokens; i--)
        {
            if (words.IsMark(i, ','))
            {
                return i;
            }

            if (words.IsQuoteMark(i))
            {
                break;
            }
        }

        return comma;
    }

    public TextSpan? PhraseEndingAt(int end, int start)
    {
        if (end <= start)
        {
            return null;
        }

        if (words.Is(end - 1, WordTraits.Pronoun))
        {
            return words.SpanOf(end - 1, end);
        }

        var first = end;
        var sentence = words.SentenceAround(end - 1).FirstToken;
        while (first > sentence && end - first < MaxTokens && !words.IsBreak(first - 1) && !StartsClause(first - 1))
        {
            first--;
        }

        return first < end ? words.SpanOf(first, end) : null;
    }

    private bool StartsClause(int token) =>
        words.Reads(token, "and") || words.Reads(token, "but") || words.Reads(token, "that") || words.Reads(token, "as")
        || words.Reads(token, "when") || words.Reads(token, "while") || words.Reads(token, "because") || words.Reads(token, "if");
}
