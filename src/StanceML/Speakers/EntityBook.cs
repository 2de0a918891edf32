namespace StanceML;

/// <summary>Who and what an article mentions: names gathered into entities, and their mentions.</summary>
/// <remarks>Built anew for each article; never shared.</remarks>
internal sealed class EntityBook
{
    private readonly ArticleWords _words;
    private readonly ActorDirectory _actors;
    private readonly RoleReader _roles;
    private readonly MentionList _mentions;
    private readonly NounPhrases _nouns;
    private readonly ActorContext _context;
    private readonly PersonRoles _persons;
    private readonly PersonIndex _people = new();
    private readonly Dictionary<string, Entity> _byActor = new(StringComparer.Ordinal);
    private readonly PhraseEntities _phrases;

    public EntityBook(ArticleWords words, ActorDirectory actors)
    {
        _words = words;
        _actors = actors;
        _roles = new RoleReader(words);
        _context = new ActorContext(words, actors);
        var offices = new StateOffices(words, _context);
        _phrases = new PhraseEntities(words, _roles, _context, offices);
        _mentions = new MentionList(words.Count, words.Document.SentenceArray.Length);
        _persons = new PersonRoles(words, _roles, _phrases, _context, offices, _mentions);
        _nouns = new NounPhrases(words, _mentions);
        var runs = new NameFinder(words).Find().ToList();
        foreach (var run in runs)
        {
            RememberFullName(run);
        }

        Gather(runs);
    }

    /// <summary>In text order.</summary>
    public IReadOnlyList<Mention> Mentions => _mentions.All;

    /// <summary>The mention that covers the token; null when none does.</summary>
    public Mention? At(int token) => _mentions.At(token);

    /// <summary>The mention that covers the token with its name or title; null when none does.</summary>
    public Mention? PhraseAt(int token) => _mentions.PhraseAt(token);

    /// <summary>The first mention of the sentence that is neither possessive nor after a preposition; null when none is.</summary>
    public Mention? SubjectOf(int sentence) => _mentions.SubjectOf(sentence);

    /// <summary>Index into <see cref="Mentions"/> of the first mention that starts at or after the token.</summary>
    public int IndexFrom(int token) => _mentions.IndexFrom(token);

    private bool LooksLikePerson(NameRun run) =>
        !run.IsInstitution && run.End - run.First >= 2
        && (_words.ActorAt(run.First) is not { } actor || actor.Form == ActorForm.Person || _words.TokensIn(actor.Span).End < run.End);

    private void RememberFullName(NameRun run)
    {
        if (LooksLikePerson(run))
        {
            var actor = _words.ActorAt(run.First) is { Form: ActorForm.Person } known ? known.Actor.Id : null;
            var isSurelyPerson = actor is not null || run.HasTitle || _words.Is(run.First, WordTraits.GivenName);
            _people.AddFullName(_words.TextOf(run.First, run.End), Genders.Of(_words.Traits(run.First)), actor, isSurelyPerson);
        }
    }

    private void Gather(List<NameRun> runs)
    {
        var next = 0;
        for (var i = 0; i < _words.Count;)
        {
            if (next < runs.Count && i >= runs[next].TitleFirst)
            {
                var run = runs[next++];
                if (run.End <= i)
                {
                    continue;
                }

                // "A Foreign Ministry spokeswoman": she is the subject, not her ministry.
                var isPartOfTitle = (next < runs.Count && runs[next].TitleFirst <= run.First) || (run.IsInstitution && _words.Is(run.End, WordTraits.Role));
                AddRun(run, isPartOfTitle);
                i = run.End;
            }
            else
            {
                i = AddCommonNoun(i);
            }
        }
    }

    private void AddRun(NameRun run, bool isPartOfTitle)
    {
        const WordTraits Speaking = WordTraits.Role | WordTraits.Institution | WordTraits.Document;
        var isNoun = run.End - run.First == 1 && !run.HasTitle && _words.Is(run.First, Speaking)
            && !_words.Is(run.First, WordTraits.GivenName) && _words.ActorAt(run.First) is null && _people.ByFirstName(_words.Word(run.First).ToString()) is null;
        if (isNoun && !_words.IsCapital(run.End) && _words.Is(run.End, Speaking | WordTraits.Modifier))
        {
            // "the Republican nominee": the noun comes after.
            return;
        }

        if (run.First >= run.End || isNoun)
        {
            AddPhrase(_words.IsDeterminer(run.TitleFirst - 1) ? run.TitleFirst - 1 : run.TitleFirst, run.End, isNoun ? run.First : LastRole(run));
            return;
        }

        if (EntityOf(run) is { } entity)
        {
            if (entity.Kind == EntityKind.Person && _persons.Describe(entity, run) is { } office)
            {
                Identify(office.HeadToken, entity);
            }

            Place(entity, run.First, run.End, run.TitleFirst, isPartOfTitle);
        }
    }

    private Entity? EntityOf(NameRun run)
    {
        if (_words.ActorAt(run.First) is { Form: not ActorForm.Person } actor && _words.TokensIn(actor.Span).End >= run.End)
        {
            return ActorEntity(actor.Actor);
        }

        if (run.IsInstitution)
        {
            return _phrases.Institution(run.First, run.End);
        }

        return run.End - run.First == 1 ? ByOneName(run) : _people.ByFullName(_words.TextOf(run.First, run.End));
    }

    private Entity ActorEntity(Actor actor)
    {
        if (!_byActor.TryGetValue(actor.Id, out var entity))
        {
            _byActor[actor.Id] = entity = new Entity(EntityKind.Actor, actor.Name) { Actor = actor.Id, IsOrganisation = actor.Kind == ActorKind.Organisation };
        }

        return entity;
    }

    private Entity? ByOneName(NameRun run)
    {
        var name = _words.Word(run.First).ToString();
        var title = run.HasTitle ? _persons.Honorific(run) : Gender.Unknown;
        if (_people.BySurname(name, title) is { } family)
        {
            return family;
        }

        if ((!run.HasTitle || _words.Is(run.First - 1, WordTraits.GivenTitle)) && _people.ByFirstName(name) is { } given)
        {
            return given;
        }

        var actor = _actors.BySurname(name);
        if (!run.HasTitle && actor is null && !_words.Is(run.First, WordTraits.GivenName))
        {
            return _phrases.Unknown(run.First, name);
        }

        var person = new Entity(EntityKind.Person, name) { Gender = title, Actor = actor is not null && _context.Mentions(actor.Id) ? actor.Id : null };
        _people.AddSurname(name, person);
        return person;
    }

    /// <summary><c>Norway's envoy, Aino Laine,</c>: the envoy is she, from the first word on.</summary>
    private void Identify(int head, Entity person)
    {
        if (At(head) is { Entity.Kind: EntityKind.Person } office && office.Entity != person)
        {
            if (_mentions.Replace(head, office with { Entity = person }))
            {
                _phrases.SetSubject(person, office.Sentence);
            }
        }
    }

    /// <summary>A lower-case noun phrase that can speak: <c>the ministry</c>, <c>a spokesman</c>, <c>analysts</c>, <c>the report</c>.</summary>
    private int AddCommonNoun(int token)
    {
        const WordTraits Speaking = WordTraits.Role | WordTraits.Institution | WordTraits.Document;
        if (!_words.Is(token, Speaking) || _words.Is(token, WordTraits.Function))
        {
            return token + 1;
        }

        var isPartOfOffice = _words.Is(token + 1, Speaking) || (_words.Reads(token, "deputy") && _words.Is(token + 2, Speaking));
        if (isPartOfOffice)
        {
            return token + 1;
        }

        var start = _nouns.StartOf(token);
        if (_words.IsDeterminer(start) || _words.IsPossessive(start) || _words.Is(token, WordTraits.Plural))
        {
            AddPhrase(start, token + 1, token);
        }

        return token + 1;
    }

    /// <summary>The noun of a title alone: <c>Minister</c> of <c>the Minister of Mining</c>.</summary>
    private int LastRole(NameRun run)
    {
        for (var i = run.First - 1; i >= run.TitleFirst; i--)
        {
            if (_words.Is(i, WordTraits.Role) && !_words.Is(i - 1, WordTraits.Preposition))
            {
                return i;
            }
        }

        return run.End - 1;
    }

    private void AddPhrase(int start, int end, int head)
    {
        var bare = start;
        while (bare < head && (_words.IsDeterminer(bare) || _words.IsPossessive(bare)))
        {
            bare++;
        }

        Place(_phrases.Known(start, bare, head) ?? _phrases.New(bare, head, end, _nouns.Full(start, end)), bare, end, start);
    }

    /// <summary><c>An opposition lawmaker, Dragana Milutin, took …</c>: the name is as much the subject as the office before it.</summary>
    private bool NamesSubject(Mention name) =>
        name.Entity is { Kind: EntityKind.Person, IsNamed: true } && _words.IsMark(name.PhraseFirst - 1, ',')
        && At(name.PhraseFirst - 2) is { IsSubject: true, Entity.Kind: EntityKind.Person } office && (!office.Entity.IsNamed || office.Entity == name.Entity);

    /// <summary><c>in Corvane</c>, <c>the island state of Corvane</c>.</summary>
    private bool StandsAsPlace(int before) =>
        _words.Reads(before, "in")
        || (_words.Reads(before, "of") && (_words.Is(before - 1, WordTraits.Local) || _words.Reads(before - 1, "state") || _words.Reads(before - 1, "island")));

    /// <summary>Where the sentence takes place, and for which country its reported words promise.</summary>
    private void NoteScene(Mention mention, int before)
    {
        if (mention.Entity is not { Kind: EntityKind.Actor, Actor: { } id } || _words.ActorAt(mention.FirstToken) is not { } named)
        {
            return;
        }

        var isOpening = !mention.IsQuoted && before == _words.SentenceAround(mention.FirstToken).FirstToken;
        var isCapital = !mention.IsQuoted && named.Form == ActorForm.Demonym && _words.Reads(mention.EndToken, "capital") && SubjectOf(mention.Sentence) is null;
        var isCountry = named.Actor.Kind is ActorKind.Country or ActorKind.Claimant;
        if ((isOpening && isCountry && named.Form is ActorForm.Place or ActorForm.Metonym && (_words.Reads(before, "in") || _words.Reads(before, "from"))) || (isCapital && isCountry))
        {
            _context.SetPlace(mention.Sentence, id);
        }
        else if (isOpening && _words.Reads(before, "for"))
        {
            _context.SetOwner(mention.Sentence, id);
        }
        else if (mention is { IsQuoted: true, IsOblique: false } && named.Actor.Kind == ActorKind.Country && !_words.Reads(before, "whether") && IsPromise(mention.EndToken))
        {
            _context.SetPromised(mention.Sentence, id);
        }
    }

    private bool IsPromise(int verb) => _words.Reads(verb, "will") || _words.Reads(verb, "would") || _words.Reads(verb, "does") || _words.Reads(verb, "cannot");

    private void Place(Entity entity, int first, int end, int phraseFirst, bool isPartOfTitle = false)
    {
        var sentence = _words.SentenceOf(first);
        var before = phraseFirst - 1;
        while (phraseFirst - before < 6 && (_words.IsDeterminer(before) || _words.Is(before, WordTraits.Modifier)))
        {
            before--;
        }

        var inSentence = before >= _words.SentenceAround(first).FirstToken;
        var mention = new Mention(_words.SpanOf(first, end), first, end, sentence, entity)
        {
            PhraseFirst = phraseFirst,
            IsOblique = isPartOfTitle || _words.IsPossessive(end) || (inSentence && _words.Is(before, WordTraits.Preposition)),
            IsQuoted = _words.IsQuoted(first),
        };
        mention.IsSubject = !mention.IsOblique && !mention.IsQuoted && (SubjectOf(sentence) is null || NamesSubject(mention));
        if (mention.IsSubject && entity is { Kind: EntityKind.Actor or EntityKind.Person or EntityKind.Institution, Actor: { } id })
        {
            _context.SetSubject(sentence, id);
        }

        if (entity.IsOrganisation && phraseFirst == first)
        {
            _phrases.RememberOrganisation(entity, first, end);
        }

        NoteScene(mention, before);
        if (mention.IsSubject && entity.IsNamed)
        {
            _phrases.SetSubject(entity, sentence);
        }

        if (mention.IsSubject && entity is { Kind: EntityKind.Person, IsNamed: true, Head: { } office })
        {
            // Of two ministers, "the minister" is the one spoken of last.
            _phrases.Remember(office, entity);
        }

        entity.IsPlace |= entity is { Kind: EntityKind.Unknown } or { Kind: EntityKind.Person, IsNamed: true, IsSurelyPerson: false } && StandsAsPlace(before);
        entity.LastMention = Mentions.Count;
        _mentions.Add(mention);
    }
}
