namespace StanceML;

/// <summary>A speaker with the entity behind it, which later pronouns may mean.</summary>
internal sealed record NamedSpeaker(Speaker Speaker, Entity Entity)
{
    /// <summary>How sure the ranker was of the antecedent, 0 to 1; 1 where the mention needed none.</summary>
    public double Certainty { get; init; } = 1;

    /// <summary>The antecedent was a sentence's subject.</summary>
    public bool IsSubject { get; init; } = true;

    public static NamedSpeaker Of(Entity entity, TextSpan span) => new(
        new Speaker([span], entity.Name, entity.Kind == EntityKind.Person ? entity.Role : null, entity.SpeaksForNobody ? null : entity.Actor),
        entity);

    /// <summary>The same speaker, mentioned elsewhere.</summary>
    public NamedSpeaker At(TextSpan span) => this with { Speaker = Speaker with { Spans = [span] } };
}

/// <summary>Turns phrases and entities into speakers with name, role and actor.</summary>
internal sealed class SpeakerNamer(ArticleWords words, EntityBook book)
{
    private readonly HashSet<Entity> _nameless = [];

    /// <summary>A phrase without an article's earlier help: an actor or a nameless speaker keeps its words, anyone else the entity's name.</summary>
    public NamedSpeaker Name(SourcePhrase phrase)
    {
        if (phrase.IsSeveral || phrase.Mention is not { } mention)
        {
            return Plain(phrase);
        }

        var entity = mention.Entity;
        if (entity.Kind == EntityKind.Actor)
        {
            var called = words.ActorAt(mention.FirstToken) is null ? entity.Name : words.TextOf(mention.FirstToken, mention.EndToken);
            return new NamedSpeaker(new Speaker([phrase.Span], called, null, entity.Actor), entity);
        }

        // The fullest name: "a senior administration official" is later "the official".
        if (!entity.IsNamed && NameOf(phrase) is var name && (_nameless.Add(entity) || name.Length > entity.Name.Length))
        {
            entity.Name = name;
        }

        return NamedSpeaker.Of(entity, phrase.Span);
    }

    /// <summary>The antecedent of a pronoun: a house that stands for a state (<c>the White House</c>) keeps its own name.</summary>
    public NamedSpeaker Name(Antecedent antecedent, TextSpan pronoun)
    {
        var (entity, mention) = (antecedent.Entity, antecedent.Mention);
        var named = NamedSpeaker.Of(entity, pronoun) with { Certainty = antecedent.Certainty, IsSubject = mention.IsSubject };
        return words.ActorAt(mention.FirstToken) is { Form: ActorForm.Metonym }
            ? named with { Speaker = named.Speaker with { Name = words.TextOf(mention.FirstToken, mention.EndToken) } }
            : named;
    }

    /// <summary>A noun phrase, or several together, that no entity stands behind: the words are the name.</summary>
    private NamedSpeaker Plain(SourcePhrase phrase)
    {
        var isGroup = phrase.IsSeveral || words.Is(phrase.EndToken - 1, WordTraits.Plural);
        var name = words.TextOf(phrase.FirstToken, phrase.EndToken);
        var entity = new Entity(isGroup ? EntityKind.Group : EntityKind.Institution, name) { Actor = ActorIn(phrase), IsNamed = false };
        return new NamedSpeaker(new Speaker([phrase.Span], name, null, entity.Actor), entity);
    }

    /// <summary>The first actor the phrase names, unless it names people who speak for nobody; of several speakers none, if they speak for more than one.</summary>
    private string? ActorIn(SourcePhrase phrase)
    {
        string? found = null;
        for (var i = phrase.FirstToken; i < phrase.EndToken; i++)
        {
            var isNobody = words.Is(i, WordTraits.Nobody) && !words.Is(i, WordTraits.Office | WordTraits.Voice);
            var leadsAway = words.Is(i, WordTraits.Preposition) && !words.Reads(i, "of") && !words.Reads(i, "for");
            if (isNobody || leadsAway)
            {
                break;
            }

            if (phrase.IsSeveral && book.At(i) is { Entity: { IsNamed: true, Actor: null } })
            {
                return null;
            }

            if (book.At(i) is { Entity: { Actor: { } id, SpeaksForNobody: false } })
            {
                if (found is not null && !string.Equals(found, id, StringComparison.Ordinal))
                {
                    return null;
                }

                found = id;
                if (!phrase.IsSeveral)
                {
                    break;
                }
            }
        }

        return found;
    }

    /// <summary><c>a spokesman for the ministry</c> as it stands; a body without its article.</summary>
    private string NameOf(SourcePhrase phrase)
    {
        var isBody = phrase.Mention is { Entity.Kind: EntityKind.Institution or EntityKind.Document };
        var first = phrase.FirstToken + (isBody && words.Reads(phrase.FirstToken, "the") ? 1 : 0);
        return words.TextOf(Math.Min(first, phrase.EndToken - 1), phrase.EndToken);
    }
}
