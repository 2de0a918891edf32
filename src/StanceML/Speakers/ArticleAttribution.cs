namespace StanceML;

/// <summary>One article's quotes on their way to their speakers. Used once.</summary>
internal sealed class ArticleAttribution
{
    /// <summary>A quote around a first-person quote starts at most this many quotes before it.</summary>
    private const int MaxEnclosingDistance = 12;

    /// <summary>Words put into a wrong mouth are worse here than words left out. Set by hand on PolNeAR's articles.</summary>
    private const double LeastNestedProbability = 0.75;

    private readonly Document _document;
    private readonly IReadOnlyList<Quote> _all;

    /// <summary>All but the nested ones, which change no answer of theirs.</summary>
    private readonly IReadOnlyList<Quote> _quotes;
    private readonly ArticleWords _words;
    private readonly SourceReader _sources;
    private readonly QuoteSurroundings _around;
    private readonly SourceFinder _finder;
    private readonly JoinedSpeakers _joined;
    private readonly SpeakerModel _model;
    private readonly PronounResolver _pronouns;
    private readonly SpeakerNamer _namer;
    private readonly NestedSources _nested;
    private readonly (NamedSpeaker Speaker, AttributionRule Rule)?[] _answers;
    private readonly (AttributionRule Rule, Func<int, SourcePhrase, NamedSpeaker?> Answer)[] _bySource;
    private readonly (AttributionRule Rule, Func<int, NamedSpeaker?> Answer)[] _bySurroundings;
    private readonly double[] _features = new double[AttributionFeatures.Count];
    private readonly LastSpeaker?[] _lastBefore;
    private LastSpeaker? _lastSpeaker;

    public ArticleAttribution(
        Document document, IReadOnlyList<Quote> quotes, IReadOnlyList<ActorMention> mentions, ActorDirectory actors, SpeakerModel model)
    {
        (_document, _all, _model) = (document, quotes, model);
        _quotes = quotes.Any(quote => quote.IsNested) ? [.. quotes.Where(quote => !quote.IsNested)] : quotes;
        _words = new ArticleWords(document, _quotes, mentions);
        var book = new EntityBook(_words, actors);
        _joined = new JoinedSpeakers(_words, book);
        _sources = new SourceReader(_words, book, _joined);
        _around = new QuoteSurroundings(_words, book);
        _finder = new SourceFinder(_words, book, _around);
        _pronouns = new PronounResolver(_words, book, model);
        _namer = new SpeakerNamer(_words, book);
        _nested = new NestedSources(_words, _pronouns, _namer);
        _answers = new (NamedSpeaker, AttributionRule)?[_quotes.Count];
        _lastBefore = new LastSpeaker?[_quotes.Count];
        _bySource =
        [
            (AttributionRule.FirstPerson, FirstPerson),
            (AttributionRule.RelativePronoun, RelativePronoun),
            (AttributionRule.PronounToMention, PronounToMention),
            (AttributionRule.BannerToHolder, BannerToHolder),
            (AttributionRule.NounToMention, NounToMention),
            (AttributionRule.SubjectOfCue, SubjectOfCue),
        ];
        _bySurroundings =
        [
            (AttributionRule.SharedSubject, SharedSubject),
            (AttributionRule.TranscriptTurn, TranscriptTurn),
            (AttributionRule.MentionBesideQuote, MentionBesideQuote),
            (AttributionRule.SubjectOfSentence, SubjectOfSentence),
            (AttributionRule.ContinuedQuote, ContinuedQuote),
        ];
    }

    public IReadOnlyList<Attribution> Run()
    {
        // Quotes with a source or a cue first: those without go by their neighbors on both sides.
        for (var i = 0; i < _quotes.Count; i++)
        {
            _lastBefore[i] = _lastSpeaker;
            _answers[i] = _quotes[i].IsAsked ? null : BySource(i);
        }

        for (var i = 0; i < _quotes.Count; i++)
        {
            _lastSpeaker = _lastBefore[i];
            _answers[i] ??= _quotes[i].IsAsked ? null : BySurroundings(i);
        }

        var outer = _quotes.Select((quote, i) => Answer(quote, _answers[i], i)).ToList();
        return ReferenceEquals(_all, _quotes) ? outer : WithNested(outer);
    }

    private List<Attribution> WithNested(List<Attribution> outer)
    {
        var attributions = new List<Attribution>(_all.Count);
        var told = new List<TextSpan>();
        var (last, place, end) = (-1, -1, 0);
        foreach (var quote in _all)
        {
            if (!quote.IsNested)
            {
                SayWhatIsTold();
                place = attributions.Count;
                attributions.Add(outer[++last]);
                continue;
            }

            // One level deep: of two that share words the first that is surely somebody's stands.
            var answer = Answer(quote, quote.Start < end ? null : Nested(quote, last));
            var isSure = answer.Probability >= LeastNestedProbability;
            attributions.Add(isSure ? answer : new Attribution(quote, null, AttributionRule.None));
            if (isSure)
            {
                end = quote.End;

                // A spokeswoman who tells what her minister said says it too.
                told.AddRange(answer.Speaker!.Actor is { } actor && actor == attributions[place].Speaker?.Actor ? [] : quote.Spans);
            }
        }

        SayWhatIsTold();
        return attributions;

        void SayWhatIsTold()
        {
            if (told.Count > 0)
            {
                attributions[place] = attributions[place] with { Quote = attributions[place].Quote.Telling([.. told]) };
                told.Clear();
            }
        }
    }

    /// <summary>By its source alone: what goes on around it is the outer speaker's.</summary>
    private (NamedSpeaker Speaker, AttributionRule Rule)? Nested(Quote quote, int outer)
    {
        if (quote.Source is not { } source || outer < 0 || _answers[outer]?.Speaker is not { } speaker || _sources.Read(_joined.Whole(quote, source)) is not { } phrase)
        {
            return null;
        }

        if (phrase.Pronoun >= 0)
        {
            return _nested.Pronoun(phrase, speaker, isTurn: _quotes[outer].Kind == QuoteKind.Direct) is { } meant ? (meant, AttributionRule.PronounToMention) : null;
        }

        var named = NounToMention(outer, phrase);
        var answer = named ?? _namer.Name(phrase);
        return _nested.IsAnother(answer, speaker, phrase, quote) ? (answer, named is null ? AttributionRule.SubjectOfCue : AttributionRule.NounToMention) : null;
    }

    /// <summary>Tells of each answer, for training.</summary>
    public Action<ResolvedPronoun>? OnPronoun { get; init; }

    /// <summary>Tells of each answer but the nested ones with its features, for training.</summary>
    public Action<int, double[]>? OnAnswer { get; init; }

    /// <param name="index">Among the quotes that are not nested; null for one that is.</param>
    private Attribution Answer(Quote quote, (NamedSpeaker Speaker, AttributionRule Rule)? found, int? index = null)
    {
        if (found is not { } answer)
        {
            return new Attribution(quote, null, AttributionRule.None);
        }

        AttributionFeatures.Fill(quote, answer.Speaker, answer.Rule, _words, _features);
        if (index is { } place)
        {
            OnAnswer?.Invoke(place, _features);
        }

        return new Attribution(quote, answer.Speaker.Speaker, answer.Rule) { Probability = _model.Probability(_features) };
    }

    private Antecedent? Antecedent(int index, int pronoun)
    {
        if (OnPronoun is { } tell)
        {
            tell(new ResolvedPronoun(index, _pronouns.ClassOf(pronoun), _pronouns.Vectors(pronoun, _lastSpeaker)));
        }

        return _pronouns.Resolve(pronoun, _lastSpeaker);
    }

    private (NamedSpeaker Speaker, AttributionRule Rule)? BySource(int index)
    {
        var quote = _quotes[index];
        if (CueStandsInLaterParagraph(quote))
        {
            return null;
        }

        var isGiven = quote.Source is { } named && !_finder.IsTime(named);
        if (!isGiven && SharedSubject(index) is { } shared)
        {
            return (shared, AttributionRule.SharedSubject);
        }

        var source = isGiven ? _finder.WithOffice(quote, quote.Source!.Value) : _finder.Find(quote);
        if (source is null || _sources.Read(_joined.Whole(quote, source.Value)) is not { } phrase)
        {
            return null;
        }

        var (speaker, rule) = Resolve(index, phrase);
        if (rule != AttributionRule.SubjectOfCue || phrase.Pronoun < 0)
        {
            _lastSpeaker = new LastSpeaker(speaker.Entity, _words.SentenceOf(phrase.FirstToken));
        }

        return (speaker, isGiven || rule != AttributionRule.SubjectOfCue ? rule : AttributionRule.MentionBesideCue);
    }

    /// <summary>A reporting clause of the next paragraph reports the next paragraph's words.</summary>
    private bool CueStandsInLaterParagraph(Quote quote) =>
        quote.Cue is { } cue && cue.Spans[0].Start >= quote.End && ParagraphOf(cue.Spans[0].Start) > ParagraphOf(quote.End - 1);

    private (NamedSpeaker Speaker, AttributionRule Rule) Resolve(int index, SourcePhrase phrase)
    {
        foreach (var (rule, answer) in _bySource)
        {
            if (answer(index, phrase) is { } speaker)
            {
                return (speaker, rule);
            }
        }

        return (_namer.Name(phrase), AttributionRule.SubjectOfCue);
    }

    private (NamedSpeaker Speaker, AttributionRule Rule)? BySurroundings(int index)
    {
        foreach (var (rule, answer) in _bySurroundings)
        {
            if (answer(index) is { } speaker)
            {
                return (speaker, rule);
            }
        }

        return null;
    }

    private NamedSpeaker? FirstPerson(int index, SourcePhrase phrase)
    {
        if (phrase.Pronoun < 0 || !_words.IsFirstPerson(phrase.Pronoun))
        {
            return null;
        }

        for (var i = index - 1; i >= 0 && index - i <= MaxEnclosingDistance; i--)
        {
            if (_quotes[i].Start <= phrase.Span.Start && _quotes[i].End >= phrase.Span.End && _answers[i] is { } outer)
            {
                return outer.Speaker.At(phrase.Span);
            }
        }

        return _around.Turn(_quotes[index]) is { } turn && _sources.Read(turn) is { Pronoun: < 0 } named ? _namer.Name(named).At(phrase.Span) : null;
    }

    private NamedSpeaker? RelativePronoun(int index, SourcePhrase phrase) =>
        phrase.Pronoun >= 0 && _words.IsRelative(phrase.Pronoun) && _around.Antecedent(phrase.Pronoun) is { } span && _sources.Read(span) is { Pronoun: < 0 } named
            ? _namer.Name(named).At(phrase.Span)
            : null;

    private NamedSpeaker? PronounToMention(int index, SourcePhrase phrase) =>
        phrase.Pronoun >= 0 && !_words.IsFirstPerson(phrase.Pronoun) && Antecedent(index, phrase.Pronoun) is { } antecedent
            ? _namer.Name(antecedent, phrase.Span)
            : null;

    private NamedSpeaker? BannerToHolder(int index, SourcePhrase phrase) =>
        phrase.Mention is { } mention && _words.Is(mention.EndToken - 1, WordTraits.Banner)
        && _around.SubjectOfSentence(mention.FirstToken) is { } holder && _sources.Read(holder) is { } named
            ? _namer.Name(named)
            : null;

    private NamedSpeaker? NounToMention(int index, SourcePhrase phrase)
    {
        if (phrase.IsSeveral || phrase.Mention is not { Entity: { IsNamed: true, Kind: not EntityKind.Actor } entity } mention)
        {
            return null;
        }

        var standsAsNamed = string.Equals(entity.Name, _words.TextOf(mention.FirstToken, mention.EndToken), StringComparison.Ordinal);
        return standsAsNamed ? null : NamedSpeaker.Of(entity, phrase.Span);
    }

    private NamedSpeaker? SubjectOfCue(int index, SourcePhrase phrase) => _namer.Name(phrase);

    /// <summary>The speaker of the quote before, when its cue stands in the same sentence.</summary>
    private NamedSpeaker? SharedSubject(int index) =>
        _quotes[index].Cue is { } cue && _finder.SharesSubject(cue)
        && index > 0 && _answers[index - 1] is { } answer && _quotes[index - 1].Cue is { } before
        && before.Spans[0].Start < cue.Spans[0].Start
        && _document.SentenceAt(before.Spans[0].Start) == _document.SentenceAt(cue.Spans[0].Start)
            ? answer.Speaker
            : null;

    private NamedSpeaker? TranscriptTurn(int index) => At(index, _around.Turn(_quotes[index]));

    private NamedSpeaker? MentionBesideQuote(int index) =>
        At(index, _around.BesideQuote(_quotes[index]) ?? _around.Introduction(_quotes[index]));

    private NamedSpeaker? SubjectOfSentence(int index)
    {
        var start = _quotes[index].Start;
        return OpensSentence(start) ? null : At(index, _around.SubjectOfSentence(_document.TokenAt(start)));
    }

    /// <summary>In one paragraph the quote before, else the one after; else the quote that the paragraph before ends with.</summary>
    private NamedSpeaker? ContinuedQuote(int index)
    {
        var paragraph = ParagraphOf(_quotes[index].Start);
        var before = index > 0 && ParagraphOf(_quotes[index - 1].Start) == paragraph ? _answers[index - 1] : null;
        var after = index + 1 < _quotes.Count && ParagraphOf(_quotes[index + 1].Start) == paragraph ? _answers[index + 1] : null;
        var next = IsOpen(index) && index + 1 < _quotes.Count && ParagraphOf(_quotes[index + 1].Start) == paragraph + 1 ? _answers[index + 1] : null;
        var earlier = index > 0 && ParagraphOf(_quotes[index - 1].End - 1) == paragraph - 1 ? _answers[index - 1] : null;
        return (before ?? after ?? (index > 0 && IsOpen(index - 1) ? earlier ?? next : next ?? earlier))?.Speaker;
    }

    /// <summary>A quote whose mark does not close goes on in the next paragraph.</summary>
    private bool IsOpen(int index) => !_words.IsQuoteMark(_document.TokenAt(_quotes[index].End - 1));

    private NamedSpeaker? At(int index, TextSpan? mention) =>
        mention is { } span && _sources.Read(span) is { } phrase ? Resolve(index, phrase).Speaker : null;

    private bool OpensSentence(int position)
    {
        var token = Math.Min(_document.TokenAt(position), _words.Count - 1);
        return token <= _words.SentenceAround(token).FirstToken + 1;
    }

    private int ParagraphOf(int position) => _document.SentenceArray[_document.SentenceAt(position)].Paragraph;
}
