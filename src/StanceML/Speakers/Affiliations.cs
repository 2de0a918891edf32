namespace StanceML;

/// <summary>Reads whom a person without an office belongs to, from the words after the name.</summary>
internal sealed class Affiliations(ArticleWords words, ActorContext context)
{
    /// <summary>A party and a constituency, or the object of <c>who leads</c>, stand within so many tokens.</summary>
    private const int MaxTokens = 10;

    /// <returns>Id of the actor; null when the words name none.</returns>
    public string? After(int name) => OfWhom(name) ?? Listed(name) ?? Constituency(name) ?? Duty(name);

    /// <summary><c>Lakhdar Amari, Algeria:</c>, <c>Mr. Amari (Algeria)</c>: as records name delegates.</summary>
    private string? Listed(int name)
    {
        var isOpened = words.IsMark(name, ',') || words.IsMark(name, '(');
        if (!isOpened || words.ActorAt(name + 1) is not { Form: ActorForm.Name } listed)
        {
            return null;
        }

        var end = words.TokensIn(listed.Span).End;
        return words.IsMark(end, words.IsMark(name, '(') ? ')' : ':') ? listed.Actor.Id : null;
    }

    /// <summary><c>Malik Sidi of the Polisario</c>: of a movement or organisation, not of a town.</summary>
    private string? OfWhom(int name)
    {
        var next = words.IsDeterminer(name + 1) ? name + 2 : name + 1;
        return words.Reads(name, "of") && words.ActorAt(next) is { Form: ActorForm.Name, Actor: { Kind: ActorKind.Organisation or ActorKind.Claimant } actor } ? actor.Id : null;
    }

    /// <summary><c>(Kericho, UDA)</c>, <c>(Con)</c>: who bears a party or seat in brackets sits in the parliament of the article's country.</summary>
    private string? Constituency(int name)
    {
        if (!words.IsMark(name, '(') || context.Home is not { } home)
        {
            return null;
        }

        for (var i = name + 1; i < name + MaxTokens && i < words.Count && !words.IsMark(i, ')'); i++)
        {
            if (string.Equals(words.HomeSignOf(i), home, StringComparison.Ordinal))
            {
                return home;
            }
        }

        return null;
    }

    /// <summary><c>, who led the Russian delegation,</c>.</summary>
    private string? Duty(int name)
    {
        if (!words.IsMark(name, ',') || !words.Reads(name + 1, "who"))
        {
            return null;
        }

        var verb = words.Reads(name + 2, "has") ? name + 3 : name + 2;
        var end = Math.Min(words.SentenceAround(name).EndToken, verb + MaxTokens);
        return words.Is(verb, WordTraits.Duty) ? words.FirstActor(verb + 1, end)?.Actor.Id : Employer(verb + 1, end);
    }

    /// <summary><c>who counts trucks for the OSCE,</c>, not <c>for EU membership</c>.</summary>
    private string? Employer(int first, int end)
    {
        for (var i = first; i < end && !words.IsMark(i, ','); i++)
        {
            var next = words.IsDeterminer(i + 1) ? i + 2 : i + 1;
            if (words.Reads(i, "for") && words.ActorAt(next) is { Form: ActorForm.Name, Actor.Kind: ActorKind.Organisation or ActorKind.Claimant } employer
                && (words.IsBreak(words.TokensIn(employer.Span).End) || words.Reads(words.TokensIn(employer.Span).End, "in")))
            {
                return employer.Actor.Id;
            }
        }

        return null;
    }
}
