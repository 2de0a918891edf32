namespace StanceML;

/// <summary>What the words around a name say of a person's office.</summary>
/// <param name="Head">The role noun, lower case.</param>
/// <param name="Actor">Id of the actor named in the role; null when it names none.</param>
/// <param name="First">First token of the role.</param>
/// <param name="End">Token after the role.</param>
internal sealed record RoleFound(string Text, string Head, WordTraits Traits, string? Actor, int First, int End)
{
    /// <summary>The role noun.</summary>
    public required int HeadToken { get; init; }

    /// <summary>The person held the office once: <c>a former minister</c>.</summary>
    public bool IsPast { get; init; }
}

/// <summary>Reads titles before and appositions beside a name.</summary>
internal sealed class RoleReader(ArticleWords words)
{
    /// <summary>An apposition of more tokens is a clause.</summary>
    private const int MaxTokens = 25;

    /// <summary>The role noun stands early in an apposition: <c>a retired air force general</c>.</summary>
    private const int MaxTokensBeforeRole = 8;

    /// <summary><c>Kremlin spokesman</c> before the name.</summary>
    public RoleFound? Title(int first, int end)
    {
        while (first < end && words.IsDeterminer(first))
        {
            first++;
        }

        var head = -1;
        for (var i = first; i < end; i++)
        {
            if (words.Is(i, WordTraits.Role) && (head < 0 || !(words.Is(i - 1, WordTraits.Preposition) || words.IsNobodyAfterOffice(i))))
            {
                head = i;
            }
        }

        return head < 0 ? null : Found(first, head, end);
    }

    /// <summary><c>, spokeswoman for the island council,</c> after the name.</summary>
    public RoleFound? Apposition(int afterName)
    {
        if (!words.IsMark(afterName, ','))
        {
            return null;
        }

        var limit = Math.Min(words.SentenceAround(afterName).EndToken, afterName + MaxTokens);
        var first = afterName + 1;
        var end = first;
        while (end < limit && !words.IsBreak(end) && !(words.IsMark(end, '.') && end == limit - 1))
        {
            end++;
        }

        if (words.IsDeterminer(first))
        {
            first++;
        }
        else if (words.Is(first, WordTraits.Function) || (words.IsWord(first) && words.Word(first).EndsWith("ed", StringComparison.Ordinal) && !words.IsCapital(first) && words.IsDeterminer(first + 1)))
        {
            // "The minister, Ilse Varga, received the envoy": she is none.
            return null;
        }

        var head = RoleIn(first, end);
        return head < 0 || end - first >= MaxTokens - 2 ? null : Found(first, head, end);
    }

    /// <summary><c>The spokesman,</c> before the name.</summary>
    public RoleFound? AppositionBefore(int name)
    {
        if (!words.IsMark(name - 1, ',') || words.SentenceAround(name).FirstToken >= name - 1)
        {
            return null;
        }

        var end = name - 1;
        var first = end;
        while (first > words.SentenceAround(name).FirstToken && end - first < MaxTokens && !words.IsBreak(first - 1))
        {
            first--;
        }

        // "According to the minister of the economy, X": the phrase starts at the determiner, the country or the owner before the role.
        for (var start = end - 1; start >= first; start--)
        {
            var starts = words.IsDeterminer(start) || (words.ActorAt(start) is { } owner && owner != words.ActorAt(start - 1)) || IsOwner(start);
            var from = words.IsDeterminer(start) ? start + 1 : start;
            if (starts && RoleIn(from, end) is var head and >= 0 && (head + 1 == end || words.Is(head + 1, WordTraits.Preposition)))
            {
                return Found(from, head, end);
            }
        }

        return null;
    }

    /// <summary>First of the capitals before a possessive: whose president, where no directory tells.</summary>
    private bool IsOwner(int token)
    {
        if (words.IsCapital(token - 1) || words.ActorAt(token) is not null)
        {
            return false;
        }

        var end = token;
        while (end - token < MaxTokensBeforeRole && words.IsCapital(end))
        {
            end++;
        }

        return end > token && words.IsPossessive(end);
    }

    /// <summary>The actor that a role, or a body, between two tokens belongs to.</summary>
    /// <param name="head">The role noun: before it any actor counts, after it one that <c>of</c> or <c>for</c> brings.</param>
    public string? ActorOf(int first, int head, int end)
    {
        if (words.FirstActor(first, head) is { } before)
        {
            return before.Actor.Id;
        }

        // An envoy for Kosovo speaks to Kosovo, not for it.
        var isEnvoy = words.Reads(head, "envoy") || words.Reads(head, "representative") || words.Reads(head, "ambassador")
            || words.Reads(head, "mediator") || words.Reads(head, "negotiator") || words.Reads(head, "rapporteur");
        // "Adviser to the commander", but "ambassador to Kosovo".
        var isHelper = words.Reads(head, "adviser") || words.Reads(head, "advisor") || words.Reads(head, "aide");
        var isSecretary = words.Reads(head, "secretary");
        var isPosted = words.Reads(head, "diplomat") || words.Word(head).StartsWith("consul", StringComparison.OrdinalIgnoreCase);
        for (var i = head + 1; i < end; i++)
        {
            if (words.Reads(i, "of") || (words.Reads(i, "to") && isHelper) || ((words.Reads(i, "for") || words.Reads(i, "with")) && !isEnvoy && !isSecretary))
            {
                return words.FirstActor(i + 1, NameEnd(i + 1, Math.Min(end, i + 1 + MaxTokensBeforeRole)))?.Actor.Id;
            }

            if (words.Reads(i, "at") && WorksAt(head, i + 1) is { } workplace)
            {
                return workplace;
            }

            if (words.Reads(i, "in") && (isSecretary || IsOfAGovernment(first, head) || (words.Is(head, WordTraits.Office) && !isEnvoy && !isPosted)) && SeatAt(i + 1) is { } seat)
            {
                return seat;
            }
        }

        return null;
    }

    /// <summary><c>an official at the Quai d'Orsay</c>: of a house that stands for a state, not of one where envoys go in and out.</summary>
    private string? WorksAt(int head, int token)
    {
        var house = words.IsDeterminer(token) ? token + 1 : token;
        return (words.Reads(head, "official") || words.Reads(head, "aide") || words.Word(head).StartsWith("spokes", StringComparison.OrdinalIgnoreCase))
            && words.ActorAt(house) is { Form: ActorForm.Metonym, Actor: { Kind: ActorKind.Country } state }
                ? state.Id
                : null;
    }

    /// <summary><c>a Government spokesman</c> in Accra.</summary>
    private bool IsOfAGovernment(int first, int head)
    {
        var speaks = words.Word(head).StartsWith("spokes", StringComparison.OrdinalIgnoreCase);
        for (var i = first; speaks && i < head; i++)
        {
            if (words.Is(i, WordTraits.StateBody))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Permanent secretary in <c>Funafuti</c>, state minister in <c>the Ethiopian ministry</c>: whose office is there; null for other places.</summary>
    private string? SeatAt(int token)
    {
        var isBody = words.IsDeterminer(token);
        return words.ActorAt(isBody ? token + 1 : token) is { Actor: { Kind: ActorKind.Country or ActorKind.Claimant } seat } named
            && (isBody ? named.Form == ActorForm.Demonym : named.Form is ActorForm.Metonym or ActorForm.Place)
                ? seat.Id
                : null;
    }

    /// <summary>Where the name after <c>of</c> ends: <c>the government of Veldmark recognized Kosovo</c> is not Kosovo's.</summary>
    private int NameEnd(int first, int limit)
    {
        const WordTraits InName = WordTraits.Preposition | WordTraits.Modifier | WordTraits.Role | WordTraits.Institution;
        var isNamed = false;
        for (var i = first; i < limit; i++)
        {
            var continues = words.IsCapital(i) || words.IsPossessive(i) || words.IsPossessive(i - 1) || words.IsDeterminer(i) || words.Is(i, InName);
            if (isNamed && words.IsWord(i) && !continues && !words.Reads(i, "and"))
            {
                return i;
            }

            isNamed |= words.IsCapital(i);
        }

        return limit;
    }

    private int RoleIn(int first, int end)
    {
        var found = -1;
        for (var i = first; i < end && i - first < MaxTokensBeforeRole; i++)
        {
            // A person's name ends the search, but Israel is a state here.
            if (words.Is(i, WordTraits.GivenName) && !words.Is(i, WordTraits.Role | WordTraits.Modifier) && words.ActorAt(i) is not { Form: not ActorForm.Person })
            {
                return -1;
            }

            // "The secretary-general's personal envoy" is an envoy.
            var isInOffice = words.Is(i, WordTraits.Role) || words.IsPossessive(i) || words.IsPossessive(i - 1) || (words.Reads(i - 1, "deputy") && words.Is(i + 1, WordTraits.Role));
            if (found >= 0 && !isInOffice && !(words.Is(found, WordTraits.Modifier) && words.Is(i, WordTraits.Modifier | WordTraits.Portfolio)))
            {
                return found;
            }

            if (words.Is(i, WordTraits.Role) && !words.Is(i, WordTraits.Plural))
            {
                found = i;
            }
            else if (words.Is(i, WordTraits.Preposition | WordTraits.Auxiliary) && !words.Is(i, WordTraits.Role | WordTraits.Modifier))
            {
                return found;
            }
        }

        return found;
    }

    private RoleFound Found(int first, int head, int end) => new(
        words.TextOf(first, end),
        Unabbreviated(words.Word(head).ToString().TrimEnd('.').ToLowerInvariant()),
        words.Traits(head),
        ActorOf(first, head, end),
        first,
        end)
    {
        HeadToken = head,
        IsPast = Enumerable.Range(first, head - first).Any(i =>
            words.Reads(i, "former") || words.Reads(i, "retired") || words.Word(i).StartsWith("ex-", StringComparison.OrdinalIgnoreCase)),
    };

    private static string Unabbreviated(string head) => head switch
    {
        "gen" => "general",
        "sen" => "senator",
        "rep" => "representative",
        "gov" => "governor",
        "col" => "colonel",
        "adm" => "admiral",
        "sgt" => "sergeant",
        _ => head,
    };
}
