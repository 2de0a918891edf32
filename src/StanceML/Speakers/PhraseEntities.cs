namespace StanceML;

/// <summary>Ministries, parties and nameless speakers, found again by the noun that heads them.</summary>
internal sealed class PhraseEntities(ArticleWords words, RoleReader roles, ActorContext context, StateOffices offices)
{
    /// <summary>An <c>of</c> or <c>for</c> that tells the actor stands near: <c>a spokesman for the Foreign Ministry of Moldova</c>.</summary>
    private const int MaxTokensAfterHead = 8;

    /// <summary>A word for a class stands for a subject of the last three sentences; set on the annotated articles.</summary>
    private const int MaxSentencesToClass = 3;

    private Entity? _lastPerson;
    private int _lastPersonSentence;
    private Entity? _lastBody;
    private int _lastBodySentence;
    private Entity? _lastOrganisation;
    private int _lastOrganisationSentence;
    private readonly Dictionary<string, Entity> _byHead = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<(string Head, string Actor), Entity> _byHeadAndActor = [];
    private readonly Dictionary<string, Entity> _byTitle = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Entity> _byName = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>From now on <c>the</c> and the noun mean this entity.</summary>
    public void Remember(string head, Entity entity)
    {
        _byHead[head] = entity;
        if (entity.Actor is { } actor)
        {
            _byHeadAndActor[(head.ToLowerInvariant(), actor)] = entity;
        }
    }

    /// <summary>From now on <c>the prime minister</c> is whoever bore that office, and nobody who was deputy.</summary>
    public void Remember(RoleFound role, Entity entity)
    {
        Remember(role.Head, entity);
        if (TitleStart(role.First, role.HeadToken) is var first && first < role.HeadToken)
        {
            _byTitle[words.TextOf(first, role.HeadToken + 1)] = entity;
        }
    }

    private int TitleStart(int first, int head)
    {
        var start = head;
        while (start > first && words.Is(start - 1, WordTraits.Modifier | WordTraits.Portfolio) && !words.Reads(start - 1, "former"))
        {
            start--;
        }

        return start;
    }

    /// <summary><c>The African Union</c>: from now on <c>the union</c>. A body of a state keeps its noun: the army is the country's.</summary>
    public void RememberOrganisation(Entity entity, int first, int end)
    {
        var head = BodyHead(first, end);
        if (words.Is(head, WordTraits.Body) && !words.Is(head, WordTraits.StateBody))
        {
            _byHead[words.Word(head).ToString()] = entity;
        }
    }

    /// <summary>A body by its name; one name may stand for the bodies of two countries.</summary>
    public Entity Institution(int first, int end)
    {
        var name = words.TextOf(first, end);
        if (end - first == 1 && _byHead.GetValueOrDefault(name) is { IsOrganisation: true } organisation)
        {
            return organisation;
        }

        var head = BodyHead(first, end);
        var owner = Owner(first, head, end);
        if (!_byName.TryGetValue(name, out var body) || (owner is not null && body.Actor is not null && !string.Equals(body.Actor, owner, StringComparison.Ordinal)))
        {
            var state = words.Is(head, WordTraits.StateBody) ? offices.CountryOf(first, head, end) : null;
            body = new Entity(EntityKind.Institution, name) { Head = words.Word(head).ToString(), Actor = owner ?? state ?? UnionOf(first) };
            _byName[name] = body;
        }

        Remember(body.Head ?? name, body);
        return body;
    }

    /// <summary>The actor of a body named before that a role belongs to: <c>spokeswoman for the ministry</c>, <c>the organisation's deputy head</c>; null when there is none.</summary>
    /// <param name="isNamed">A body of a state needs its article beside a nameless speaker: <c>a Foreign Ministry spokeswoman</c> may be of any.</param>
    public string? Employer(int first, int end, bool isNamed = true)
    {
        for (var i = first; i < end; i++)
        {
            if (IsOrganisation(i) && words.Reads(i - 1, "the"))
            {
                return LastOrganisation(words.SentenceOf(i))?.Actor;
            }

            if (words.Is(i, WordTraits.StateBody) && isNamed && context.PlaceOf(words.SentenceOf(i)) is { } place && !words.Reads(i - 1, "the"))
            {
                // "In Minsk, Foreign Ministry spokeswoman X": another ministry than the one before.
                return place;
            }

            if (words.Is(i, WordTraits.Institution) && _byHead.TryGetValue(words.Word(i).ToString(), out var body) && (body.Kind == EntityKind.Institution || body.IsOrganisation)
                && (words.Reads(i - 1, "the") || (body.IsOrganisation ? i == first && words.IsCapital(i) : isNamed)))
            {
                return body.Actor;
            }

            if (UnionOf(i) is { } union)
            {
                return union;
            }
        }

        return null;
    }

    /// <summary>The European or the African Union, where news of it speaks of a <c>Commission</c> without a name; null for other words.</summary>
    private string? UnionOf(int token) =>
        words.Reads(token, "commission") && (words.Reads(token - 1, "the") || (words.IsCapital(token) && (words.IsDeterminer(token - 1) || !words.IsCapital(token - 1)))) && !words.Is(token + 1, WordTraits.Preposition) && context.MainOrganisation is "EU" or "AFRICAN-UNION"
            ? context.MainOrganisation
            : null;

    /// <summary>A single name of which nothing else is known. Where a sentence starts, a capital proves no name unless the name stood elsewhere.</summary>
    public Entity? Unknown(int token, string name)
    {
        if (!_byName.TryGetValue(name, out var entity) && token > words.SentenceAround(token).FirstToken && !words.IsHeadline(words.SentenceOf(token)))
        {
            _byName[name] = entity = new Entity(EntityKind.Unknown, name);
        }

        return entity;
    }

    /// <summary><c>the ministry</c>, <c>the former general</c>, <c>the Russian president</c>: one that bore that noun before.</summary>
    /// <param name="bare">The first token after the determiner.</param>
    public Entity? Known(int start, int bare, int head)
    {
        var isDefinite = words.Reads(start, "the") || words.Reads(start, "that") || words.Reads(start, "this");
        if (!isDefinite || words.Is(head, WordTraits.Plural))
        {
            return null;
        }

        var noun = words.Word(head).ToString();
        if (head == bare + 1 && words.ActorAt(bare) is { } owner)
        {
            return _byHeadAndActor.GetValueOrDefault((noun.ToLowerInvariant(), owner.Actor.Id));
        }

        if (head > bare && _byTitle.TryGetValue(words.TextOf(bare, head + 1), out var holder))
        {
            return holder;
        }

        if (!_byHead.TryGetValue(noun, out var entity))
        {
            return ByClass(start, head);
        }

        if (entity.IsOrganisation && head != bare)
        {
            // "The opposition party" is not the one that was named.
            return null;
        }

        for (var i = bare; i < head && entity is not null; i++)
        {
            // "the Democratic candidate" is no candidate of another party.
            var fits = (words.Is(i, WordTraits.Modifier) || words.Word(i).Contains('-'))
                && (!words.IsCapital(i) || entity.Role?.Contains(words.Word(i).ToString(), StringComparison.Ordinal) == true);
            entity = fits ? entity : null;
        }

        return entity;
    }

    /// <summary>A person or body that a sentence is about: what <c>the official</c>, <c>the company</c> may mean from now on.</summary>
    public void SetSubject(Entity entity, int sentence)
    {
        if (entity.Kind == EntityKind.Person)
        {
            (_lastPerson, _lastPersonSentence) = (entity, sentence);
        }
        else if (entity.Kind == EntityKind.Institution)
        {
            (_lastBody, _lastBodySentence) = (entity, sentence);
        }

        if (entity.Kind == EntityKind.Institution || entity.IsOrganisation)
        {
            (_lastOrganisation, _lastOrganisationSentence) = (entity, sentence);
        }
    }

    private bool IsOrganisation(int token) => words.Reads(token, "organisation") || words.Reads(token, "organization");

    private Entity? LastOrganisation(int sentence) => sentence - _lastOrganisationSentence <= MaxSentencesToClass ? _lastOrganisation : null;

    /// <summary><c>the official</c>, <c>the company</c>: a word for a class means the last subject of that class.</summary>
    private Entity? ByClass(int start, int head)
    {
        // "The president of the council" says which one.
        if (!words.Is(head, WordTraits.Class) || !words.Reads(start, "the") || words.Reads(head + 1, "of"))
        {
            return null;
        }

        var sentence = words.SentenceOf(head);
        if (IsOrganisation(head))
        {
            return LastOrganisation(sentence);
        }

        if (words.Is(head, WordTraits.Institution))
        {
            return sentence - _lastBodySentence <= MaxSentencesToClass ? _lastBody : null;
        }

        var gender = Genders.Of(words.Traits(head));
        var fits = _lastPerson is not null && sentence - _lastPersonSentence <= MaxSentencesToClass
            && (gender == Gender.Unknown || _lastPerson.Gender == Gender.Unknown || _lastPerson.Gender == gender);
        return fits ? _lastPerson : null;
    }

    /// <summary>A noun phrase that was not met before.</summary>
    /// <param name="phrase">All of it, the name of a speaker who has no other.</param>
    public Entity New(int first, int head, int end, TextSpan phrase)
    {
        var traits = words.Traits(head);
        var kind = (traits & WordTraits.Plural) != 0 ? EntityKind.Group
            : (traits & WordTraits.Role) != 0 ? EntityKind.Person
            : (traits & WordTraits.Institution) != 0 ? EntityKind.Institution
            : EntityKind.Document;
        if (kind == EntityKind.Institution && end - first > 1)
        {
            return Institution(first, end);
        }

        var speaksForNobody = (traits & WordTraits.Nobody) != 0;
        var isIntroduced = words.Reads(first - 1, "a") || words.Reads(first - 1, "an") || words.Reads(first - 1, "one") || words.Reads(first - 1, "another");
        var entity = new Entity(kind, kind == EntityKind.Person ? phrase.Of(words.Document.Text).ToString() : words.TextOf(first, end))
        {
            Gender = Genders.Of(traits),
            Head = words.Word(head).ToString().ToLowerInvariant(),
            IsNamed = false,
            IsIntroduced = isIntroduced,
            SpeaksForNobody = speaksForNobody,
            Actor = speaksForNobody || kind == EntityKind.Document ? null : PhraseActor(first, head, end, kind),
        };
        if (isIntroduced && kind == EntityKind.Person && !_byHead.ContainsKey(words.Word(head).ToString()))
        {
            // "An official said … the official added".
            Remember(words.Word(head).ToString(), entity);
        }

        if (kind == EntityKind.Institution && (isIntroduced || words.IsPossessive(first - 1)) && _byHead.GetValueOrDefault(words.Word(head).ToString()) is { IsOrganisation: true })
        {
            // "The nurses' union": no longer the European one.
            Remember(words.Word(head).ToString(), entity);
        }

        return entity;
    }

    private int BodyHead(int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (words.Is(i, WordTraits.Institution) && (i + 1 >= end || words.Is(i + 1, WordTraits.Preposition)))
            {
                return i;
            }
        }

        return end - 1;
    }

    /// <summary>The actor that the words around a body name; null when they name none.</summary>
    private string? Owner(int first, int head, int end)
    {
        var from = words.IsPossessive(first - 1) || words.ActorAt(first - 1) is not null ? Math.Max(0, first - 2) : first;
        var limit = Math.Min(words.SentenceAround(first).EndToken, end + 4);
        for (var i = end + 1; i < limit; i++)
        {
            // "The government of Veldmark recognised Kosovo" is not Kosovo's.
            limit = words.IsCapital(i) || words.IsDeterminer(i) || words.Is(i, WordTraits.Modifier) ? limit : i;
        }

        var of = words.Reads(end, "of") || words.Reads(end, "in") ? words.FirstActor(end + 1, limit)?.Actor.Id : null;
        return roles.ActorOf(from, head, end) ?? of;
    }

    private string? PhraseActor(int first, int head, int end, EntityKind kind)
    {
        var from = words.IsPossessive(first - 1) ? Math.Max(0, first - 4) : first;
        var limit = end;
        while (limit < words.SentenceAround(head).EndToken && limit < end + MaxTokensAfterHead && !words.IsBreak(limit))
        {
            limit++;
        }

        var last = words.Is(end, WordTraits.Preposition) ? limit : end;
        var named = roles.ActorOf(from, head, last);
        if (kind == EntityKind.Group && named is not null && SpeaksForSeveral(from, last))
        {
            return null;
        }

        return named ?? (kind == EntityKind.Person ? Employer(from, EndOfService(end, limit), isNamed: false) : UnionOf(head)) ?? (words.Reads(head, "secretary-general") ? context.MainOrganisation
            : kind == EntityKind.Group ? null
            : context.OwnerBefore(words, first, head) ?? offices.CountryOf(first, head, end) ?? context.EmployerOf(words, first, head, end));
    }

    /// <summary>Where the words end that say whom a role serves, <c>for the ministry</c>: before the verb, and where an envoy is only sent to.</summary>
    private int EndOfService(int end, int limit)
    {
        if (!words.Reads(end, "of") && !words.Reads(end, "for"))
        {
            return end;
        }

        var last = end + 1;
        while (last < limit && (words.IsCapital(last) || words.IsDeterminer(last) || words.IsPossessive(last) || words.Is(last, WordTraits.Modifier | WordTraits.Institution)))
        {
            last++;
        }

        return last;
    }

    /// <summary><c>the ministers of Norway and Sweden</c>: they speak for no one country.</summary>
    private bool SpeaksForSeveral(int first, int end)
    {
        if (words.FirstActor(first, end) is not { } one)
        {
            return false;
        }

        var joint = words.TokensIn(one.Span).End;
        if (!words.IsMark(joint, ',') && !words.Reads(joint, "and"))
        {
            return false;
        }

        var next = words.IsDeterminer(joint + 1) ? joint + 2 : joint + 1;
        return words.ActorAt(next) is { Form: not ActorForm.Person } other && other.Actor != one.Actor && !words.IsPossessive(words.TokensIn(other.Span).End);
    }
}
