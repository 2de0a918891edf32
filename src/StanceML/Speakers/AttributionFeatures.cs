namespace StanceML;

/// <summary>What is measured of an answer to tell how sure it is. Training and use call the same method.</summary>
internal static class AttributionFeatures
{
    private const int FirstRule = 14;

    /// <summary>A longer mention is seldom read to its right end; in tokens.</summary>
    private const int LongMention = 8;

    private static readonly AttributionRule[] Rules = [.. Enum.GetValues<AttributionRule>().Where(rule => rule != AttributionRule.None)];

    /// <summary>By position in the vector; the names under which the model file keeps the weights.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "bias", "antecedent", "only-antecedent", "source-given", "no-cue", "direct", "mixed",
        "name", "definite", "long-mention", "far-from-cue", "after-cue", "antecedent-not-subject", "not-a-name-or-noun",
        .. Rules.Select(rule => "rule-" + StatementRecords.Word(rule)),
    ];

    public static int Count => Names.Count;

    /// <param name="vector">Overwritten; <see cref="Count"/> long.</param>
    public static void Fill(Quote quote, NamedSpeaker named, AttributionRule rule, ArticleWords words, Span<double> vector)
    {
        vector.Clear();
        vector[0] = 1;
        var span = named.Speaker.Spans[0];
        var (first, end) = words.TokensIn(span);
        vector[1] = Math.Log(Math.Clamp(named.Certainty, 0.02, 0.98) / (1 - Math.Clamp(named.Certainty, 0.02, 0.98)));
        vector[2] = One(named.Certainty >= 1);
        vector[3] = One(quote.Source is not null);
        vector[4] = One(quote.Cue is null);
        vector[5] = One(quote.Kind == QuoteKind.Direct);
        vector[6] = One(quote.Kind == QuoteKind.Mixed);
        var isPronoun = words.Is(first, WordTraits.Pronoun) || words.IsRelative(first);
        vector[7] = One(!isPronoun && words.IsCapital(end - 1) && end - first <= LongMention);
        vector[8] = One(words.Reads(first, "the"));
        vector[9] = One(end - first > LongMention);
        if (quote.Cue is { } cue)
        {
            var (cueFirst, cueEnd) = words.TokensIn(cue.Spans[0]);
            vector[10] = One(first - cueEnd > LongMention || cueFirst - end > LongMention);
            vector[11] = One(first >= cueEnd);
        }

        vector[12] = One(named.Certainty < 1 && !named.IsSubject);
        vector[13] = One(!isPronoun && !words.IsCapital(end - 1) && !words.Is(end - 1, WordTraits.Role | WordTraits.Institution | WordTraits.Document));
        vector[FirstRule + Array.IndexOf(Rules, rule)] = 1;
    }

    private static double One(bool holds) => holds ? 1 : 0;
}
