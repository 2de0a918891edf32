namespace StanceML;

/// <summary>One article's quotes on their way to their speakers. Used once.</summary>
internal sealed class ArticleAttribution
{
    /// <summary>A quote around a first-person quote starts at most this many quotes before it.</summary>
    private const int MaxEnclosingDistance = 12;

    private readonly Document _document;
    private readonly IReadOnlyList<Quote> _quotes;
    private readonly ArticleWords _words;
    private readonly EntityBook _book;
    private readonly SourceReader _sources;
    private readonly SourceFinder _finder;
    private readonly PronounResolver _pronouns;
    private readonly Attribution?[] _answers;
    private readonly Dictionary<Speaker, Entity> _entities = new(ReferenceEqualityComparer.Instance);
    private readonly (AttributionRule Rule, Func<int, Speaker?> Answer)[] _rules;
    private Entity? _lastSpeaker;
    private int _lastSpeakerSentence;

    public ArticleAttribution(Document document, IReadOnlyList<Quote> quotes, ActorDirectory actors, SpeakerLexicon lexicon)
    {
        (_document, _quotes) = (document, quotes);
        _words = new ArticleWords(document, quotes, actors, lexicon);
        _book = new EntityBook(_words, actors);
        _sources = new SourceReader(_words, _book);
        _finder = new SourceFinder(_words, _book);
        _pronouns = new PronounResolver(_words, _book);
        _answers = new Attribution?[quotes.Count];
        _rules = [];
    }

    public IReadOnlyList<Attribution> Run()
    {
        // Quotes with a source or a cue first: those without one go by their neighbors on both sides.
        for (var i = 0; i < _quotes.Count; i++)
        {
            _answers[i] = BySource(i);
        }

        for (var i = 0; i < _quotes.Count; i++)
        {
            _answers[i] ??= ByNeighbors(i);
        }

        return [.. _answers.Select((answer, i) => answer ?? new Attribution(_quotes[i], null, AttributionRule.None))];
    }

    private Attribution? BySource(int index)
    {
        var quote = _quotes[index];
        var given = quote.Source is { } named && !_finder.IsTime(named);
        if (!given && quote.Cue is { } cue && _finder.SharesSubject(cue) && FirstInSentence(index, cue) is { } shared)
        {
            return new Attribution(quote, shared, AttributionRule.SharedSubject);
        }

        var source = given ? quote.Source : _finder.SubjectOfParticiple(quote) ?? _finder.Find(quote);
        if (source is null || _sources.Read(source.Value) is not { } phrase)
        {
            return null;
        }

        var (speaker, rule) = phrase.Pronoun >= 0 ? ByPronoun(index, phrase) : ByPhrase(phrase);
        Remember(speaker, _words.SentenceOf(phrase.FirstToken));
        return new Attribution(quote, speaker, given || rule != AttributionRule.SubjectOfCue ? rule : AttributionRule.MentionBesideCue);
    }

    private (Speaker Speaker, AttributionRule Rule) ByPronoun(int index, SourcePhrase phrase)
    {
        if (IsFirstPerson(phrase.Pronoun))
        {
            return Enclosing(index, phrase.Span) is { } outer
                ? (Track(outer with { Spans = [phrase.Span] }, _entities[outer]), AttributionRule.FirstPerson)
                : (Plain(phrase), AttributionRule.SubjectOfCue);
        }

        if ((_words.Reads(phrase.Pronoun, "who") || _words.Reads(phrase.Pronoun, "that") || _words.Reads(phrase.Pronoun, "which")) && Antecedent(phrase.Pronoun) is { } named)
        {
            var (speaker, _) = ByPhrase(named);
            return (Track(speaker with { Spans = [phrase.Span] }, _entities[speaker]), AttributionRule.PronounToMention);
        }

        return _pronouns.Resolve(phrase.Pronoun, _lastSpeaker, _lastSpeakerSentence) is { } entity
            ? (ToSpeaker(entity, phrase.Span), AttributionRule.PronounToMention)
            : (Plain(phrase), AttributionRule.SubjectOfCue);
    }

    /// <summary>The speaker of the quote before, when its cue stands in the same sentence.</summary>
    private Speaker? FirstInSentence(int index, Cue cue) =>
        index > 0 && _answers[index - 1]?.Speaker is { } speaker && _quotes[index - 1].Cue is { } before
            && before.Spans[0].Start < cue.Spans[0].Start
            && _document.SentenceAt(before.Spans[0].Start) == _document.SentenceAt(cue.Spans[0].Start)
            ? speaker
            : null;

    /// <summary>The noun phrase that <c>who</c> continues.</summary>
    private SourcePhrase? Antecedent(int who)
    {
        return _finder.Antecedent(who) is { } span ? _sources.Read(span) : null;
    }

    private bool IsFirstPerson(int token) =>
        _words.Reads(token, "I") || _words.Reads(token, "me") || _words.Reads(token, "my")
        || _words.Reads(token, "we") || _words.Reads(token, "us") || _words.Reads(token, "our");

    private Speaker? Enclosing(int index, TextSpan source)
    {
        for (var i = index - 1; i >= 0 && index - i <= MaxEnclosingDistance; i--)
        {
            if (_quotes[i].Spans.Any(span => span.Contains(source)) && _answers[i]?.Speaker is { } speaker)
            {
                return speaker;
            }
        }

        return null;
    }

    private (Speaker Speaker, AttributionRule Rule) ByPhrase(SourcePhrase phrase)
    {
        if (phrase.IsSeveral || phrase.Mention is not { } mention)
        {
            return (Plain(phrase), AttributionRule.SubjectOfCue);
        }

        var entity = mention.Entity;
        if (entity.Kind == EntityKind.Actor)
        {
            var name = _words.TextOf(mention.FirstToken, mention.EndToken);
            return (Track(new Speaker([phrase.Span], name, null, entity.Actor), entity), AttributionRule.SubjectOfCue);
        }

        if (!entity.IsNamed)
        {
            entity.Name = NameOf(phrase);
            return (ToSpeaker(entity, phrase.Span), AttributionRule.SubjectOfCue);
        }

        var asItStands = string.Equals(entity.Name, _words.TextOf(mention.FirstToken, mention.EndToken), StringComparison.Ordinal);
        return (ToSpeaker(entity, phrase.Span), asItStands ? AttributionRule.SubjectOfCue : AttributionRule.NounToMention);
    }

    /// <summary>A noun phrase that no entity stands behind: its words are its name.</summary>
    private Speaker Plain(SourcePhrase phrase)
    {
        var actor = Actor(phrase);
        var name = phrase.IsSeveral ? _words.TextOf(phrase.FirstToken, phrase.EndToken) : NameOf(phrase);
        var several = phrase.IsSeveral || _words.Is(phrase.EndToken - 1, WordTraits.Plural);
        var entity = new Entity(several ? EntityKind.Group : EntityKind.Institution, name) { Actor = actor, IsNamed = false };
        return Track(new Speaker([phrase.Span], name, null, actor), entity);
    }

    private string? Actor(SourcePhrase phrase)
    {
        for (var i = phrase.FirstToken; i < phrase.EndToken; i++)
        {
            if (_words.Is(i, WordTraits.Nobody) && !_words.Is(i, WordTraits.Office | WordTraits.Voice))
            {
                return null;
            }

            if (_words.Is(i, WordTraits.Preposition) && !_words.Reads(i, "of") && !_words.Reads(i, "for"))
            {
                return null;
            }

            if (_book.At(i) is { Entity.Actor: { } id })
            {
                return id;
            }
        }

        return null;
    }

    private string NameOf(SourcePhrase phrase)
    {
        var first = phrase.FirstToken;
        return _words.TextOf(_words.Reads(first, "the") && phrase.Mention is { Entity.Kind: EntityKind.Institution or EntityKind.Document } ? first + 1 : first, phrase.EndToken);
    }

    private Speaker ToSpeaker(Entity entity, TextSpan span) => Track(
        new Speaker([span], entity.Name, entity.Kind == EntityKind.Person ? entity.Role : null, entity.SpeaksForNobody ? null : entity.Actor),
        entity);

    private Speaker Track(Speaker speaker, Entity entity)
    {
        _entities[speaker] = entity;
        return speaker;
    }

    private void Remember(Speaker speaker, int sentence)
    {
        if (_entities.TryGetValue(speaker, out var entity))
        {
            (_lastSpeaker, _lastSpeakerSentence) = (entity, sentence);
        }
    }

    private Attribution? ByNeighbors(int index)
    {
        var quote = _quotes[index];
        if (_finder.Turn(quote) is { } turn)
        {
            return ByMention(index, turn, AttributionRule.TranscriptTurn);
        }

        if ((_finder.BesideQuote(quote) ?? _finder.Introduction(quote)) is { } beside)
        {
            return ByMention(index, beside, AttributionRule.MentionBesideQuote);
        }

        var paragraph = ParagraphOf(quote.Start);
        var opensSentence = OpensSentence(quote.Start);
        if (!opensSentence && quote.Start > 0 && SentenceSubject(quote) is { } subject)
        {
            return new Attribution(quote, subject, AttributionRule.SubjectOfSentence);
        }

        var before = index > 0 && ParagraphOf(_quotes[index - 1].Start) == paragraph ? _answers[index - 1]?.Speaker : null;
        var after = index + 1 < _quotes.Count && ParagraphOf(_quotes[index + 1].Start) == paragraph ? _answers[index + 1]?.Speaker : null;
        var earlier = index > 0 && ParagraphOf(_quotes[index - 1].End - 1) == paragraph - 1 ? _answers[index - 1]?.Speaker : null;
        return (before ?? after ?? earlier) is { } speaker
            ? new Attribution(quote, speaker, AttributionRule.ContinuedQuote)
            : null;
    }

    private Attribution? ByMention(int index, TextSpan mention, AttributionRule rule) =>
        _sources.Read(mention) is { } phrase
            ? new Attribution(_quotes[index], (phrase.Pronoun >= 0 ? ByPronoun(index, phrase) : ByPhrase(phrase)).Speaker, rule)
            : null;

    private Speaker? SentenceSubject(Quote quote) =>
        _finder.SubjectOfSentence(_document.TokenAt(quote.Start)) is { } span && _sources.Read(span) is { } phrase
            ? (phrase.Pronoun >= 0 ? ByPronoun(0, phrase) : ByPhrase(phrase)).Speaker
            : null;

    private bool OpensSentence(int position)
    {
        var token = Math.Min(_document.TokenAt(position), _words.Count - 1);
        return token <= _words.SentenceAround(token).FirstToken + 1;
    }

    private int ParagraphOf(int position) => _document.Sentences[_document.SentenceAt(position)].Paragraph;
}
