namespace StanceML;

/// <summary>Finds the noun phrase beside a cue when syntax named none.</summary>
internal sealed class SourceFinder(ArticleWords words, EntityBook book)
{
    /// <summary>A subject stands at most this many tokens before its verb, appositions included.</summary>
    private const int MaxTokens = 40;

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

    /// <summary>The subject of the sentence around a quote; null when it has none.</summary>
    public TextSpan? SubjectOfSentence(int token)
    {
        var sentence = words.SentenceOf(token);
        return FirstWord(sentence) ?? (book.SubjectOf(sentence) is { } subject && subject.FirstToken < token ? subject.Span : null);
    }

    /// <summary><c>Some held flags</c>, <c>He held a flag</c>: a subject that is no name.</summary>
    private TextSpan? FirstWord(int sentence)
    {
        var first = words.Document.Sentences[sentence].FirstToken;
        var speaks = words.Is(first, WordTraits.Pronoun) || words.Reads(first, "some") || words.Reads(first, "many")
            || words.Reads(first, "others") || words.Reads(first, "several") || words.Reads(first, "most") || words.Reads(first, "one");
        return speaks && words.Document.Sentences[sentence].EndToken > first ? words.SpanOf(first, first + 1) : null;
    }

    /// <summary><c>"…," said Peskov</c>: the quote ends right before the cue.</summary>
    private bool Inverted(Quote quote, int cue)
    {
        var before = cue - 1;
        if (before < 0 || words.Is(before, WordTraits.Pronoun))
        {
            return false;
        }

        var gap = words.Document.Tokens[before].Span;
        return words.IsBreak(before) && quote.Spans.Any(span => span.End >= gap.Start && span.End <= words.Document.Tokens[cue].Span.Start);
    }

    private TextSpan? After(int token)
    {
        var first = token;
        while (words.IsDeterminer(first) || words.Is(first, WordTraits.Auxiliary))
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

    /// <summary><c>Interfax quoted the leaders as saying</c>.</summary>
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

    /// <summary><c>Trump unleashed a series of tweets, saying</c>: the participle's subject is the sentence's.</summary>
    public TextSpan? SubjectOfParticiple(Quote quote)
    {
        if (quote.Cue is not { } cue)
        {
            return null;
        }

        var (first, _) = words.TokensIn(cue.Spans[0]);
        return words.IsMark(first - 1, ',') && words.Word(first) is [.., 'i', 'n', 'g'] ? SubjectOfSentence(first) : null;
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
        while (words.Is(before, WordTraits.Auxiliary) || IsAdverb(before))
        {
            before--;
        }

        return words.Reads(before, "and") || words.Reads(before, "but");
    }

    /// <summary>A day or a while is nobody's name.</summary>
    public bool IsTime(TextSpan source)
    {
        var (first, end) = words.TokensIn(source);
        return end > first && words.Is(end - 1, WordTraits.Time);
    }

    /// <summary>The name or pronoun right after a quote, with at most a verb between.</summary>
    public TextSpan? BesideQuote(Quote quote)
    {
        var end = words.Document.TokenAt(Math.Max(quote.End - 1, 0));
        var token = end + 1;
        while (words.IsQuoteMark(token) || words.IsMark(token, ','))
        {
            token++;
        }

        var last = Math.Min(token + 2, words.Count - 1);
        for (var i = token; i <= last && words.SentenceOf(i) == words.SentenceOf(end) && !words.IsBreak(i) && !words.IsMark(i, '.') && !words.IsQuoted(i); i++)
        {
            if (words.Is(i, WordTraits.Pronoun))
            {
                return words.SpanOf(i, i + 1);
            }

            if (book.At(i) is { IsQuoted: false } mention)
            {
                return mention.Span;
            }
        }

        return null;
    }

    /// <summary><c>OKORO:</c> at the head of the quote's paragraph.</summary>
    public TextSpan? Turn(Quote quote)
    {
        var paragraph = words.Document.Paragraphs[words.SentenceAround(words.Document.TokenAt(quote.Start)).Paragraph];
        var first = words.Document.TokenAt(paragraph.Start);
        first += words.IsQuoteMark(first) ? 1 : 0;
        var end = first;
        while (words.IsCapital(end) && end - first < 5)
        {
            end++;
        }

        return end > first && words.IsMark(end, ':') && words.Document.Tokens[end].Span.End <= quote.End ? words.SpanOf(first, end) : null;
    }

    /// <summary>The subject of a sentence that ends with a colon right before the quote's paragraph.</summary>
    public TextSpan? Introduction(Quote quote)
    {
        var first = words.SentenceAround(words.Document.TokenAt(quote.Start)).FirstToken;
        return words.IsMark(first - 1, ':') || words.Document.TokenAt(quote.Start) - 1 is var before && words.IsMark(before, ':')
            ? SubjectOfSentence(first > 0 && words.IsMark(first - 1, ':') ? first - 1 : first)
            : null;
    }

    /// <summary>The noun phrase that <c>who</c> continues.</summary>
    public TextSpan? Antecedent(int relative)
    {
        var end = words.IsMark(relative - 1, ',') ? relative - 1 : relative;
        if (end < 1 || !words.IsWord(end - 1))
        {
            return null;
        }

        var first = book.At(end - 1)?.FirstToken ?? end - 1;
        while (first > 0 && end - first < 6 && words.IsWord(first - 1) && !words.Is(first - 1, WordTraits.Function | WordTraits.Auxiliary) && book.At(end - 1) is null)
        {
            first--;
        }

        return words.SpanOf(words.IsDeterminer(first - 1) ? first - 1 : first, end);
    }

    private TextSpan? Before(int cue)
    {
        var start = words.SentenceAround(cue).FirstToken;
        var end = cue;
        while (end > start && (words.Is(end - 1, WordTraits.Auxiliary) || IsAdverb(end - 1)))
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
                return SubjectOfSentence(cue);
            }

            end = BeforeApposition(start, end - 1);
        }

        return end <= start || words.Reads(end - 1, "and") || words.Reads(end - 1, "but")
            ? SubjectOfSentence(cue)
            : Speaking(PhraseEndingAt(end, start)) ?? SubjectOfSentence(cue);
    }

    /// <summary>A phrase that holds no mention, and starts as no noun phrase does, speaks for nobody.</summary>
    private TextSpan? Speaking(TextSpan? phrase)
    {
        if (phrase is not { } span)
        {
            return null;
        }

        var (first, end) = words.TokensIn(span);
        if (words.Is(first, WordTraits.Pronoun) || words.IsDeterminer(first) || (words.IsCapital(first) && !words.Is(first, WordTraits.Function)))
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
