namespace StanceML;

/// <summary>Tells in which country an article is at home: whose senators and ministries need no country's name there.</summary>
/// <remarks>
/// Parliaments, parties, provinces and cities of one country (<c>home-signs.txt</c>), the dateline and the countries named
/// are counted. Where claimants or recognition are spoken of only the signs count: the country that such an article names
/// most is mostly its object. Weights and shares were set on the annotated articles of <c>training-data/quotes</c>.
/// </remarks>
internal sealed class HomeCountry(ArticleWords words, ActorDirectory actors)
{
    private const int SignWeight = 2;
    private const int DatelineWeight = 4;

    /// <summary>A dateline stands in the first paragraphs, after headline and byline.</summary>
    private const int MaxDatelineParagraphs = 4;
    private const int MaxDatelineTokens = 5;

    /// <summary>Share of the weight that makes a home of a country that signs point to, and of one that is merely named.</summary>
    private const double SignedShare = 0.4;
    private const double NamedShare = 0.7;
    private const int MinNamed = 3;

    private readonly Dictionary<string, int> _weights = new(StringComparer.Ordinal);
    private int _total;
    private bool _speaksOfClaimants;
    private bool _speaksOfRecognition;

    /// <summary>Null when no country stands out.</summary>
    public string? Find()
    {
        foreach (var mention in words.ActorMentions)
        {
            if (mention.Actor.Kind is ActorKind.Country or ActorKind.Claimant)
            {
                Count(mention.Actor.Id, 1);
                _speaksOfClaimants |= mention.Actor.Kind == ActorKind.Claimant;
            }
        }

        var signed = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < words.Count; i++)
        {
            _speaksOfRecognition |= words.Word(i) is ['r' or 'R', ..] word && word.StartsWith("recogni", StringComparison.OrdinalIgnoreCase);
            if (words.IsCapital(i) && words.HomeSignOf(i) is { } country)
            {
                Count(country, SignWeight);
                signed.Add(country);
            }
        }

        if (!SpeaksOfRecognition() && Dateline() is { } place)
        {
            Count(place, DatelineWeight);
            signed.Add(place);
        }

        return Heaviest(signed);
    }

    private string? Heaviest(HashSet<string> signed)
    {
        string? best = null;
        var bestWeight = 0;
        foreach (var (country, weight) in _weights)
        {
            // A tie goes to the smaller id, so that the answer never hangs on the order of a dictionary.
            var isAhead = weight > bestWeight || (weight == bestWeight && string.CompareOrdinal(country, best) < 0);
            if (isAhead && (signed.Contains(country) ? weight >= SignedShare * _total : !SpeaksOfRecognition() && weight >= Math.Max(MinNamed, NamedShare * _total)))
            {
                (best, bestWeight) = (country, weight);
            }
        }

        return best;
    }

    private bool SpeaksOfRecognition() => _speaksOfClaimants || _speaksOfRecognition;

    private void Count(string country, int weight)
    {
        _weights[country] = _weights.GetValueOrDefault(country) + weight;
        _total += weight;
    }

    /// <summary><c>TBILISI, 2 October</c>: a seat in capitals at the head of a paragraph; null when none stands there.</summary>
    public string? Dateline()
    {
        var paragraphs = words.Document.Paragraphs;
        for (var p = 0; p < Math.Min(paragraphs.Count, MaxDatelineParagraphs); p++)
        {
            if (PlaceAt(words.Document.TokenAt(paragraphs[p].Start)) is { Kind: ActorKind.Country or ActorKind.Claimant } actor)
            {
                return actor.Id;
            }
        }

        return null;
    }

    /// <summary>The first place, the longest there, among words in capitals: <c>ADDIS ABABA</c>, <c>PARLIAMENT OF KENYA</c>.</summary>
    private Actor? PlaceAt(int first)
    {
        var end = first;
        while (end < first + MaxDatelineTokens && words.IsWord(end) && words.IsCapitals(end))
        {
            end++;
        }

        for (var start = first; start < end; start++)
        {
            for (var last = end; last > start; last--)
            {
                if (actors.ByPlace(words.SpanOf(start, last).Of(words.Document.Text)) is { } actor)
                {
                    return actor;
                }
            }
        }

        return null;
    }
}
