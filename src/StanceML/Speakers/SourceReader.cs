namespace StanceML;

/// <summary>What a source span says.</summary>
/// <param name="Span">The span without what trails the noun phrase.</param>
/// <param name="Pronoun">Token of the pronoun; -1 when it is none.</param>
/// <param name="Mention">The mention that heads the phrase; null when it is a plain noun phrase, or several together.</param>
/// <param name="IsSeveral"><c>Norway and others</c>.</param>
internal readonly record struct SourcePhrase(TextSpan Span, int FirstToken, int EndToken, int Pronoun, Mention? Mention, bool IsSeveral);

/// <summary>Reads the noun phrase that names a source: its head, or the several it joins.</summary>
internal sealed class SourceReader(ArticleWords words, EntityBook book, JoinedSpeakers joined)
{
    /// <summary>A longer source is no noun phrase.</summary>
    private const int MaxTokens = 60;

    public SourcePhrase? Read(TextSpan source)
    {
        var (first, end) = words.TokensIn(source);
        while (first < end && (words.IsBreak(first) || (words.IsRelative(first) && first + 1 < end && !words.Reads(first, "who"))))
        {
            first++;
        }

        while (end > first && (words.IsPossessive(end - 1) || words.IsBreak(end - 1)))
        {
            end--;
        }

        if (first >= end)
        {
            return null;
        }

        if (end - first == 1 && (words.Is(first, WordTraits.Pronoun) || words.IsRelative(first)))
        {
            return new SourcePhrase(words.SpanOf(first, first + 1), first, first + 1, first, null, false);
        }

        return ReadPhrase(first, Math.Min(end, first + MaxTokens));
    }

    private SourcePhrase ReadPhrase(int first, int end)
    {
        var head = HeadEnd(first, end);
        if (head < end && head > first && Joins(head))
        {
            var last = SeveralEnd(head + 1, end);
            return new SourcePhrase(words.SpanOf(first, last), first, last, -1, null, true);
        }

        if (words.IsMark(head, ',') && joined.EndAfter(head, end) is var listed && listed > head)
        {
            return new SourcePhrase(words.SpanOf(first, listed), first, listed, -1, null, true);
        }

        var mention = book.At(head - 1);
        var phraseEnd = PhraseEnd(head, end);
        if (mention is { Entity.Kind: EntityKind.Group })
        {
            // "The ministers of Norway, Sweden and Denmark".
            phraseEnd = joined.EndAfter(phraseEnd, end);
        }

        if (mention is { Entity: { Kind: EntityKind.Person, IsNamed: false } } && words.IsMark(phraseEnd, ',') && NameAfter(phraseEnd + 1) is { } name)
        {
            return new SourcePhrase(words.SpanOf(first, name.EndToken), first, name.EndToken, -1, name, false);
        }

        if (mention is null or { Entity: { Kind: EntityKind.Person, IsNamed: false } } && words.Is(head - 1, WordTraits.Role) && NameInside(head, phraseEnd) is { } bearer)
        {
            return new SourcePhrase(words.SpanOf(first, phraseEnd), first, phraseEnd, -1, bearer, false);
        }

        return new SourcePhrase(words.SpanOf(first, phraseEnd), first, phraseEnd, -1, mention?.EndToken >= head ? mention : null, false);
    }

    /// <summary><c>a U.N. envoy, Pierre Laurent</c>: the name that follows the office.</summary>
    private Mention? NameAfter(int token)
    {
        for (var i = token; i < words.Count && i < token + 3 && words.SentenceOf(i) == words.SentenceOf(token); i++)
        {
            if (book.At(i) is { Entity: { Kind: EntityKind.Person, IsNamed: true } } name)
            {
                return name;
            }
        }

        return null;
    }

    /// <summary><c>Head of mission Jan Lind</c>: a name that nothing joins to the office before it bears the office.</summary>
    private Mention? NameInside(int head, int end)
    {
        for (var i = head + 1; i < end; i++)
        {
            if (book.PhraseAt(i) is { Entity: { Kind: EntityKind.Person, IsNamed: true } } name)
            {
                var before = name.PhraseFirst - 1;
                var isApart = words.Is(before, WordTraits.Preposition | WordTraits.Function) || words.IsDeterminer(before) || words.IsPossessive(before) || words.IsPossessive(name.EndToken);
                return before > head && !isApart ? name : null;
            }
        }

        return null;
    }

    /// <summary>The token after the head noun: where a preposition, a relative clause, a comma or <c>and</c> follows.</summary>
    private int HeadEnd(int first, int end)
    {
        var i = first;
        while (i < end)
        {
            if (i > first && EndsHead(i))
            {
                break;
            }

            i = book.PhraseAt(i) is { } mention ? Math.Max(i + 1, Math.Min(mention.EndToken, end)) : i + 1;
        }

        return Math.Max(i, first + 1);
    }

    private bool EndsHead(int token) =>
        words.IsBreak(token) || words.Is(token, WordTraits.Preposition) || Joins(token) || words.IsRelative(token) || IsParticiple(token);

    private bool Joins(int token) => words.Reads(token, "and") || words.Reads(token, "or") || words.Reads(token, "nor");

    /// <summary><c>others asked to sign</c>, <c>a man wearing a hat</c>.</summary>
    private bool IsParticiple(int token)
    {
        var word = words.Word(token);
        var looks = word.Length > 4 && char.IsLower(word[0])
            && (word.EndsWith("ed", StringComparison.Ordinal) || word.EndsWith("ing", StringComparison.Ordinal));
        return looks && (words.Reads(token - 1, "others") || words.Is(token - 1, WordTraits.Role | WordTraits.Institution) || book.At(token - 1) is not null)
            && !words.Is(token + 1, WordTraits.Role | WordTraits.Institution);
    }

    private int SeveralEnd(int afterAnd, int end)
    {
        var i = afterAnd;
        while (i < end && !words.IsBreak(i) && !words.IsRelative(i) && !IsParticiple(i))
        {
            i++;
        }

        return i;
    }

    /// <summary>A phrase keeps its <c>of</c> and <c>for</c>, and loses clauses and appositions.</summary>
    private int PhraseEnd(int head, int end)
    {
        var i = head;
        while (i < end && !words.IsBreak(i) && !words.IsRelative(i) && !IsParticiple(i))
        {
            i++;
        }

        return i;
    }
}
