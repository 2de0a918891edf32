namespace StanceML;

/// <summary>Reads how far the phrase around a noun reaches.</summary>
internal sealed class NounPhrases(ArticleWords words, MentionList mentions)
{
    /// <summary>Walks left to the determiner; when none is near, over the modifiers beside the noun.</summary>
    public int StartOf(int token)
    {
        var start = words.SentenceAround(token).FirstToken;
        var bare = token;
        for (var i = token - 1; i >= start && token - i <= 5; i--)
        {
            if (words.IsDeterminer(i) || words.IsPossessive(i))
            {
                return i;
            }

            if (!words.IsWord(i) || words.Is(i, WordTraits.Function | WordTraits.Auxiliary) || mentions.At(i) is { Entity.Kind: EntityKind.Person })
            {
                break;
            }

            // "Senior Turkish officials" have no determiner.
            bare = bare == i + 1 && (words.Is(i, WordTraits.Modifier) || words.ActorAt(i) is not null) ? i : bare;
        }

        return bare;
    }

    /// <summary><c>Georgia's ambassador</c>, <c>a representative of the Polisario Front</c>: with its owner, and what a name after it tells.</summary>
    public TextSpan Full(int start, int end)
    {
        const int MaxTokensToName = 7;
        var first = words.IsPossessive(start) && mentions.At(start - 1) is { } owner ? owner.PhraseFirst : start;
        var last = end;
        if (words.Reads(end, "of") || words.Reads(end, "for"))
        {
            var name = end + 1;
            var limit = Math.Min(words.SentenceAround(start).EndToken, end + MaxTokensToName);
            while (name < limit && words.IsWord(name) && !words.IsCapital(name) && !words.Is(name, WordTraits.Auxiliary))
            {
                last = words.Is(name++, WordTraits.Institution) ? name : last;
            }

            while (name < limit && words.IsCapital(name))
            {
                last = ++name;
            }
        }

        return words.SpanOf(first, last);
    }
}
