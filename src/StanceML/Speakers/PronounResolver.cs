namespace StanceML;

/// <summary>Finds whom a pronoun stands for.</summary>
/// <remarks>
/// Weighs salience after Lappin and Leass (1994): recency, subjects over others, last speaker first.
/// The weights were chosen on the seed article and by reading answers on the PolNeAR dev set.
/// </remarks>
internal sealed class PronounResolver(ArticleWords words, EntityBook book)
{
    /// <summary>How far back an antecedent may stand, in mentions and in sentences; keeps the search linear.</summary>
    private const int MaxMentions = 80;
    private const int MaxSentences = 10;

    /// <summary>A paragraph keeps to its subject. Half a sentence of recency: it decides near ties only; set on the sample articles.</summary>
    private const double OfParagraph = 0.5;

    /// <param name="token">The pronoun.</param>
    /// <param name="lastSpeaker">Who spoke last before it; null when nobody has.</param>
    /// <returns>Null when nothing fits.</returns>
    public Entity? Resolve(int token, Entity? lastSpeaker, int lastSpeakerSentence)
    {
        var (sentence, best, bestScore) = (words.SentenceOf(token), default(Entity), double.MinValue);
        var paragraph = ParagraphOf(sentence);
        void Weigh(Entity entity, double score)
        {
            if (Fits(entity, token) && score + KnownBonus(entity, token) is var total && total > bestScore)
            {
                (best, bestScore) = (entity, total);
            }
        }

        if (lastSpeaker is not null && sentence - lastSpeakerSentence <= MaxSentences)
        {
            Weigh(lastSpeaker, 2.5 - Math.Min(5, 0.7 * (sentence - lastSpeakerSentence)));
        }

        var from = book.IndexFrom(token) - 1;
        for (var i = from; i >= 0 && from - i < MaxMentions; i--)
        {
            var mention = book.Mentions[i];
            if (sentence - mention.Sentence > MaxSentences)
            {
                break;
            }

            Weigh(mention.Entity, Salience(mention, sentence, ParagraphOf(mention.Sentence) == paragraph) - (0.01 * (from - i)) + (mention.Entity == lastSpeaker ? 1 : 0));
        }

        if (best is { Kind: EntityKind.Person, Gender: Gender.Unknown })
        {
            best.Gender = GenderOf(token);
        }

        return best;
    }

    private static double Salience(Mention mention, int sentence, bool isOfParagraph) =>
        -(0.9 * Math.Min(sentence - mention.Sentence, 6))
        + (mention.IsSubject ? 1.6 : 0)
        + (isOfParagraph ? OfParagraph : 0)
        - (mention.IsOblique ? 1 : 0)
        - (mention.IsQuoted ? 3 : 0);

    private int ParagraphOf(int sentence) => words.Document.Sentences[sentence].Paragraph;

    private Gender GenderOf(int token) =>
        words.Reads(token, "he") || words.Reads(token, "him") || words.Reads(token, "his") || words.Reads(token, "himself") ? Gender.He
        : words.Reads(token, "she") || words.Reads(token, "her") || words.Reads(token, "herself") ? Gender.She
        : Gender.Unknown;

    private bool Fits(Entity entity, int token)
    {
        if (words.Reads(token, "you") || words.Reads(token, "your"))
        {
            return false;
        }

        if (entity.Kind == EntityKind.Unknown)
        {
            return true;
        }

        if (GenderOf(token) is var gender and not Gender.Unknown)
        {
            return entity.Kind == EntityKind.Person && (entity.Gender == gender || entity.Gender == Gender.Unknown);
        }

        return IsIt(token)
            ? entity.Kind is EntityKind.Institution or EntityKind.Actor or EntityKind.Document
            : entity.Kind is not (EntityKind.Person or EntityKind.Document);
    }

    private double KnownBonus(Entity entity, int token) =>
        entity.Kind == EntityKind.Unknown ? GenderOf(token) == Gender.Unknown ? -1 : -3
        : entity.Kind == EntityKind.Person ? (entity.Gender != Gender.Unknown ? 1 : 0) - (entity.IsNamed ? 0 : 0.5) - (entity.IsNamed && !entity.IsSurelyPerson ? 1.5 : 0)
        : IsIt(token) ? 0
        : entity.Kind == EntityKind.Group ? 1.5 : 0;

    private bool IsIt(int token) => words.Reads(token, "it") || words.Reads(token, "its") || words.Reads(token, "itself");
}
