namespace StanceML;

/// <summary>Which countries an article speaks of, and where: the context of a ministry or president without a country's name.</summary>
internal sealed class ActorContext
{
    /// <summary>Two sentences: of the sample articles' offices without a country, those farther from a subject were another's.</summary>
    private const int MaxSentencesBack = 2;

    /// <summary>Within a paragraph, which mostly stays with one country; longer paragraphs are lost line ends.</summary>
    private const int MaxSentencesInParagraph = 6;

    private readonly ArticleWords _words;
    private readonly string? _dateline;

    /// <summary>Null for a claimant's seat: others come there to recognize it.</summary>
    private readonly string? _datelineCountry;
    private readonly HashSet<string> _mentioned = new(StringComparer.Ordinal);
    private readonly string?[] _subjects;
    private readonly string?[] _owners;
    private readonly string?[] _places;
    private readonly string?[] _promised;

    public ActorContext(ArticleWords words, ActorDirectory actors)
    {
        _words = words;
        var home = new HomeCountry(words, actors);
        (Home, _dateline) = (home.Find(), home.Dateline());
        _datelineCountry = _dateline is not null && actors.ById(_dateline) is { Kind: ActorKind.Country } ? _dateline : null;
        var sentences = words.Document.SentenceArray.Length;
        (_subjects, _owners, _places, _promised) = (new string?[sentences], new string?[sentences], new string?[sentences], new string?[sentences]);
        foreach (var mention in words.ActorMentions)
        {
            if (mention.Actor.Kind is ActorKind.Country or ActorKind.Claimant)
            {
                _mentioned.Add(mention.Actor.Id);
            }
            else if (mention.Actor.Kind == ActorKind.Organisation)
            {
                // The one named first: the others are whom it deals with.
                MainOrganisation ??= mention.Actor.Id;
            }
        }

        NoteAudiences();
    }

    /// <summary><c>told the Commons</c>: the country whose parliament listens; more than one has a Senate, and an article at home elsewhere means its own.</summary>
    private void NoteAudiences()
    {
        for (var i = 2; i < _words.Count; i++)
        {
            if (_words.IsCapital(i) && _words.Reads(i - 1, "the") && _words.Reads(i - 2, "told") && _words.HomeSignOf(i) is { } country
                && (Home is null || string.Equals(Home, country, StringComparison.Ordinal)))
            {
                SetPlace(_words.SentenceOf(i), country);
            }
        }
    }

    /// <summary>The country that the article is at home in; null when none stands out.</summary>
    public string? Home { get; }

    /// <summary>The organisation that the article names first, whose secretary-general needs no other name; null when it names none.</summary>
    public string? MainOrganisation { get; }

    /// <summary>Whether the article mentions the country or claimant.</summary>
    public bool Mentions(string actor) => _mentioned.Contains(actor);

    public void SetSubject(int sentence, string actor)
    {
        _owners[sentence] = actor;
        if (Mentions(actor))
        {
            _subjects[sentence] = actor;
        }
    }

    /// <summary><c>For the Polisario, its representative said</c>: whose the sentence's <c>its</c> is.</summary>
    public void SetOwner(int sentence, string actor) => _owners[sentence] ??= actor;

    /// <summary><c>In Baku, a presidential aide said</c>: where the sentence says that it takes place.</summary>
    public void SetPlace(int sentence, string country) => _places[sentence] ??= country;

    /// <summary>Where the sentence says that it takes place; null where it does not.</summary>
    public string? PlaceOf(int sentence) => _places[sentence];

    /// <summary><c>Armenia will hold a referendum, the justice minister said</c>: for whom the reported words promise.</summary>
    public void SetPromised(int sentence, string country) => _promised[sentence] ??= country;

    /// <summary>The actor of the subject of this sentence or the one before; null when they have none.</summary>
    public string? RecentSubject(int sentence) => _subjects[sentence] ?? (sentence > 0 ? _subjects[sentence - 1] : null);

    /// <summary>
    /// The country of the last subject up to the sentence, or of where it takes place; when there is none, the article's home, or where its dateline stands. That an
    /// article is mostly about a country is weak evidence: who recognizes Kosovo speaks for another.
    /// </summary>
    public string? CountryAround(int sentence) =>
        _subjects[sentence] ?? _places[sentence] ?? Before(sentence, s => _subjects[s] ?? _places[s]) ?? _promised[sentence] ?? Home ?? _datelineCountry;

    /// <summary>
    /// The country of a leader who is named without it, <c>President Irro</c>: who the paragraph before spoke of may be his guest, so that it
    /// counts only where the dateline stands in that country too.
    /// </summary>
    public string? CountryOfLeader(int sentence)
    {
        var paragraph = _words.ParagraphOf(sentence);
        bool Counts(int s, string? country) => _words.ParagraphOf(s) == paragraph || string.Equals(country, _dateline, StringComparison.Ordinal);
        return _subjects[sentence] ?? _places[sentence]
            ?? Before(sentence, s => (_subjects[s] ?? _places[s]) is var country && Counts(s, country) ? country : null) ?? _promised[sentence] ?? Home;
    }

    /// <summary><c>its delegate</c>, <c>his spokesman</c>: the actor of whoever was spoken of; null where no such word stands before the token.</summary>
    /// <param name="head">The noun of what is owned: a leader's minister or spokesman serves whom the leader serves, his campaign manager does not.</param>
    public string? OwnerBefore(ArticleWords words, int first, int head)
    {
        var sentence = words.SentenceOf(first);
        var isPersons = words.Reads(first - 1, "his") || words.Reads(first - 1, "her");
        var isOwned = isPersons ? Serves(words, head) : words.Reads(first - 1, "its") || words.Reads(first - 1, "their");
        return isOwned ? _owners[sentence] ?? Before(sentence, s => _owners[s]) ?? Home : null;
    }

    /// <summary>A bare <c>spokesman</c>: of whoever the sentence or the one before is about; null for other words.</summary>
    public string? EmployerOf(ArticleWords words, int first, int head, int end) =>
        end - first == 1 && IsSpokesman(words, head) ? RecentSubject(words.SentenceOf(first)) : null;

    /// <summary>Whether the noun is that of somebody who serves a leader's state rather than the leader.</summary>
    public static bool Serves(ArticleWords words, int head) =>
        words.Is(head, WordTraits.Office) || IsSpokesman(words, head) || words.Reads(head, "adviser") || words.Reads(head, "advisor") || words.Reads(head, "aide")
        || (words.Reads(head, "chief") && words.Reads(head + 2, "staff"));

    private static bool IsSpokesman(ArticleWords words, int head) => words.Word(head).StartsWith("spokes", StringComparison.OrdinalIgnoreCase);

    private string? Before(int sentence, Func<int, string?> actorOf)
    {
        for (var s = sentence - 1; s >= Math.Max(0, sentence - MaxSentencesInParagraph); s--)
        {
            if ((s >= sentence - MaxSentencesBack || _words.ParagraphOf(s) == _words.ParagraphOf(sentence)) && actorOf(s) is { } actor)
            {
                return actor;
            }
        }

        return null;
    }

    /// <summary>The article's home, else the country of the last subject: whoever a senator speaks of, he is one of ours.</summary>
    public string? HomeOrAround(int sentence) => Home ?? CountryOfLeader(sentence);
}
