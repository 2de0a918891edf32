namespace StanceML;

/// <summary>Which countries an article speaks of, and where: the context of a ministry or president without a country's name.</summary>
internal sealed class ActorContext
{
    /// <summary>Six sentences: two or three paragraphs of wire news.</summary>
    private const int MaxSentencesBack = 6;

    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly string?[] _subjects;

    public ActorContext(ArticleWords words)
    {
        _subjects = new string?[words.Document.Sentences.Count];
        var most = 0;
        foreach (var mention in words.ActorMentions)
        {
            if (mention.Actor.Kind is ActorKind.Country or ActorKind.Claimant)
            {
                var count = _counts.GetValueOrDefault(mention.Actor.Id) + 1;
                _counts[mention.Actor.Id] = count;
                (most, MostMentioned) = count > most ? (count, mention.Actor.Id) : (most, MostMentioned);
            }
        }
    }

    /// <summary>The country or claimant mentioned most; the first of equals; null when none is.</summary>
    public string? MostMentioned { get; }

    /// <summary>Whether the article mentions the country or claimant.</summary>
    public bool Mentions(string actor) => _counts.ContainsKey(actor);

    public void SetSubject(int sentence, string actor)
    {
        if (Mentions(actor))
        {
            _subjects[sentence] = actor;
        }
    }

    /// <summary>The actor of the subject of this sentence or the one before; null when they have none.</summary>
    public string? RecentSubject(int sentence) => _subjects[sentence] ?? (sentence > 0 ? _subjects[sentence - 1] : null);

    /// <summary>The country of the last subject up to the sentence, else the one mentioned most; null when the article mentions none.</summary>
    public string? CountryAround(int sentence)
    {
        for (var s = sentence; s >= Math.Max(0, sentence - MaxSentencesBack); s--)
        {
            if (_subjects[s] is { } actor)
            {
                return actor;
            }
        }

        return MostMentioned;
    }
}
