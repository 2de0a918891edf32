namespace StanceML;

/// <summary>Finds whom a pronoun stands for: gathers who fits in gender, number and place, and ranks them.</summary>
internal sealed class PronounResolver(ArticleWords words, EntityBook book, SpeakerModel model)
{
    /// <summary>How far back an antecedent may stand, in mentions and in sentences; keeps the search linear.</summary>
    private const int MaxMentions = 80;
    private const int MaxSentences = 10;

    private readonly List<AntecedentCandidate> _candidates = [];
    /// <summary>
    /// Added to the score of somebody nameless whom the sentence before introduced as its subject. The annotated articles have
    /// too few of them to learn it from; set so that the sample articles' spokesmen keep their words; it costs the annotated articles 5 of 1,407 pronouns.
    /// </summary>
    private const double IntroducedBonus = 3.5;

    private bool _hasSubject;
    private readonly double[] _vector = new double[AntecedentFeatures.Count];

    /// <param name="token">The pronoun.</param>
    /// <param name="last">Who spoke last before it; null when nobody has.</param>
    /// <param name="except">Who cannot be meant; null for nobody.</param>
    /// <returns>Null when nothing fits.</returns>
    public Antecedent? Resolve(int token, LastSpeaker? last, Entity? except = null)
    {
        Gather(token);
        _candidates.RemoveAll(candidate => candidate.Entity == except);
        if (_candidates.Count == 0)
        {
            return null;
        }

        var best = Rank(token, last);
        var total = 0.0;
        foreach (var candidate in _candidates)
        {
            total += Math.Exp(candidate.Score - best.Score);
        }

        if (best.Entity is { Kind: EntityKind.Person, Gender: Gender.Unknown })
        {
            best.Entity.Gender = GenderOf(token);
        }

        return new Antecedent(best.Entity, best.LatestSubject ?? best.Latest, 1 / total);
    }

    /// <summary>Those whom the pronoun may stand for, nearest first. Valid until the next call.</summary>
    private List<AntecedentCandidate> Gather(int token)
    {
        _candidates.Clear();
        _hasSubject = false;
        var sentence = words.SentenceOf(token);
        var from = book.IndexFrom(token) - 1;
        for (var i = from; i >= 0 && from - i < MaxMentions; i--)
        {
            var mention = book.Mentions[i];
            if (sentence - mention.Sentence > MaxSentences)
            {
                break;
            }

            if (Fits(mention.Entity, token))
            {
                Add(mention);
            }
        }

        return _candidates;
    }

    /// <summary>The candidates with their features, nearest first, for training.</summary>
    public IReadOnlyList<(string Name, double[] Features)> Vectors(int token, LastSpeaker? last) =>
        [.. Gather(token).Select(candidate =>
        {
            var vector = new double[AntecedentFeatures.Count];
            AntecedentFeatures.Fill(candidate, words, words.SentenceOf(token), last, vector);
            return (candidate.Entity.Name, vector);
        })];

    public PronounClass ClassOf(int token) =>
        GenderOf(token) != Gender.Unknown ? PronounClass.Person : IsIt(token) ? PronounClass.Thing : PronounClass.Several;

    private void Add(Mention mention)
    {
        var candidate = _candidates.Find(known => known.Entity == mention.Entity);
        if (candidate is null)
        {
            candidate = new AntecedentCandidate(mention.Entity, mention) { Rank = _candidates.Count };
            _candidates.Add(candidate);
        }

        if (mention.IsSubject && candidate.LatestSubject is null)
        {
            candidate.LatestSubject = mention;
            candidate.IsNearestSubject = !_hasSubject;
        }

        _hasSubject |= mention.IsSubject;
        candidate.Mentions++;
    }

    private AntecedentCandidate Rank(int token, LastSpeaker? last)
    {
        var weights = model.Antecedent(ClassOf(token));
        var best = _candidates[0];
        foreach (var candidate in _candidates)
        {
            AntecedentFeatures.Fill(candidate, words, words.SentenceOf(token), last, _vector);
            candidate.Score = SpeakerModel.Dot(weights, _vector) + (IsJustIntroduced(candidate, words.SentenceOf(token)) ? IntroducedBonus : 0);
            best = candidate.Score > best.Score ? candidate : best;
        }

        return best;
    }

    /// <summary><c>A spokesman took the floor. He said …</c>: nobody else can be meant, whoever was named before.</summary>
    private bool IsJustIntroduced(AntecedentCandidate candidate, int sentence) =>
        candidate is { Entity: { Kind: EntityKind.Person, IsNamed: false } person, IsNearestSubject: true, LatestSubject: { } subject }
        && (person.IsIntroduced || (person.Actor is not null && candidate.Mentions == 1))
        && sentence - subject.Sentence is 0 or 1 && words.ParagraphOf(subject.Sentence) == words.ParagraphOf(sentence);

    private Gender GenderOf(int token) =>
        words.Reads(token, "he") || words.Reads(token, "him") || words.Reads(token, "his") || words.Reads(token, "himself") ? Gender.He
        : words.Reads(token, "she") || words.Reads(token, "her") || words.Reads(token, "herself") ? Gender.She
        : Gender.Unknown;

    /// <summary>Whether gender, number and kind allow the pronoun to mean the entity.</summary>
    public bool Fits(Entity entity, int token)
    {
        if (words.Reads(token, "you") || words.Reads(token, "your"))
        {
            return false;
        }

        if (entity.Kind == EntityKind.Unknown)
        {
            return !entity.IsPlace || IsIt(token);
        }

        if (GenderOf(token) is var gender and not Gender.Unknown)
        {
            return entity is { Kind: EntityKind.Person, IsPlace: false } && (entity.Gender == gender || entity.Gender == Gender.Unknown);
        }

        return IsIt(token)
            ? entity.Kind is EntityKind.Institution or EntityKind.Actor or EntityKind.Document
            : entity.Kind is not (EntityKind.Person or EntityKind.Document);
    }

    private bool IsIt(int token) => words.Reads(token, "it") || words.Reads(token, "its") || words.Reads(token, "itself");
}
