namespace StanceML.Training;

/// <summary>Adds up comparisons.</summary>
internal sealed class QuoteTally
{
    private static readonly QuoteKind[] Kinds = Enum.GetValues<QuoteKind>();

    private readonly int[] _predicted = new int[Kinds.Length], _gold = new int[Kinds.Length];
    private readonly int[] _overlap = new int[Kinds.Length], _overlapPredicted = new int[Kinds.Length];
    private readonly int[] _exact = new int[Kinds.Length], _exactPredicted = new int[Kinds.Length];
    private int _articles, _cues, _goldCues, _rightCues, _sources, _goldSources, _rightSources, _directSpans, _rightDirectSpans;

    public void Add(QuoteComparison comparison)
    {
        _articles++;
        foreach (var quote in comparison.Quotes)
        {
            _predicted[(int)quote.Kind]++;
            _cues += quote.Cue is null ? 0 : 1;
            _sources += quote.Source is null ? 0 : 1;
        }

        for (var g = 0; g < comparison.Gold.Count; g++)
        {
            AddGold(comparison, g);
        }
    }

    public QuoteScores ToScores() => new()
    {
        Articles = _articles,
        Overlap = Counts(_predicted.Sum(), _gold.Sum(), _overlap.Sum()),
        Exact = Counts(_predicted.Sum(), _gold.Sum(), _exact.Sum()),
        OverlapByKind = Kinds.ToDictionary(kind => kind, kind => Counts(_predicted[(int)kind], _gold[(int)kind], _overlap[(int)kind])),
        ExactByKind = Kinds.ToDictionary(kind => kind, kind => Counts(_predicted[(int)kind], _gold[(int)kind], _exact[(int)kind])),
        CueExact = Counts(_cues, _goldCues, _rightCues),
        SourceExact = Counts(_sources, _goldSources, _rightSources),
        DirectSpans = Counts(0, _directSpans, _rightDirectSpans),
    };

    private static MatchCounts Counts(int predicted, int gold, int correct) => new() { Predicted = predicted, Gold = gold, Correct = correct };

    private void AddGold(QuoteComparison comparison, int g)
    {
        var gold = comparison.Gold[g];
        var kind = (int)comparison.KindOf(gold);
        _gold[kind]++;
        _goldCues += gold.Cue.Count > 0 ? 1 : 0;
        _goldSources += gold.Source.Count > 0 ? 1 : 0;
        if (kind == (int)QuoteKind.Direct)
        {
            _directSpans += comparison.GoldWords[g].Cores.Count;
            _rightDirectSpans += comparison.GoldWords[g].Cores.Count(core => comparison.QuoteWords.Any(words => words.Cores.Contains(core)));
        }

        if (comparison.Answers[g] is var p && p < 0)
        {
            return;
        }

        var quote = comparison.Quotes[p];
        _overlap[kind]++;
        _exact[kind] += comparison.QuoteWords[p].SameWords(comparison.GoldWords[g]) ? 1 : 0;
        _rightCues += quote.Cue is { } cue && gold.Cue.Count > 0 && Words(comparison, cue.Spans).SameWords(Words(comparison, gold.Cue)) ? 1 : 0;
        _rightSources += quote.Source is { } source && gold.Source.Count > 0 && Words(comparison, [source]).SameWords(Words(comparison, gold.Source)) ? 1 : 0;
    }

    private static ContentWords Words(QuoteComparison comparison, IReadOnlyList<TextSpan> spans) => ContentWords.Of(comparison.Document, spans);
}
