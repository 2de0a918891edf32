namespace StanceML.Benchmarks;

/// <summary>Articles of ten years with eight statements each, made from a seed. As in the news, few questions, actors, outlets and words make most of it.</summary>
internal sealed class GeneratedStatements(int seed, long articles)
{
    public const int PerArticle = 8;

    private const int Days = 3_650;
    private const int Words = 40_000;
    private const int SyllableCount = 60;
    private const int QuestionCount = 40;
    private const int ActorGroups = 26;
    private const int ActorsPerGroup = 8;

    private static readonly string[] Stances = ["support", "oppose", "neutral"];
    private static readonly string[] Kinds = ["direct", "indirect", "mixed"];
    private static readonly string[] Sentiments = ["positive", "negative", "neutral"];
    private static readonly IReadOnlyDictionary<string, string> Models = new Dictionary<string, string> { ["stance"] = "stance/2026.12.1", ["sentiment"] = "sentiment/2026.12.1" };

    private static readonly IReadOnlyList<string> Questions = [.. TargetCatalogue.ReadBuiltIn().Targets.Take(QuestionCount).Select(target => target.Id)];
    private static readonly IReadOnlyList<string> Actors = [.. ActorDirectory.LoadBuiltIn().Actors.Take(ActorGroups * ActorsPerGroup).Select(actor => actor.Id)];

    private readonly Random _chance = new(seed);

    /// <summary>The lists' newest article.</summary>
    public static DateTimeOffset End { get; } = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    /// <param name="rank">0 is the most frequent; null draws one.</param>
    public string Question(int? rank = null) => Questions[rank ?? Rank(QuestionCount)];

    /// <param name="rank">0 is the most frequent; null draws one.</param>
    public string Actor(int? rank = null) => Actors[rank ?? ((Rank(ActorGroups) * ActorsPerGroup) + Rank(ActorsPerGroup))];

    public string Outlet() => $"Outlet {Rank(800)}";

    /// <param name="rank">0 is the most frequent; null draws one.</param>
    public string Speaker(int? rank = null) => $"{Word(rank ?? Rank(300))} {Word(rank)}";

    /// <summary>Three syllables: as in a language, some ten words begin with the same four letters.</summary>
    /// <param name="rank">0 is the most frequent; null draws one.</param>
    public string Word(int? rank = null)
    {
        // 7,919 is prime: no two ranks give one word.
        var place = (rank ?? Rank(Words)) * 7_919L % (SyllableCount * SyllableCount * SyllableCount);
        return Syllable(place) + Syllable(place / SyllableCount) + Syllable(place / (SyllableCount * SyllableCount));
    }

    public string Stance() => Stances[_chance.Next(3)];

    public DateTimeOffset Time() => End.AddDays(-Days * _chance.NextDouble());

    public int Next(int below) => _chance.Next(below);

    public (Article Article, IReadOnlyList<StatementRecord> Statements) Article(long sequence)
    {
        var sentences = Enumerable.Range(0, PerArticle).Select(_ => string.Join(' ', Enumerable.Range(0, 14).Select(_ => Word()))).ToList();
        var text = string.Join('\n', sentences);
        var published = End.AddDays(-Days * (1 - ((double)sequence / articles))).AddMinutes(-_chance.Next(3_000));
        var article = new Article($"{sequence:x64}", text) { Title = sentences[0][..40], Outlet = Outlet(), Published = published };
        var start = 0;
        List<StatementRecord> records = [];
        foreach (var (index, sentence) in sentences.Index())
        {
            records.Add(Record(article.Id, index + 1, sentence, start));
            start += sentence.Length + 1;
        }

        return (article, records);
    }

    private static string Syllable(long number) => $"{"bdfgklmnprst"[(int)(number / 5 % 12)]}{"aeiou"[(int)(number % 5)]}";

    private StatementRecord Record(string article, int number, string text, int start)
    {
        List<TargetRecord> targets = [];
        for (var left = _chance.Next(10) switch { < 4 => 0, < 9 => 1, _ => 2 }; left > 0; left--)
        {
            var (question, stance) = (Question(), Stance());
            if (targets.All(target => target.Id != question))
            {
                targets.Add(new TargetRecord(question, stance, _chance.Next(10) < 7, new Dictionary<string, double> { [stance] = 0.8 }, "statement"));
            }
        }

        var sentiment = Sentiments[_chance.Next(3)];
        var speaker = Speaker();
        return new StatementRecord
        {
            Article = article,
            Statement = number,
            Text = text,
            Spans = [[start, start + text.Length]],
            Kind = Kinds[_chance.Next(3)],
            Speaker = _chance.Next(5) == 0 ? null : new SpeakerRecord(speaker, [[start, start + 4]], speaker, null, _chance.Next(3) == 0 ? null : Actor(), "subject-of-cue", 0.9),
            Targets = targets,
            Sentiment = new JudgmentRecord(sentiment, Decided: true, new Dictionary<string, double> { [sentiment] = 0.8 }),
            Evidence = [],
            Models = Models,
        };
    }

    /// <summary>Half of all draws come from the first few: log-uniform, close to Zipf's law.</summary>
    private int Rank(int below) => (int)Math.Exp(_chance.NextDouble() * Math.Log(below + 1)) - 1;
}
