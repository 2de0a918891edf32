namespace StanceML.Store;

/// <summary>What a reader looks for: terms that must all be there. Any input is a query; none is an error.</summary>
/// <remarks>
/// Words, "words in a row" and begi* (four letters at least). All other signs only part words. A query without any word finds nothing.
/// </remarks>
internal sealed record SearchQuery
{
    /// <summary>Shorter beginnings would match half of the words; they are whole words. Also the length that the search index of a file is prepared for.</summary>
    public const int MinPrefixChars = 4;

    /// <summary>More than a reader types.</summary>
    private const int MaxWords = 32;

    /// <summary>In the statement's own words; null when not asked for.</summary>
    public IReadOnlyList<SearchTerm>? Words { get; init; }

    /// <summary>In the speaker's name; null when not asked for.</summary>
    public IReadOnlyList<SearchTerm>? Speaker { get; init; }

    /// <summary>Each list holds facets of which one must be there.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Facets { get; init; } = [];

    public bool HasWords => Words is not null || Speaker is not null;

    public bool FindsNothing => Words is [] || Speaker is [];

    public static IReadOnlyList<SearchTerm> Parse(string text)
    {
        List<SearchTerm> terms = [];
        // Every second part stands in quotation marks; one that is never closed reaches to the end.
        foreach (var (index, part) in text.Replace('“', '"').Replace('”', '"').Split('"').Index())
        {
            if (index % 2 == 1)
            {
                Add(terms, part, isPrefix: false);
                continue;
            }

            foreach (var piece in part.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            {
                Add(terms, piece, piece is [.., '*']);
            }
        }

        return [.. terms.Take(MaxWords)];
    }

    /// <summary>A name's words, each of which may be only begun.</summary>
    public static IReadOnlyList<SearchTerm> ParseName(string name) => [.. SearchWords.Of(name).Take(MaxWords).Select(word => Term([word], isPrefix: true))];

    private static void Add(List<SearchTerm> terms, string text, bool isPrefix)
    {
        if (SearchWords.Of(text) is { Count: > 0 } words)
        {
            terms.Add(Term([.. words.Take(MaxWords)], isPrefix));
        }
    }

    private static SearchTerm Term(IReadOnlyList<string> words, bool isPrefix) => new(words, isPrefix && words[^1].Length >= MinPrefixChars);
}
