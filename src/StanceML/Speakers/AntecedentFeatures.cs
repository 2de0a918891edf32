namespace StanceML;

/// <summary>What is measured of a candidate for a pronoun. Training and use call the same method.</summary>
/// <remarks>
/// Salience after Lappin and Leass (1994): recency, subjects over others, the last speaker, how often the text speaks of it.
/// Each class of pronoun has its own weights.
/// </remarks>
internal static class AntecedentFeatures
{
    public const int Count = 30;

    /// <summary>By position in the vector; the names under which the model file keeps the weights.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "same-sentence", "one-back", "two-back", "three-or-four-back",
        "subject", "oblique", "quoted", "same-paragraph",
        "subject-here", "subject-one-back", "subject-two-back", "no-subject",
        "last-speaker", "last-speaker-near", "mentions",
        "gender-known", "nameless", "surely-person",
        "unknown", "actor", "group", "institution", "document",
        "rank", "headline", "nearest-subject", "nameless-nearest-subject", "far", "introduced", "introduced-nearest-subject",
    ];

    /// <param name="sentence">Of the pronoun.</param>
    /// <param name="vector">Overwritten; <see cref="Count"/> long.</param>
    public static void Fill(AntecedentCandidate candidate, ArticleWords words, int sentence, LastSpeaker? last, Span<double> vector)
    {
        vector.Clear();
        var (entity, latest) = (candidate.Entity, candidate.Latest);
        var distance = sentence - latest.Sentence;
        vector[0] = One(distance == 0);
        vector[1] = One(distance == 1);
        vector[2] = One(distance == 2);
        vector[3] = One(distance is 3 or 4);
        vector[4] = One(latest.IsSubject);
        vector[5] = One(latest.IsOblique);
        vector[6] = One(latest.IsQuoted);
        vector[7] = One(words.ParagraphOf(latest.Sentence) == words.ParagraphOf(sentence));
        var subject = candidate.LatestSubject is { } nearest ? sentence - nearest.Sentence : -1;
        vector[8] = One(subject == 0);
        vector[9] = One(subject == 1);
        vector[10] = One(subject == 2);
        vector[11] = One(subject < 0);
        var isLast = last is { } speaker && speaker.Entity == entity;
        vector[12] = One(isLast);
        vector[13] = One(isLast && sentence - last!.Value.Sentence <= 1);
        vector[14] = Math.Log2(Math.Min(candidate.Mentions, 8));
        vector[15] = One(entity.Gender != Gender.Unknown);
        vector[16] = One(!entity.IsNamed);
        vector[17] = One(entity.IsSurelyPerson);
        vector[18] = One(entity.Kind == EntityKind.Unknown);
        vector[19] = One(entity.Kind == EntityKind.Actor);
        vector[20] = One(entity.Kind == EntityKind.Group);
        vector[21] = One(entity.Kind == EntityKind.Institution);
        vector[22] = One(entity.Kind == EntityKind.Document);
        vector[23] = Math.Log2(1 + candidate.Rank);
        vector[24] = One(words.IsHeadline(latest.Sentence));
        vector[25] = One(candidate.IsNearestSubject);
        vector[26] = One(candidate.IsNearestSubject && !entity.IsNamed);
        vector[27] = One(distance > 4);
        vector[28] = One(entity.IsIntroduced);
        vector[29] = One(entity.IsIntroduced && candidate.IsNearestSubject);
    }

    private static double One(bool holds) => holds ? 1 : 0;
}
