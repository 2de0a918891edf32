namespace StanceML;

/// <summary>Reads several who speak together: <c>Egypt, Turkey and the African Union</c>.</summary>
internal sealed class JoinedSpeakers(ArticleWords words, EntityBook book)
{
    /// <summary>Longer lists are no speakers; keeps the search linear. Set by hand, as the words that a clause can start after.</summary>
    private const int MaxNames = 12;

    /// <summary>All of the list that a source is the last of, before its verb, or the first of, after it.</summary>
    public TextSpan Whole(Quote quote, TextSpan source)
    {
        var (first, end) = words.TokensIn(source);
        if (first >= end)
        {
            return source;
        }

        if (end == first + 1 && IsAll(first) && NameEndingAt(first) is { } named)
        {
            // "Iran, Iraq and Turkey all oppose it".
            (first, end) = (WithArticle(named.PhraseFirst), first);
            source = words.SpanOf(first, end);
        }

        var start = StartBefore(first);
        var isInverted = quote.Cue is { } cue && cue.Spans[^1].End <= source.Start;
        var last = isInverted && NameEndingAt(end) is not null && EndAfter(end, words.SentenceAround(first).EndToken) is var listed && EndsClause(listed, isAlone: words.IsMark(end, ',') && words.Reads(end + 1, "and")) ? listed : end;
        return start == first && last == end ? source : words.SpanOf(start, last);
    }

    private bool IsAll(int token) => words.Reads(token, "all") || words.Reads(token, "both") || words.Reads(token, "each");

    /// <summary>Where the list ends that goes on with <c>, Turkey and …</c> or <c>and …</c> at the token; the token itself where none does.</summary>
    public int EndAfter(int token, int limit)
    {
        var at = token;
        for (var names = 0; names < MaxNames && at < limit; names++)
        {
            var isLast = words.Reads(at, "and") || (words.IsMark(at, ',') && words.Reads(at + 1, "and"));
            if (!isLast && !words.IsMark(at, ','))
            {
                return token;
            }

            var next = words.Reads(at, "and") || !isLast ? at + 1 : at + 2;
            var end = NameEnd(next);
            if (isLast)
            {
                return end > next && end <= limit ? end : words.Reads(next, "others") ? next + 1 : token;
            }

            // After a person a country is his, not the next of a list.
            if (end <= next || NameEndingAt(at) is not { } before || IsPerson(before) != IsPerson(NameEndingAt(end)!))
            {
                return token;
            }

            at = end;
        }

        return token;
    }

    /// <summary>Where the list starts whose last names start at the token: only where a clause can start, so that no object of another verb is taken in.</summary>
    private int StartBefore(int source)
    {
        var last = WithArticle(source);
        var sentence = words.SentenceAround(last).FirstToken;
        var joins = words.Reads(last - 1, "and");
        if (last - 1 <= sentence || !(joins || (words.IsMark(last - 1, ',') && words.Reads(NameEnd(last), "and"))))
        {
            return source;
        }

        var hasComma = joins && words.IsMark(last - 2, ',');
        var (start, names) = (source, 0);
        for (var end = hasComma ? last - 2 : last - 1; names < MaxNames && NameStart(end, sentence) is var name and >= 0 && CanStart(name, sentence); end = start - 1)
        {
            (start, names) = (name, names + 1);
            if (!words.IsMark(start - 1, ','))
            {
                break;
            }
        }

        // "He lives in Oslo, Norway, and officials say": one name between commas is no list.
        return names == 1 && hasComma ? source : start;
    }

    /// <summary>First token of the name that ends before the token, its title, article and <c>of</c> included; -1 where none does.</summary>
    private int NameStart(int end, int sentence)
    {
        if (end <= sentence || NameEndingAt(end) is not { } name)
        {
            return -1;
        }

        var start = WithArticle(name.PhraseFirst);
        return words.Reads(start - 1, "of") && book.PhraseAt(start - 2) is { } owned && owned.EndToken == start - 1 ? WithArticle(owned.PhraseFirst) : start;
    }

    private int WithArticle(int first) => words.IsDeterminer(first - 1) ? first - 1 : first;

    private Mention? NameEndingAt(int end) => book.At(end - 1) is { IsQuoted: false, Entity.IsNamed: true } name && name.EndToken == end ? name : null;

    private int NameEnd(int token)
    {
        var first = words.IsDeterminer(token) ? token + 1 : token;
        return book.PhraseAt(first) is { IsQuoted: false, Entity.IsNamed: true } name && name.PhraseFirst == first && !words.IsPossessive(name.EndToken) ? name.EndToken : token;
    }

    private static bool IsPerson(Mention mention) => mention.Entity.Kind == EntityKind.Person;

    private bool CanStart(int token, int sentence) =>
        token <= sentence || words.IsBreak(token - 1) || words.Is(token - 1, WordTraits.Time)
        || words.Reads(token - 1, "that") || words.Reads(token - 1, "both") || words.Reads(token - 1, "and") || words.Reads(token - 1, "but")
        || words.Reads(token - 1, "while") || words.Reads(token - 1, "because") || words.Reads(token - 1, "as") || words.Reads(token - 1, "when");

    /// <param name="isAlone">"said Vucic, and Kosovo on Monday closed the bridge": after a comma one name may begin a clause of its own.</param>
    private bool EndsClause(int token, bool isAlone) =>
        words.IsBreak(token) || words.IsMark(token, '.') || (!isAlone && words.Is(token, WordTraits.Preposition | WordTraits.Time)) || token >= words.SentenceAround(token - 1).EndToken;
}
