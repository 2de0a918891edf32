namespace StanceML;

/// <summary>Looks for a speaker around a quote that has no cue.</summary>
internal sealed class QuoteSurroundings(ArticleWords words, EntityBook book)
{
    /// <summary>Marks and honorifics stepped over; more of them are no news text, and no search may walk through them again and again.</summary>
    private const int MaxSkipped = 4;

    /// <summary>The subject of the sentence around a quote; null when it has none.</summary>
    public TextSpan? SubjectOfSentence(int token)
    {
        var sentence = words.SentenceOf(token);
        return FirstWord(sentence) ?? (book.SubjectOf(sentence) is { } subject && subject.FirstToken < token ? subject.Span : null);
    }

    /// <summary><c>Several waved boards</c>, <c>He waved a board</c>: a subject that is no name.</summary>
    private TextSpan? FirstWord(int sentence)
    {
        var first = words.Document.SentenceArray[sentence].FirstToken;
        var speaks = words.Is(first, WordTraits.Pronoun) || words.Reads(first, "some") || words.Reads(first, "many")
            || words.Reads(first, "others") || words.Reads(first, "several") || words.Reads(first, "most") || words.Reads(first, "one");
        return speaks && words.Document.SentenceArray[sentence].EndToken > first ? words.SpanOf(first, first + 1) : null;
    }

    /// <summary>The name or pronoun right after a quote, with at most a verb between.</summary>
    public TextSpan? BesideQuote(Quote quote)
    {
        var end = words.Document.TokenAt(Math.Max(quote.End - 1, 0));
        var token = end + 1;
        while (token - end <= MaxSkipped && (words.IsQuoteMark(token) || words.IsMark(token, ',')))
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
        var start = first;
        while (first - start < MaxSkipped && (words.IsQuoteMark(first) || words.Is(first, WordTraits.Honorific) || words.IsMark(first, '.')))
        {
            first++;
        }

        var end = first;
        while (words.IsCapital(end) && end - first < 5)
        {
            end++;
        }

        return end > first && words.IsMark(end, ':') && words.Document.TokenArray[end].Span.End <= quote.End ? words.SpanOf(first, end) : null;
    }

    /// <summary>The subject of a sentence that ends with a colon right before the quote's paragraph.</summary>
    public TextSpan? Introduction(Quote quote)
    {
        var first = words.SentenceAround(words.Document.TokenAt(quote.Start)).FirstToken;
        return words.IsMark(first - 1, ':') || words.Document.TokenAt(quote.Start) - 1 is var before && words.IsMark(before, ':')
            ? SubjectOfSentence(first > 0 && words.IsMark(first - 1, ':') ? first - 1 : first)
            : null;
    }

    /// <summary>Steps back over a comma, an age and a bracket: <c>Mr. Roth, 51, who</c>, <c>Sen. Roth (R-Ohio), who</c>.</summary>
    private int BeforeMarks(int relative)
    {
        var end = words.IsMark(relative - 1, ',') ? relative - 1 : relative;
        if (words.IsMark(end - 2, ',') && words.Document.TokenArray[end - 1].Kind == TokenKind.Number)
        {
            return end - 2;
        }

        for (var i = end - 2; words.IsMark(end - 1, ')') && i > end - 8 && i > 0; i--)
        {
            if (words.IsMark(i, '('))
            {
                return i;
            }
        }

        return end;
    }

    /// <summary><c>the governor of Utah, who</c>: no place is a <c>who</c>, so the noun before its preposition is meant.</summary>
    private int PersonEnd(int relative, int end)
    {
        if (!words.Reads(relative, "who"))
        {
            return end;
        }

        for (var steps = 0; steps < MaxSkipped && book.PhraseAt(end - 1) is not { Entity.Kind: EntityKind.Person or EntityKind.Group }; steps++)
        {
            var start = book.PhraseAt(end - 1)?.PhraseFirst ?? end - 1;
            while (end - start < MaxSkipped && words.IsDeterminer(start - 1))
            {
                start--;
            }

            if (!words.Is(start - 1, WordTraits.Preposition) || !words.IsWord(start - 2))
            {
                return end;
            }

            end = start - 1;
        }

        return end;
    }

    /// <summary>The noun phrase that <c>who</c> continues.</summary>
    public TextSpan? Antecedent(int relative)
    {
        var end = PersonEnd(relative, BeforeMarks(relative));
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
}
