namespace StanceML;

/// <summary>Tells for which country an office or a body speaks that stands without a country's name.</summary>
internal sealed class StateOffices(ArticleWords words, ActorContext context)
{
    /// <summary>The country; null when the words name no office of a state, or one of a town or province.</summary>
    /// <param name="first">First token of the office.</param>
    /// <param name="head">Its noun.</param>
    /// <param name="end">Token after it.</param>
    /// <param name="isNamed">Whose name stands beside it.</param>
    public string? CountryOf(int first, int head, int end, bool isNamed = false)
    {
        var sentence = words.SentenceOf(head);
        return !IsOfTheState(first, head, end) || IsLocal(first, head, end) ? null
            : words.Is(head, WordTraits.Legislator) ? Seat(end) ?? context.HomeOrAround(sentence)
            : isNamed && IsLeader(head) ? context.CountryOfLeader(sentence)
            : context.CountryAround(sentence);
    }

    private bool IsLeader(int head) =>
        words.Reads(head, "president") || words.Reads(head, "premier") || (words.Reads(head, "minister") && words.Reads(head - 1, "prime"));

    /// <summary><c>, a Republican from Utah,</c> after the name: the country whose party or province it is; null when none stands there.</summary>
    private string? Seat(int end)
    {
        const int MaxTokens = 8;
        var i = end;
        while (i < end + MaxTokens && words.IsCapital(i))
        {
            i++;
        }

        if (!words.IsMark(i, ','))
        {
            return null;
        }

        for (var limit = i + MaxTokens; i + 1 < limit && i + 1 < words.Count && !words.IsMark(i + 1, ','); i++)
        {
            if (words.IsCapital(i + 1) && words.HomeSignOf(i + 1) is { } country)
            {
                return country;
            }
        }

        return null;
    }

    private bool IsOfTheState(int first, int head, int end)
    {
        if (words.Is(head, WordTraits.Office | WordTraits.StateBody))
        {
            return true;
        }

        if (!words.Is(head, WordTraits.Voice))
        {
            return false;
        }

        var isSecretary = words.Reads(head, "secretary") || words.Reads(head, "undersecretary");
        for (var i = first; i < end; i++)
        {
            var isState = words.Reads(i, "state") && words.Reads(i - 1, "of");
            if (words.Is(i, WordTraits.Chamber | WordTraits.StateBody) || (isSecretary && (isState || words.Is(i, WordTraits.Portfolio))))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary><c>State Senator</c>, <c>Arizona Attorney General</c>, an American governor: offices that speak for no country.</summary>
    private bool IsLocal(int first, int head, int end)
    {
        if (words.Word(head).StartsWith("gov", StringComparison.OrdinalIgnoreCase) && string.Equals(context.Home, "US", StringComparison.Ordinal))
        {
            return true;
        }

        if (words.Reads(head, "president") && IsOfAClub(first, head))
        {
            return true;
        }

        bool isNational = false, isOfAPlace = false;
        for (var i = Math.Max(0, first - 1); i < end; i++)
        {
            // A minister for European affairs is his country's.
            if ((words.Is(i, WordTraits.Local) && !words.Reads(i + 1, "affairs")) || (words.Reads(i, "state") && i < head && !words.Reads(i - 1, "of")))
            {
                return true;
            }

            isNational |= words.Is(i, WordTraits.Chamber) || words.Is(head, WordTraits.Legislator);
            isOfAPlace |= i < head && words.HomeSignOf(i) is not null;
        }

        return isOfAPlace && !isNational;
    }

    /// <summary><c>president of the growers' union</c>, <c>the council's president</c>: clubs have presidents too.</summary>
    private bool IsOfAClub(int first, int head)
    {
        for (var i = first; i < head; i++)
        {
            if (!words.IsDeterminer(i) && !words.Is(i, WordTraits.Modifier | WordTraits.Chamber))
            {
                return true;
            }
        }

        return (words.Reads(head + 1, "of") && !words.Reads(head + 3, "republic")) || words.IsPossessive(first - 1);
    }
}
