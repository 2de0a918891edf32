namespace StanceML;

/// <summary>Which countries an article speaks of, and where: the context of a ministry or president without a country's name.</summary>
internal sealed class ActorContext
{
    /// <summary>Two sentences: of the sample articles' offices without a country, those farther from a subject were another's.</summary>
    private const int MaxSentencesBack = 2;

    private readonly HashSet<string> _mentioned = new(StringComparer.Ordinal);
    private readonly string?[] _subjects;

    public ActorContext(ArticleWords words, ActorDirectory actors)
    {
        Home = new HomeCountry(words, actors).Find();
        _subjects = new string?[words.Document.Sentences.Count];
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
    }

    /// <summary>The country that the article is at home in; null when none stands out.</summary>
    public string? Home { get; }

    /// <summary>The organisation that the article names first, whose secretary-general needs no other name; null when it names none.</summary>
    public string? MainOrganisation { get; }

    /// <summary>Whether the article mentions the country or claimant.</summary>
    public bool Mentions(string actor) => _mentioned.Contains(actor);

    public void SetSubject(int sentence, string actor)
    {
        if (Mentions(actor))
        {
            _subjects[sentence] = actor;
        }
    }

    /// <summary>The actor of the subject of this sentence or the one before; null when they have none.</summary>
    public string? RecentSubject(int sentence) => _subjects[sentence] ?? (sentence > 0 ? _subjects[sentence - 1] : null);

    /// <summary>
    /// The country of the last subject up to the sentence; when none acted lately, the article's home. That an article is
    /// mostly about a country is weak evidence: who recognizes Kosovo speaks for another.
    /// </summary>
    public string? CountryAround(int sentence)
    {
        for (var s = sentence; s >= Math.Max(0, sentence - MaxSentencesBack); s--)
        {
            if (_subjects[s] is { } actor)
            {
                return actor;
            }
        }

        return Home;
    }

    /// <summary><c>its delegate</c>: the country of whoever was spoken of; null where no such word stands before the token.</summary>
    public string? OwnerBefore(ArticleWords words, int first) =>
        words.Reads(first - 1, "its") || words.Reads(first - 1, "their") ? CountryAround(words.SentenceOf(first)) : null;

    /// <summary>The article's home, else the country of the last subject: whoever a senator speaks of, he is one of ours.</summary>
    public string? HomeOrAround(int sentence) => Home ?? CountryAround(sentence);
}
