namespace StanceML;

/// <summary>Who and what an article mentions: names gathered into entities, and their mentions.</summary>
/// <remarks>Built anew for each article; never shared.</remarks>
internal sealed class EntityBook
{
    private readonly ArticleWords _words;
    private readonly ActorDirectory _actors;
    private readonly RoleReader _roles;
    private readonly List<Mention> _mentions = [];
    private readonly Dictionary<string, List<Entity>> _bySurname = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Entity>> _byFirstName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Entity> _byActor = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Entity> _byHead = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Entity> _bodies = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> _actorCounts = new(StringComparer.Ordinal);
    private readonly int[] _mentionAt;
    private readonly string?[] _subjectActors;
    private readonly Mention?[] _subjects;

    public EntityBook(ArticleWords words, ActorDirectory actors)
    {
        _words = words;
        _actors = actors;
        _roles = new RoleReader(words);
        _mentionAt = new int[words.Count];
        _subjectActors = new string?[words.Document.Sentences.Count];
        _subjects = new Mention?[words.Document.Sentences.Count];
        Array.Fill(_mentionAt, -1);
        CountActors();
        var runs = new NameFinder(words).Find().ToList();
        foreach (var run in runs)
        {
            RememberFullName(run);
        }

        Gather(runs);
    }

    /// <summary>In text order.</summary>
    public IReadOnlyList<Mention> Mentions => _mentions;

    /// <summary>The mention that covers the token; null when none does.</summary>
    public Mention? At(int token) => token >= 0 && token < _mentionAt.Length && _mentionAt[token] >= 0 ? _mentions[_mentionAt[token]] : null;

    /// <summary>The first mention of the sentence that is neither possessive nor after a preposition; null when none is.</summary>
    public Mention? SubjectOf(int sentence) => _subjects[sentence];

    /// <summary>Index into <see cref="Mentions"/> of the first mention that starts at or after the token.</summary>
    public int IndexFrom(int token)
    {
        int low = 0, high = _mentions.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_mentions[middle].FirstToken >= token)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }

    /// <summary>The country that a ministry or president without a country's name belongs to: the last subject's, else the article's most mentioned.</summary>
    public string? CountryAround(int sentence)
    {
        // Six sentences: two or three paragraphs of wire news.
        for (var s = sentence; s >= Math.Max(0, sentence - 6); s--)
        {
            if (_subjectActors[s] is { } actor)
            {
                return actor;
            }
        }

        return MostMentioned;
    }

    /// <summary>The country or claimant mentioned most; the first of equals; null when none is.</summary>
    public string? MostMentioned { get; private set; }

    private static string Surname(string name) => name[(name.LastIndexOf(' ') + 1)..];

    private static string FirstName(string name) => name.IndexOf(' ', StringComparison.Ordinal) is var end and > 0 ? name[..end] : name;

    private void CountActors()
    {
        var most = 0;
        foreach (var mention in _words.ActorMentions)
        {
            if (mention.Actor.Kind is ActorKind.Country or ActorKind.Claimant)
            {
                var count = _actorCounts.GetValueOrDefault(mention.Actor.Id) + 1;
                _actorCounts[mention.Actor.Id] = count;
                (most, MostMentioned) = count > most ? (count, mention.Actor.Id) : (most, MostMentioned);
            }
        }
    }

    private bool LooksLikePerson(NameRun run) =>
        !run.IsInstitution && run.End - run.First >= 2
        && (_words.ActorAt(run.First) is not { } actor || actor.Form == ActorForm.Person || _words.TokensIn(actor.Span).End < run.End);

    private void RememberFullName(NameRun run)
    {
        if (!LooksLikePerson(run))
        {
            return;
        }

        var name = _words.TextOf(run.First, run.End);
        var surname = Surname(name);
        var same = _bySurname.GetValueOrDefault(surname)?.Find(entity => SamePerson(entity.Name, name));
        if (same is not null)
        {
            same.Name = name.Length > same.Name.Length ? name : same.Name;
            return;
        }

        var person = new Entity(EntityKind.Person, name) { Gender = GenderOf(_words.Traits(run.First)) };
        person.Actor = _words.ActorAt(run.First) is { Form: ActorForm.Person } known ? known.Actor.Id : null;
        Add(_bySurname, surname, person);
        Add(_byFirstName, FirstName(name), person);
    }

    /// <summary>One surname and one first name, or an initial of it.</summary>
    private static bool SamePerson(string one, string other)
    {
        var (first, second) = (FirstName(one), FirstName(other));
        return string.Equals(first, second, StringComparison.Ordinal)
            || (first[0] == second[0] && (first.Length <= 2 || second.Length <= 2));
    }

    private static void Add(Dictionary<string, List<Entity>> index, string key, Entity entity)
    {
        if (!index.TryGetValue(key, out var list))
        {
            index[key] = list = [];
        }

        // Enough for every family in the news; a hostile text gets no quadratic search.
        if (list.Count < 8)
        {
            list.Add(entity);
        }
    }

    private static Gender GenderOf(WordTraits traits) =>
        (traits & WordTraits.Masculine) != 0 ? Gender.He : (traits & WordTraits.Feminine) != 0 ? Gender.She : Gender.Unknown;

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

                var isPartOfTitle = next < runs.Count && runs[next].TitleFirst <= run.First;
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
        if (run.First >= run.End)
        {
            AddPhrase(run.TitleFirst, run.End);
            return;
        }

        if (EntityOf(run) is { } entity)
        {
            Describe(entity, run);
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
            return InstitutionEntity(run.First, run.End);
        }

        return run.End - run.First == 1 ? ByOneName(run) : ByFullName(run);
    }

    private Entity ActorEntity(Actor actor)
    {
        if (!_byActor.TryGetValue(actor.Id, out var entity))
        {
            _byActor[actor.Id] = entity = new Entity(EntityKind.Actor, actor.Name) { Actor = actor.Id };
        }

        return entity;
    }

    private Entity InstitutionEntity(int first, int end)
    {
        var name = _words.TextOf(first, end);
        if (!_bodies.TryGetValue(name, out var body))
        {
            var head = BodyHead(first, end);
            body = new Entity(EntityKind.Institution, name) { Head = _words.Word(head).ToString(), Actor = BodyActor(first, head, end) };
            _bodies[name] = body;
        }

        _byHead[body.Head!] = body;
        return body;
    }

    private int BodyHead(int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (_words.Is(i, WordTraits.Institution) && (i + 1 >= end || _words.Is(i + 1, WordTraits.Preposition)))
            {
                return i;
            }
        }

        return end - 1;
    }

    private string? BodyActor(int first, int head, int end)
    {
        var from = _words.IsPossessive(first - 1) || _words.ActorAt(first - 1) is not null ? Math.Max(0, first - 2) : first;
        var limit = Math.Min(_words.SentenceAround(first).EndToken, end + 4);
        var of = _words.Reads(end, "of") || _words.Reads(end, "in") ? _words.FirstActor(end + 1, limit)?.Actor.Id : null;
        return _roles.ActorOf(from, head, end) ?? of
            ?? (_words.Is(head, WordTraits.StateBody) ? CountryAround(Math.Max(0, _words.SentenceOf(first))) : null);
    }

    private Entity? ByOneName(NameRun run)
    {
        var name = _words.Word(run.First).ToString();
        var title = run.HasTitle ? Honorific(run) : Gender.Unknown;
        if (Latest(_bySurname, name, title) is { } family)
        {
            return family;
        }

        if (!run.HasTitle && Latest(_byFirstName, name, Gender.Unknown) is { } given)
        {
            return given;
        }

        var actor = _actors.BySurname(name);
        if (!run.HasTitle && actor is null && !_words.Is(run.First, WordTraits.GivenName))
        {
            return UnknownEntity(run.First, name);
        }

        var person = new Entity(EntityKind.Person, name) { Gender = title, Actor = actor is not null && _actorCounts.ContainsKey(actor.Id) ? actor.Id : null };
        Add(_bySurname, name, person);
        return person;
    }

    /// <summary>Where a sentence starts, a capital proves no name unless the name stood elsewhere.</summary>
    private Entity? UnknownEntity(int token, string name)
    {
        if (!_bodies.TryGetValue(name, out var entity) && token > _words.SentenceAround(token).FirstToken && !_words.IsHeadline(_words.SentenceOf(token)))
        {
            _bodies[name] = entity = new Entity(EntityKind.Unknown, name);
        }

        return entity;
    }

    private Gender Honorific(NameRun run)
    {
        for (var i = run.First - 1; i >= run.TitleFirst; i--)
        {
            if (GenderOf(_words.Traits(i)) is var gender and not Gender.Unknown)
            {
                return gender;
            }
        }

        return Gender.Unknown;
    }

    /// <summary>Of several with one name the one mentioned last, among those the honorific fits.</summary>
    private static Entity? Latest(Dictionary<string, List<Entity>> index, string name, Gender gender)
    {
        if (!index.TryGetValue(name, out var list))
        {
            return null;
        }

        Entity? latest = null;
        foreach (var entity in list)
        {
            var fits = gender == Gender.Unknown || entity.Gender == Gender.Unknown || entity.Gender == gender;
            if (fits && (latest is null || entity.LastMention > latest.LastMention))
            {
                latest = entity;
            }
        }

        return latest;
    }

    private Entity? ByFullName(NameRun run)
    {
        var name = _words.TextOf(run.First, run.End);
        return _bySurname.GetValueOrDefault(Surname(name))?.Find(entity => SamePerson(entity.Name, name));
    }

    private void Describe(Entity entity, NameRun run)
    {
        if (entity.Kind != EntityKind.Person)
        {
            return;
        }

        if (entity.Gender == Gender.Unknown && run.HasTitle)
        {
            entity.Gender = Honorific(run);
        }

        var role = (run.HasTitle ? _roles.Title(run.TitleFirst, run.First) : null)
            ?? _roles.Apposition(run.End)
            ?? _roles.AppositionBefore(run.TitleFirst);
        if (role is not null && (entity.Role is null || (entity.Actor is null && role.Actor is not null)))
        {
            SetRole(entity, role, run.First);
        }

        if (role is not null)
        {
            _byHead[role.Head] = entity;
        }
    }

    private void SetRole(Entity entity, RoleFound role, int token)
    {
        entity.Role = role.Text;
        entity.Head = role.Head;
        entity.Gender = entity.Gender == Gender.Unknown ? GenderOf(role.Traits) : entity.Gender;
        var speaksForNobody = (role.Traits & (WordTraits.Nobody | WordTraits.Office | WordTraits.Voice)) == WordTraits.Nobody;
        if (speaksForNobody)
        {
            entity.SpeaksForNobody = true;
            entity.Actor = null;
            return;
        }

        var office = (role.Traits & WordTraits.Office) != 0 ? CountryAround(_words.SentenceOf(token)) : null;
        entity.Actor = role.Actor ?? entity.Actor ?? office;
    }

    /// <summary>A lower-case noun phrase that can speak: <c>the ministry</c>, <c>a spokesman</c>, <c>analysts</c>, <c>the report</c>.</summary>
    private int AddCommonNoun(int token)
    {
        const WordTraits Speaking = WordTraits.Role | WordTraits.Institution | WordTraits.Document;
        if (!_words.Is(token, Speaking) || _words.Is(token, WordTraits.Function) || _words.Is(token + 1, Speaking))
        {
            return token + 1;
        }

        var start = PhraseStart(token);
        if (start < token || _words.Is(token, WordTraits.Plural))
        {
            AddPhrase(start, token + 1);
        }

        return token + 1;
    }

    /// <summary>Walks left to the determiner; gives the token itself when none is near.</summary>
    private int PhraseStart(int token)
    {
        var start = _words.SentenceAround(token).FirstToken;
        for (var i = token - 1; i >= start && token - i <= 5; i--)
        {
            if (_words.IsDeterminer(i) || _words.IsPossessive(i))
            {
                return i;
            }

            if (!_words.IsWord(i) || _words.Is(i, WordTraits.Function | WordTraits.Auxiliary) || At(i) is { Entity.Kind: EntityKind.Person })
            {
                break;
            }
        }

        return token;
    }

    private void AddPhrase(int start, int end)
    {
        var head = end - 1;
        var bare = start;
        while (bare < head && (_words.IsDeterminer(bare) || _words.IsPossessive(bare)))
        {
            bare++;
        }

        var entity = Known(start, bare, head) ?? NewPhraseEntity(bare, head, end);
        if (entity is not null)
        {
            Place(entity, bare, end, start);
        }
    }

    /// <summary><c>the ministry</c>, <c>the former general</c>: one that was named with that noun before.</summary>
    private Entity? Known(int start, int bare, int head)
    {
        var definite = _words.Reads(start, "the") || _words.Reads(start, "that") || _words.Reads(start, "this");
        if (!definite || _words.Is(head, WordTraits.Plural))
        {
            return null;
        }

        var onlyModifiers = true;
        for (var i = bare; i < head; i++)
        {
            onlyModifiers &= _words.Is(i, WordTraits.Modifier) && !_words.IsCapital(i);
        }

        return onlyModifiers ? _byHead.GetValueOrDefault(_words.Word(head).ToString()) : null;
    }

    private Entity? NewPhraseEntity(int bare, int head, int end)
    {
        var traits = _words.Traits(head);
        var kind = (traits & WordTraits.Plural) != 0 ? EntityKind.Group
            : (traits & WordTraits.Role) != 0 ? EntityKind.Person
            : (traits & WordTraits.Institution) != 0 ? EntityKind.Institution
            : EntityKind.Document;
        if (kind == EntityKind.Institution && end - bare > 1)
        {
            return InstitutionEntity(bare, end);
        }

        var entity = new Entity(kind, _words.TextOf(bare, end))
        {
            Gender = GenderOf(traits),
            Head = _words.Word(head).ToString().ToLowerInvariant(),
            IsNamed = false,
        };
        entity.SpeaksForNobody = (traits & WordTraits.Nobody) != 0;
        entity.Actor = entity.SpeaksForNobody || kind == EntityKind.Document ? null : PhraseActor(bare, head, end, kind);
        return entity;
    }

    private string? PhraseActor(int bare, int head, int end, EntityKind kind)
    {
        var from = _words.IsPossessive(bare - 1) ? Math.Max(0, bare - 4) : bare;
        var limit = end;
        while (limit < _words.SentenceAround(head).EndToken && limit < end + 8 && !_words.IsBreak(limit))
        {
            limit++;
        }

        var belongs = _roles.ActorOf(from, head, _words.Is(end, WordTraits.Preposition) ? limit : end);
        var ofTheState = _words.Is(head, WordTraits.Office | WordTraits.StateBody) && kind != EntityKind.Group;
        return belongs ?? (ofTheState ? CountryAround(_words.SentenceOf(head)) : null);
    }

    private void Place(Entity entity, int first, int end, int phraseFirst, bool isPartOfTitle = false)
    {
        var sentence = _words.SentenceOf(first);
        var before = phraseFirst - 1;
        while (_words.IsDeterminer(before) || _words.Is(before, WordTraits.Modifier))
        {
            before--;
        }

        var inSentence = before >= _words.SentenceAround(first).FirstToken;
        var mention = new Mention(_words.SpanOf(first, end), first, end, sentence, entity)
        {
            IsOblique = isPartOfTitle || _words.IsPossessive(end) || (inSentence && _words.Is(before, WordTraits.Preposition)),
            IsQuoted = _words.IsQuoted(first),
        };
        mention.IsSubject = !mention.IsOblique && !mention.IsQuoted && _subjects[sentence] is null;
        _subjects[sentence] ??= mention.IsSubject ? mention : null;
        if (mention.IsSubject && entity is { Kind: EntityKind.Actor or EntityKind.Person, Actor: { } id } && _actorCounts.ContainsKey(id))
        {
            _subjectActors[sentence] = id;
        }

        entity.LastMention = _mentions.Count;
        Array.Fill(_mentionAt, _mentions.Count, first, end - first);
        _mentions.Add(mention);
    }
}
