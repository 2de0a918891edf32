namespace StanceML;

/// <summary>Where an article speaks of which questions: what the selector needs to know before it looks at single statements.</summary>
internal sealed class QuestionMap
{
    /// <summary>A sentence that speaks of a question's recognition; a mere mention counts nothing, or North Korea's rockets would be its recognition.</summary>
    private const double RecognitionScore = 3;

    /// <summary>A question is a main one from this score on: one such sentence at the top, or two below.</summary>
    /// <remarks>At 3, 49 of PolNeAR's 2,192 development statements, on no recognition question, get one carried; at 6, 3. At 9 the seed article loses three pairs.</remarks>
    private const double MinMainScore = 6;

    /// <summary>And with this share of the best question's score: an article on Kosovo that turns to Abkhazia for two paragraphs (0.17 on the seed article) is about both.</summary>
    private const double MinMainShare = 0.15;

    /// <summary>"recognize" within this many words of a name is said of it.</summary>
    /// <remarks>Recognition development set: at 3 one gold question fewer is found, at 9 none more and two more passages without one get a candidate.</remarks>
    private const int BesideTokens = 6;

    /// <summary>An article has at most this many main questions: of a survey of the world's conflicts only the first carry. By judgment, not measured.</summary>
    private const int MaxMain = 4;

    /// <summary>Words between <c>the</c> and the noun: "the two pro-Russian regions".</summary>
    private const int MaxBetween = 2;

    /// <summary>Sentences of the headline and the opening count double: news say first what they are about. By judgment, not measured.</summary>
    private const int OpeningParagraphs = 2;

    /// <summary>Bylines and datelines between headline and opening are shorter, in tokens.</summary>
    private const int MinProseTokens = 12;
    private const int MaxOpeningParagraphs = 5;

    private readonly Document _document;
    private readonly WordUses[] _uses;
    private readonly WordUses[] _sentenceUses;
    private readonly int[] _sentences;
    private readonly int _openingEnd;
    private readonly Dictionary<RecognitionTarget, double> _scores;

    /// <summary>In text order; where they end stands beside them, for a search.</summary>
    private readonly List<(int End, IReadOnlyList<RecognitionTarget> Targets)> _groups;
    private readonly int[] _groupEnds;

    public QuestionMap(Document document, IReadOnlyList<TargetMention> mentions)
    {
        (_document, Mentions) = (document, mentions);
        _uses = Array.ConvertAll(document.Entries, entry => entry.Uses);
        _sentenceUses = Array.ConvertAll(document.SentenceArray, UsesOf);
        _sentences = [.. mentions.Select(mention => document.SentenceAt(mention.Span.Start))];
        _openingEnd = EndOfOpening();
        _scores = ScoreQuestions();
        Main = FindMain();
        _groups = FindGroups();
        _groupEnds = [.. _groups.Select(group => group.End)];
    }

    public IReadOnlyList<TargetMention> Mentions { get; }

    /// <summary>The questions that the article is about, the strongest first; empty when it is about none.</summary>
    public IReadOnlyList<RecognitionTarget> Main { get; }

    /// <summary>The claimants last named together (<c>Abkhazia and South Ossetia</c>) before a place in the text, else the first after it; of questions that are discussed.</summary>
    public IReadOnlyList<RecognitionTarget> GroupBefore(int position)
    {
        var found = Array.BinarySearch(_groupEnds, position + 1);
        // The first that ends after it.
        var after = found < 0 ? ~found : found;
        return _groups.Count == 0 ? [] : _groups[Math.Max(0, after - 1)].Targets;
    }

    public bool IsMain(RecognitionTarget target) => Main.Contains(target);

    /// <summary>False for a main question that only the headline makes one: its article may speak of much else.</summary>
    public bool IsFirm(RecognitionTarget target) => _scores.GetValueOrDefault(target) >= MinMainScore;

    /// <summary>True when the article speaks of the question at all, be it only once.</summary>
    public bool IsDiscussed(RecognitionTarget target) => _scores.GetValueOrDefault(target) >= RecognitionScore;

    /// <summary>The uses of all words in the span together.</summary>
    public WordUses UsesIn(TextSpan span)
    {
        var uses = WordUses.None;
        for (var i = _document.TokenAt(span.Start); i < _document.TokenArray.Length && _document.TokenArray[i].Span.Start < span.End; i++)
        {
            uses |= _uses[i];
        }

        return uses;
    }

    /// <summary>True for <c>Hargeisa</c>: a place may be in the news for anything.</summary>
    public bool IsPlace(TargetMention mention) =>
        mention.Role == MentionRole.Claimant
        && mention.Target.Places.Any(place => mention.Span.Of(_document.Text).Equals(place, StringComparison.OrdinalIgnoreCase));

    /// <summary>True when the mention's sentence speaks of statehood, or "recognize" stands close to the mention;
    /// never for what is only past: <c>the former Soviet Union</c>, <c>ex-Soviet</c>.</summary>
    public bool SpeaksOfRecognition(TargetMention mention)
    {
        var before = _document.Text.AsSpan(0, mention.Span.Start);
        if (before.EndsWith("former ", StringComparison.OrdinalIgnoreCase)
            || before.EndsWith("ex-", StringComparison.OrdinalIgnoreCase)
            || before.EndsWith("post-", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var sentence = _document.SentenceAt(mention.Span.Start);
        return _sentenceUses[sentence].HasFlag(WordUses.Core) || StandsBesideRecognize(mention, _document.SentenceArray[sentence]);
    }

    /// <summary>True when a word of the span points to a place named before: <c>both regions</c>, <c>the breakaway province</c>.</summary>
    /// <param name="place"><see cref="WordUses.Place"/> or <see cref="WordUses.Places"/>.</param>
    public bool PointsBack(TextSpan span, WordUses place)
    {
        for (var i = _document.TokenAt(span.Start); i < _document.TokenArray.Length && _document.TokenArray[i].Span.Start < span.End; i++)
        {
            if ((_uses[i] & place) != 0 && BackReferences.IsPointedAt(_document, i, MaxBetween, 0))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Mentions that start inside the span.</summary>
    public IEnumerable<TargetMention> MentionsIn(TextSpan span)
    {
        for (var i = FirstMention(span.Start); i < Mentions.Count && Mentions[i].Span.Start < span.End; i++)
        {
            yield return Mentions[i];
        }
    }

    private WordUses UsesOf(Sentence sentence)
    {
        var uses = WordUses.None;
        for (var i = sentence.FirstToken; i < sentence.EndToken; i++)
        {
            uses |= _uses[i];
        }

        return uses;
    }

    /// <summary>True when the words next to an everyday name say that its own recognition is meant: <c>recognized Croatia</c>, <c>Croatia's independence</c>,
    /// not <c>Croatia recognized Kosovo</c>.</summary>
    public bool IsObject(TargetMention mention)
    {
        const int before = 4, after = 3;
        var sentence = _document.SentenceArray[_document.SentenceAt(mention.Span.Start)];
        int first = _document.TokenAt(mention.Span.Start), end = _document.TokenAt(mention.Span.End);
        for (var i = Math.Max(sentence.FirstToken, first - before); i < Math.Min(sentence.EndToken, end + after); i++)
        {
            if ((_uses[i] & (i < first ? WordUses.Core | WordUses.Beside : WordUses.Core)) != 0)
            {
                return true;
            }
        }

        return false;
    }

    private bool StandsBesideRecognize(TargetMention mention, Sentence sentence)
    {
        var first = Math.Max(sentence.FirstToken, _document.TokenAt(mention.Span.Start) - BesideTokens);
        var end = Math.Min(sentence.EndToken, _document.TokenAt(mention.Span.End) + BesideTokens);
        for (var i = first; i < end; i++)
        {
            if (_uses[i].HasFlag(WordUses.Beside))
            {
                return true;
            }
        }

        return false;
    }

    private int FirstMention(int position)
    {
        int low = 0, high = Mentions.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Mentions[middle].Span.Start < position ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private Dictionary<RecognitionTarget, double> ScoreQuestions()
    {
        var scores = new Dictionary<RecognitionTarget, double>(ReferenceEqualityComparer.Instance);
        var counted = new Dictionary<RecognitionTarget, int>(ReferenceEqualityComparer.Instance);
        var claims = new bool[_document.SentenceArray.Length];
        for (var i = 0; i < Mentions.Count; i++)
        {
            claims[_sentences[i]] |= Mentions[i].Role == MentionRole.Claimant && !Mentions[i].Target.Everyday;
        }

        for (var i = 0; i < Mentions.Count; i++)
        {
            var target = Mentions[i].Target;
            if (Mentions[i].Role != MentionRole.Parent && counted.GetValueOrDefault(target, -1) != _sentences[i] && !IsPlace(Mentions[i]) && !IsBesideAnother(i, claims) && !IsNationality(Mentions[i]))
            {
                counted[target] = _sentences[i];
                scores[target] = scores.GetValueOrDefault(target) + Score(Mentions[i], _document.SentenceArray[_sentences[i]]);
            }
        }

        return scores;
    }

    /// <summary>An everyday name in a sentence on another claimant is mostly that of who recognizes it: <c>Estonia voted to recognise Kosovo as a state</c>.</summary>
    /// <param name="claims">Whether each sentence names a claimant by a name that is no everyday one.</param>
    private bool IsBesideAnother(int at, bool[] claims) => claims[_sentences[at]] && Mentions[at].Target.Everyday && !IsObject(Mentions[at]);

    /// <summary><c>her Polish colleague</c>: an everyday adjective says where somebody comes from.</summary>
    private bool IsNationality(TargetMention mention) =>
        mention.Target.Everyday && mention.Role == MentionRole.Claimant && !IsObject(mention) && _document.Text[mention.Span.End - 1] is not 's'
        && mention.Target.Demonyms.Any(name => mention.Span.Of(_document.Text).Equals(name, StringComparison.OrdinalIgnoreCase));

    private RecognitionTarget[] FindMain()
    {
        if (_scores.Count == 0)
        {
            return [];
        }

        var headlined = Headlined();
        var share = MinMainShare * _scores.Values.Max();
        return [.. _scores.Where(score => score.Value >= Math.Max(share, headlined.Contains(score.Key) ? RecognitionScore : MinMainScore)).OrderByDescending(score => score.Value)
            .ThenBy(score => score.Key.Id, StringComparer.Ordinal).Take(MaxMain).Select(score => score.Key)];
    }

    private double Score(TargetMention mention, Sentence sentence)
    {
        var score = SpeaksOfRecognition(mention) ? RecognitionScore : 0;
        return sentence.Paragraph < _openingEnd ? 2 * score : score;
    }

    /// <summary>The paragraph after the first of prose, at least the third.</summary>
    private int EndOfOpening()
    {
        for (var i = 0; i < _document.SentenceArray.Length && _document.SentenceArray[i].Paragraph < MaxOpeningParagraphs; i++)
        {
            var sentence = _document.SentenceArray[i];
            if (sentence.EndToken - sentence.FirstToken >= MinProseTokens && Marks.EndsSentence(_document.Text[sentence.Span.End - 1]))
            {
                return Math.Max(OpeningParagraphs, sentence.Paragraph + 1);
            }
        }

        return OpeningParagraphs;
    }

    /// <summary>The questions that a headline names, by no place and by no everyday name: one sentence on recognition then shows what the article is about.</summary>
    private HashSet<RecognitionTarget> Headlined()
    {
        var named = new HashSet<RecognitionTarget>(ReferenceEqualityComparer.Instance);
        if (_document.SentenceArray is [{ Paragraph: 0 } first, { Paragraph: > 0 }, ..] && !Marks.EndsSentence(_document.Text[first.Span.End - 1]))
        {
            named.UnionWith(MentionsIn(first.Span).Where(mention => mention.Role == MentionRole.Claimant && !mention.Target.Everyday && !IsPlace(mention)).Select(mention => mention.Target));
        }

        return named;
    }

    private List<(int End, IReadOnlyList<RecognitionTarget> Targets)> FindGroups()
    {
        var groups = new List<(int, IReadOnlyList<RecognitionTarget>)>();
        var claimants = Mentions.Where(mention => mention.Role == MentionRole.Claimant).ToArray();
        for (var first = 0; first < claimants.Length;)
        {
            var targets = new List<RecognitionTarget> { claimants[first].Target };
            var last = first;
            while (last + 1 < claimants.Length && Coordinated(claimants[last].Span, claimants[last + 1].Span))
            {
                targets.Add(claimants[++last].Target);
            }

            if (claimants[last].Span != claimants[first].Span && targets.Exists(IsDiscussed))
            {
                groups.Add((claimants[last].Span.End, [.. targets.Distinct(ReferenceEqualityComparer.Instance).Cast<RecognitionTarget>()]));
            }

            first = last + 1;
        }

        return groups;
    }

    /// <summary>Only a comma, <c>and</c>, <c>or</c>, an article or nothing stands between; two questions of one span count as coordinated.</summary>
    private bool Coordinated(TextSpan left, TextSpan right)
    {
        // ", and the " is the longest bridge.
        const int longestBridgeChars = 10;
        if (right.Start < left.End)
        {
            return left.Overlaps(right);
        }

        if (right.Start - left.End > longestBridgeChars)
        {
            return false;
        }

        foreach (var word in _document.Text[left.End..right.Start].Split([' ', ',', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (word is not ("and" or "or" or "the" or "&"))
            {
                return false;
            }
        }

        return true;
    }
}
