namespace StanceML;

/// <summary>One statement in its article, with the rules by which it gets its candidates.</summary>
internal sealed class StatementView
{
    /// <summary>How far a sentence counts on either side of its statement; longer ones are lists or lost line ends.</summary>
    private const int SentenceReachChars = 1000;

    /// <summary>How far back a paragraph counts. A paragraph of news has some 300 characters.</summary>
    private const int ParagraphReachChars = 4000;

    private readonly Document _document;
    private readonly QuestionMap _map;
    private readonly Attribution _attribution;
    private readonly TextSpan[] _spans;
    private readonly TextSpan[] _sentences;
    private readonly WordUses _uses;
    private readonly WordUses _sentenceUses;
    private readonly TargetMention[] _own;
    private readonly TargetMention[] _near;

    public StatementView(Document document, QuestionMap map, Attribution attribution)
    {
        (_document, _map, _attribution) = (document, map, attribution);
        _spans = [.. attribution.Quote.OwnSpans];
        _sentences = [.. SpanList.Less([.. SentencesOf(document, _spans)], attribution.Quote.Told)];
        foreach (var span in _spans)
        {
            _uses |= map.UsesIn(span);
        }

        _sentenceUses = _uses;
        List<TargetMention> own = [], near = [];
        foreach (var sentence in _sentences)
        {
            _sentenceUses |= map.UsesIn(sentence);
            foreach (var mention in map.MentionsIn(sentence))
            {
                (SpanList.Touch(_spans, mention.Span) ? own : near).Add(mention);
            }
        }

        (_own, _near) = ([.. own], [.. near]);
    }

    private int Start => _spans[0].Start;

    private int End => _spans[^1].End;

    private int Paragraph => _document.SentenceArray.Length == 0 ? 0 : _document.SentenceArray[_document.SentenceAt(Start)].Paragraph;

    /// <summary>True when the same speaker goes on in the same paragraph, or answers what was asked there.</summary>
    public bool ContinuesFrom(Attribution before) =>
        (before.Quote.IsAsked || (before.Speaker is { } speaker && _attribution.Speaker is { } own && speaker.Name == own.Name))
        && _document.SentenceArray.Length > 0
        && _document.SentenceArray[_document.SentenceAt(before.Quote.Start)].Paragraph == Paragraph;

    /// <param name="before">The candidates of the statement that this one continues; empty when it continues none.</param>
    public IReadOnlyList<TargetCandidate> Candidates(IReadOnlyList<TargetCandidate> before)
    {
        var found = new List<TargetCandidate>();

        // Most statements name no question, nor do their sentences.
        if (_own.Length > 0)
        {
            Add(found, InStatement(), TargetOrigin.Statement);
        }

        if (found.Count == 0)
        {
            Add(found, LastNamedTogether(), TargetOrigin.Carried);
        }

        if (_own.Length + _near.Length > 0 && (found.Count == 0 || found[0].Origin == TargetOrigin.Statement))
        {
            Add(found, InSentence(found.Count > 0), TargetOrigin.Sentence);
        }

        if (found.Count == 0)
        {
            Add(found, Carried(before), TargetOrigin.Carried);
        }

        found.RemoveAll(candidate => IsOnlyAnothersParent(candidate, found));
        return found;
    }

    private static IEnumerable<TextSpan> SentencesOf(Document document, TextSpan[] spans)
    {
        int first = spans[0].Start - SentenceReachChars, end = spans[^1].End + SentenceReachChars;
        for (var i = document.SentenceAt(spans[0].Start); i < document.SentenceArray.Length && document.SentenceArray[i].Span.Start < spans[^1].End; i++)
        {
            var sentence = document.SentenceArray[i].Span;
            if (SpanList.Touch(spans, sentence))
            {
                yield return new TextSpan(Math.Max(sentence.Start, first), Math.Min(sentence.End, end));
            }
        }
    }

    private void Add(List<TargetCandidate> found, IEnumerable<RecognitionTarget> targets, TargetOrigin origin)
    {
        foreach (var target in targets.ToArray())
        {
            if (!found.Any(candidate => candidate.Target == target))
            {
                found.Add(new TargetCandidate(target, origin, [.. _own.Where(mention => mention.Target == target)]));
            }
        }
    }

    private IEnumerable<RecognitionTarget> InStatement() =>
        Alive(_own, _own).Concat(PointedTo(_own, _spans)).Concat(RivalsNamed());

    /// <summary>The named questions, less those of which nothing hints that recognition is talked of.</summary>
    /// <param name="beside">What else is named there.</param>
    private IEnumerable<RecognitionTarget> Alive(TargetMention[] mentions, TargetMention[] beside)
    {
        var claimants = beside.Where(other => other.Role == MentionRole.Claimant && !other.Target.Everyday).Select(other => other.Target).ToHashSet<RecognitionTarget>(ReferenceEqualityComparer.Instance);
        return mentions
            .Where(mention => mention.Role != MentionRole.Parent && !IsMainsParent(mention) && (_map.IsMain(mention.Target) || SpeaksOfItself(mention, claimants)))
            .Select(mention => mention.Target).Distinct(ReferenceEqualityComparer.Instance).Cast<RecognitionTarget>();
    }

    /// <param name="claimants">Named beside it by names that are no everyday ones: an everyday name is then mostly that of who recognizes them.</param>
    private bool SpeaksOfItself(TargetMention mention, HashSet<RecognitionTarget> claimants)
    {
        if (_map.IsPlace(mention))
        {
            // Who speaks of Addis Ababa's sovereignty does not speak of a question that was settled there long ago.
            return !mention.Target.Everyday && mention.Target is { Kind: not TargetKind.Government, Until: null } && _map.SpeaksOfRecognition(mention);
        }

        if (mention.Target.Everyday || mention.Role == MentionRole.Term)
        {
            return _map.SpeaksOfRecognition(mention) && (_map.IsObject(mention) || (claimants.Count == 0 && !IsBesideMain(mention)) || (claimants.Count == 1 && claimants.Contains(mention.Target)));
        }

        return HasRecognition;
    }

    /// <summary>An everyday name in an article about another question is mostly that of who takes sides in it.</summary>
    private bool IsBesideMain(TargetMention mention) => mention.Target.Everyday && _map.Main.Any(main => main != mention.Target);

    /// <summary>Israel, from which an article's Palestine departs, is no question there unless its own recognition is spoken of.</summary>
    private bool IsMainsParent(TargetMention mention) =>
        !_map.IsMain(mention.Target) && !_map.IsObject(mention)
        && _map.MentionsIn(mention.Span).Any(other => other.Role == MentionRole.Parent && other.Span == mention.Span && other.Target.Kind == mention.Target.Kind && _map.IsMain(other.Target));

    private bool HasRecognition => (_sentenceUses & (WordUses.Recognition | WordUses.Core | WordUses.Place | WordUses.Places)) != 0;

    /// <summary>Who calls one of two rival governments the legitimate one speaks about the other too.</summary>
    private IEnumerable<RecognitionTarget> RivalsNamed() => _own
        .Where(mention => mention.Role == MentionRole.Parent && mention.Target.Kind == TargetKind.Government
            && (_uses.HasFlag(WordUses.Core) || _map.IsMain(mention.Target)))
        .Select(mention => mention.Target).Distinct(ReferenceEqualityComparer.Instance).Cast<RecognitionTarget>();

    private IEnumerable<RecognitionTarget> InSentence(bool statementHasOwn) => Alive(_near, [.. _own, .. _near])
        .Where(target => HasReasonInSentence(target, statementHasOwn))
        .Concat(PointedTo([.. _own, .. _near], _sentences));

    private bool HasReasonInSentence(RecognitionTarget target, bool statementHasOwn) =>
        statementHasOwn ? (SpeaksFor(target) && !ReportsRecognition) || (_map.IsMain(target) && (_uses & (WordUses.Pronoun | WordUses.Place | WordUses.Places)) != 0)
        : _map.IsMain(target) || (_map.Main.Count == 0 && _near.Any(mention => mention.Target == target && _map.SpeaksOfRecognition(mention)));

    /// <summary>Israel, which recognized another, does not speak of itself.</summary>
    private bool ReportsRecognition => (_attribution.Quote.Cue?.Spans ?? []).Any(cue => (_map.UsesIn(cue) & (WordUses.Core | WordUses.Beside)) != 0);

    private static IEnumerable<RecognitionTarget> Named(IEnumerable<TargetMention> mentions) =>
        mentions.Where(mention => mention.Role != MentionRole.Parent).Select(mention => mention.Target).Distinct(ReferenceEqualityComparer.Instance).Cast<RecognitionTarget>();

    /// <summary>"separatist regions in Georgia": the claimants of the parent beside the pointing words.</summary>
    private IEnumerable<RecognitionTarget> PointedTo(TargetMention[] mentions, TextSpan[] spans) =>
        PointBack(spans, WordUses.Place | WordUses.Places)
            ? mentions.Where(mention => mention.Role == MentionRole.Parent && _map.IsDiscussed(mention.Target)).Select(mention => mention.Target)
            : [];

    private IEnumerable<RecognitionTarget> Carried(IReadOnlyList<TargetCandidate> before)
    {
        if (_map.Main.Where(main => SpeaksFor(main) && (_map.IsFirm(main) || SpeaksOfStatehood)).ToArray() is { Length: > 0 } spokenFor)
        {
            return spokenFor;
        }

        if (before.Count > 0)
        {
            return before.Select(candidate => candidate.Target);
        }

        if (_own.Length > 0 && _map.Main.Where(NamesParent).ToArray() is { Length: > 0 } departedFrom)
        {
            return departedFrom;
        }

        if (_uses.HasFlag(WordUses.Core) && NamedJustBefore().Where(NamesParent).ToArray() is { Length: > 0 } opposed)
        {
            return opposed;
        }

        return (_uses & (WordUses.Recognition | WordUses.Core)) != 0 || PointBack(_spans, WordUses.Place)
            ? Nearest().Where(target => _map.IsFirm(target) || SpeaksOfStatehood)
            : [];
    }

    /// <summary>Words that are no everyday ones: enough to carry a question that the article hardly speaks of.</summary>
    private bool SpeaksOfStatehood => (_uses & (WordUses.Core | WordUses.Beside)) != 0 || PointBack(_spans, WordUses.Place);

    /// <param name="spans">The statement's or its sentences'.</param>
    private bool PointBack(TextSpan[] spans, WordUses place)
    {
        if ((_sentenceUses & place) == 0)
        {
            return false;
        }

        foreach (var span in spans)
        {
            if (_map.PointsBack(span, place))
            {
                return true;
            }
        }

        return false;
    }

    private bool NamesParent(RecognitionTarget target) =>
        _own.Any(mention => mention.Role == MentionRole.Parent && mention.Target == target);

    private bool SpeaksFor(RecognitionTarget target) =>
        _attribution.Speaker is { } speaker
        && (string.Equals(speaker.Actor, target.Id, StringComparison.Ordinal)
            || speaker.Spans.SelectMany(_map.MentionsIn).Any(mention => mention.Target == target && mention.Role == MentionRole.Claimant));

    private IReadOnlyList<RecognitionTarget> LastNamedTogether() =>
        PointBack(_spans, WordUses.Places) ? _map.GroupBefore(Start) : [];

    /// <summary>The main questions last mentioned in this paragraph or the one before; else the article's first.</summary>
    private IEnumerable<RecognitionTarget> Nearest()
    {
        var near = NamedJustBefore();
        if (near.Where(_map.IsMain).ToArray() is { Length: > 0 } main)
        {
            return main;
        }

        // A paragraph on Transnistria in an article about Crimea: its "never recognised" is not Crimea's.
        return _sentenceUses.HasFlag(WordUses.Core) || (_uses & WordUses.Beside) != 0 || PointBack(_spans, WordUses.Place)
            ? NamedInParagraph() is { Length: > 0 } others ? others : _map.Main.Take(1)
            : _map.Main.Take(1);
    }

    private RecognitionTarget[] NamedInParagraph()
    {
        var span = _document.Paragraphs[Paragraph];
        var end = Math.Min(span.End, End);
        var before = _map.MentionsIn(new TextSpan(Math.Clamp(end - ParagraphReachChars, span.Start, end), end));
        return [.. Named(before.Where(mention => mention.Role == MentionRole.Claimant && !mention.Target.Everyday && !_map.IsPlace(mention)))];
    }

    private RecognitionTarget[] NamedJustBefore()
    {
        for (var paragraph = Paragraph; paragraph >= Math.Max(0, Paragraph - 1); paragraph--)
        {
            var span = _document.Paragraphs[paragraph];
            var end = Math.Min(span.End, End);
            var before = _map.MentionsIn(new TextSpan(Math.Clamp(end - ParagraphReachChars, span.Start, end), end));
            if (Named(before).ToArray() is { Length: > 0 } named)
            {
                return named;
            }
        }

        return [];
    }

    /// <summary>"Morocco's sovereignty over Western Sahara" is not about Morocco's own independence.</summary>
    private bool IsOnlyAnothersParent(TargetCandidate candidate, List<TargetCandidate> found)
    {
        if (!candidate.Target.Everyday || candidate.Origin == TargetOrigin.Carried)
        {
            return false;
        }

        TargetMention[] here = [.. _own, .. _near];
        var own = here.Where(mention => mention.Target == candidate.Target && mention.Role != MentionRole.Parent).ToArray();
        var parents = here.Where(mention => mention.Role == MentionRole.Parent).Select(mention => (mention.Target.Id, mention.Span)).ToHashSet();
        return own.Length > 0 && found.Any(other => !other.Target.Everyday
            && !candidate.Target.Parents.Contains(other.Target.Id, StringComparer.Ordinal)
            && own.All(mention => parents.Contains((other.Target.Id, mention.Span))));
    }
}
