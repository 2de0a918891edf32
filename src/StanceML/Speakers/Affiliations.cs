namespace StanceML;

/// <summary>Reads whom a person without an office belongs to, from the words after the name.</summary>
internal sealed class Affiliations(ArticleWords words, ActorContext context)
{
    /// <summary>A party and a constituency, or the object of <c>who leads</c>, stand within so many tokens.</summary>
    private const int MaxTokens = 10;

    /// <returns>Id of the actor; null when the words name none.</returns>
    public string? After(int name) => OfWhom(name) ?? Constituency(name) ?? Duty(name);

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
        return words.Is(verb, WordTraits.Duty)
            ? words.FirstActor(verb + 1, Math.Min(words.SentenceAround(name).EndToken, verb + MaxTokens))?.Actor.Id
            : null;
    }
}
