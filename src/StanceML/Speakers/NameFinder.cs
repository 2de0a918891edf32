namespace StanceML;

/// <summary>A run of capitalized words, taken apart.</summary>
/// <param name="TitleFirst">First token of the title before the name; the name's first token when none stands there.</param>
/// <param name="First">First token of the name itself; equals <paramref name="End"/> when the run is a title alone.</param>
/// <param name="End">Token after the name.</param>
internal readonly record struct NameRun(int TitleFirst, int First, int End, bool IsInstitution)
{
    public bool HasTitle => TitleFirst < First;
}

/// <summary>Finds names: runs of capitalized words, with titles before them.</summary>
internal sealed class NameFinder(ArticleWords words)
{
    /// <summary>Longer runs are headlines or lists, not names.</summary>
    private const int MaxTokens = 10;

    /// <returns>In text order, never overlapping.</returns>
    public IEnumerable<NameRun> Find()
    {
        foreach (var sentence in words.Document.SentenceArray)
        {
            for (var i = sentence.FirstToken; i < sentence.EndToken;)
            {
                if (!words.IsCapital(i) || (words.Is(i, WordTraits.Function) && words.ActorAt(i) is null))
                {
                    i++;
                    continue;
                }

                var end = words.IsHeadline(words.SentenceOf(i)) ? HeadlineNameEnd(i, sentence.EndToken) : RunEnd(i, sentence.EndToken);
                if (end > i)
                {
                    yield return TakeApart(i, end, sentence.FirstToken);
                }

                i = Math.Max(end, i + 1);
            }
        }
    }

    /// <summary>Where everything is capitalized, only a given name tells where a name starts.</summary>
    private int HeadlineNameEnd(int start, int limit)
    {
        if (words.ActorAt(start) is { } actor)
        {
            return words.TokensIn(actor.Span).End;
        }

        var isName = words.Is(start, WordTraits.GivenName) && start + 1 < limit && words.IsCapital(start + 1)
            && !words.Is(start + 1, WordTraits.Function | WordTraits.Role);
        return isName ? start + 2 : start;
    }

    private int RunEnd(int start, int limit)
    {
        var end = start + 1;
        while (end < limit && end - start < MaxTokens)
        {
            if (words.ActorAt(end - 1) is { } actor && words.ActorAt(end) is { } same && actor == same)
            {
                end++;
            }
            else if (Continues(start, end))
            {
                end++;
            }
            else if (end + 1 < limit && Links(start, end) && words.IsCapital(end + 1) && !words.Is(end + 1, WordTraits.Function))
            {
                end += 2;
            }
            else
            {
                break;
            }
        }

        return end;
    }

    private bool Continues(int start, int token)
    {
        if (words.IsCapital(token))
        {
            // "Theresa May": a month, or a verb, after a given name is a surname.
            return !words.Is(token, WordTraits.Function)
                || (token == start + 1 && words.Is(start, WordTraits.GivenName) && words.Reads(token, "may"));
        }

        // "el-Amin": the article of an Arabic surname is small.
        if (words.IsWord(token) && words.Word(token).IndexOf('-') is 2 or 3 && words.Word(token) is { Length: > 4 } word
            && word[0] is 'a' or 'e' && char.IsLower(word[1]) && char.IsUpper(word[word.IndexOf('-') + 1]))
        {
            return true;
        }

        // "Rep." and "W." where the point is a token of its own.
        return words.IsMark(token, '.') && words.IsCapital(token + 1)
            && (words.Is(token - 1, WordTraits.Honorific) || words.Word(token - 1).Length == 1);
    }

    /// <summary>A small word inside a name: <c>von der</c>, <c>Ministry of</c>.</summary>
    private bool Links(int start, int token)
    {
        if (words.Is(token, WordTraits.Particle) && !words.Is(token, WordTraits.Preposition))
        {
            return true;
        }

        return (words.Reads(token, "of") || words.Reads(token, "for") || words.Reads(token, "on"))
            && words.Is(token - 1, WordTraits.Institution | WordTraits.Role)
            && words.ActorAt(token + 1) is null
            && start < token;
    }

    private NameRun TakeApart(int start, int end, int sentenceStart)
    {
        var role = LastRole(start, end);
        if (role < 0)
        {
            return WithoutTitle(start, end, sentenceStart);
        }

        var name = role + 1;
        if (words.IsMark(name, '.'))
        {
            name++;
        }

        name = SkipOffice(name, end);
        return new NameRun(TitleStart(start, sentenceStart), Math.Min(name, end), end, false);
    }

    /// <summary>The last role or honorific with a name after it.</summary>
    private int LastRole(int start, int end)
    {
        for (var i = end - 2; i >= start; i--)
        {
            var atStart = i == start || !words.Is(i, WordTraits.GivenName);
            if (words.Is(i, WordTraits.Role | WordTraits.Honorific) && atStart && words.ActorAt(i) is null && !InstitutionFollows(i, end) && !IsNameAfterOffice(i))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary><c>Premier Fan Jingrui</c>, unlike <c>Minister Professor Otieno</c>.</summary>
    private bool IsNameAfterOffice(int token) => words.IsNobodyAfterOffice(token) && !words.Is(token, WordTraits.Honorific);

    private bool InstitutionFollows(int token, int end) =>
        words.Is(end - 1, WordTraits.Institution) && token < end - 1 && !words.Is(token + 1, WordTraits.GivenName);

    /// <summary>Steps over <c>of State</c> between a role and a name.</summary>
    private int SkipOffice(int token, int end)
    {
        if (!words.Reads(token, "of") && !words.Reads(token, "for"))
        {
            return token;
        }

        if (token + 2 < end && (words.Reads(token + 1, "state") || words.Is(token + 1, WordTraits.Portfolio)) && !words.Is(token + 2, WordTraits.Modifier | WordTraits.Portfolio | WordTraits.Institution | WordTraits.Role))
        {
            return token + 2;
        }

        for (var i = token + 1; i < end; i++)
        {
            if (words.Is(i, WordTraits.GivenName) && i + 1 < end)
            {
                return i;
            }
        }

        return end - token > 3 ? end - 2 : end;
    }

    private NameRun WithoutTitle(int start, int end, int sentenceStart)
    {
        if (IsTitleAlone(start, end))
        {
            return new NameRun(start, end, end, false);
        }

        // "The Moroccan Ministry of Foreign Affairs": after whose it is.
        var body = words.ActorAt(start) is { Form: ActorForm.Demonym } owner ? words.TokensIn(owner.Span).End : start;
        var isInstitution = words.Is(end - 1, WordTraits.Institution)
            || (end - body > 2 && words.Is(body, WordTraits.Institution) && words.Is(body + 1, WordTraits.Preposition));
        if (isInstitution)
        {
            return new NameRun(start, start, end, true);
        }

        var first = start;
        if (start == sentenceStart && end - start > 1 && IsPlainWord(start) && words.ActorAt(start + 1) is not null)
        {
            // "Repeating Norway's claim": only the sentence made the first word a capital.
            first = start + 1;
            return new NameRun(first, first, end, false);
        }

        if (words.ActorAt(start) is { Form: not ActorForm.Person } actor)
        {
            var after = words.TokensIn(actor.Span).End;
            first = after < end && words.Is(after, WordTraits.GivenName) ? after : start;

            var role = words.IsDeterminer(start - 1) ? start - 3 : start - 2;
            while (after < end && words.Is(after, WordTraits.Institution))
            {
                after++;
            }

            if (first == start && after + 1 < end && role >= sentenceStart && words.Reads(role + 1, "of") && words.Is(role, WordTraits.Role) && !words.Is(after, WordTraits.Role | WordTraits.Institution) && !words.Is(end - 1, WordTraits.Role | WordTraits.Institution))
            {
                // "Chairperson of the African Union Fatoumata Diallo": two capitals after what she chairs are her name.
                return new NameRun(TitleStart(role, sentenceStart), after, end, false);
            }

            // "U.N. envoy for Kosovo Pierre Laurent": the title runs through the place.
            if (first > start && start - 2 >= sentenceStart && words.Is(start - 1, WordTraits.Preposition) && words.Is(start - 2, WordTraits.Role))
            {
                return new NameRun(TitleStart(start - 2, sentenceStart), first, end, false);
            }
        }

        return new NameRun(TitleStart(first, sentenceStart), first, end, false);
    }

    /// <summary><c>the Prime Minister</c>, <c>the Foreign Secretary</c>: capitals that name an office, and nobody.</summary>
    private bool IsTitleAlone(int start, int end)
    {
        if (end - start < 2 || !words.IsDeterminer(start - 1) || !words.Is(end - 1, WordTraits.Role))
        {
            return false;
        }

        for (var i = start; i < end - 1; i++)
        {
            if (!words.Is(i, WordTraits.Modifier | WordTraits.Portfolio | WordTraits.Role) || words.Is(i, WordTraits.GivenName))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsPlainWord(int token) =>
        words.ActorAt(token) is null && !words.Is(token, WordTraits.GivenName | WordTraits.Role | WordTraits.Honorific);

    /// <summary>Walks left over the words of a title: <c>Abkhazia's Vice-President</c>, <c>the former Kremlin spokesman</c>.</summary>
    private int TitleStart(int start, int sentenceStart)
    {
        var ownTitle = words.Is(start, WordTraits.Role | WordTraits.Honorific | WordTraits.Modifier) || words.ActorAt(start) is { Form: not ActorForm.Person };
        if (!ownTitle && !(words.Is(start - 1, WordTraits.Role) && start - 1 >= sentenceStart && !words.Is(start - 1, WordTraits.Plural)))
        {
            return start;
        }

        var first = start;
        var unknown = 0;
        for (var i = start - 1; i >= sentenceStart && start - i <= MaxTokens; i--)
        {
            if (words.IsPossessive(i) ? !words.IsCapital(i - 1) : !BelongsToTitle(i, ref unknown))
            {
                break;
            }

            first = i;
        }

        return words.IsPossessive(first) ? start : first;
    }

    private bool BelongsToTitle(int token, ref int unknown)
    {
        if (!words.IsWord(token) || (words.Is(token, WordTraits.Function | WordTraits.Auxiliary) && words.ActorAt(token) is null))
        {
            return false;
        }

        if (words.Is(token, WordTraits.Role | WordTraits.Modifier | WordTraits.Institution) || words.IsCapital(token) || words.ActorAt(token) is not null)
        {
            return true;
        }

        // "campaign spokesman", "trade envoy": one plain noun, never a verb before the title ("told", "urged").
        var word = words.Word(token);
        return ++unknown <= 1
            && words.Is(token + 1, WordTraits.Role)
            && !word.EndsWith("ed", StringComparison.Ordinal)
            && !word.EndsWith("ing", StringComparison.Ordinal)
            && !word.EndsWith("ly", StringComparison.Ordinal)
            && !word.SequenceEqual("told")
            && !word.SequenceEqual("says")
            && !word.SequenceEqual("tells");
    }
}
