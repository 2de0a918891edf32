namespace StanceML;

/// <summary>
/// Turns a text and a target into features, in the one way that training, <c>classify</c> and analysis share. Immutable
/// and safe for concurrent use.
/// </summary>
public sealed class StatementEncoder(TargetCatalogue catalogue, ActorDirectory actors, IPretrainedEncoder? pretrained = null)
{
    public TargetCatalogue Catalogue { get; } = catalogue;

    public ActorDirectory Actors { get; } = actors;

    /// <summary>For models that were or will be trained with it; null for none.</summary>
    public IPretrainedEncoder? Pretrained { get; } = pretrained;

    public TargetDetector Targets { get; } = new(catalogue);

    /// <summary>Knows the catalogue and the actors that travel inside the assembly.</summary>
    public static StatementEncoder BuiltIn(IPretrainedEncoder? pretrained = null) => new(TargetCatalogue.ReadBuiltIn(), ActorDirectory.LoadBuiltIn(), pretrained);

    /// <summary>The same without a pretrained encoder.</summary>
    public StatementEncoder OfWords() => new(Catalogue, Actors);

    /// <summary>What makes features of smoke statements: it knows the built-in questions alone, so that a model that was trained with a user's own
    /// is answered for as it was sealed, wherever it is loaded.</summary>
    internal StatementEncoder ForSmoke() => Catalogue.IsBuiltIn ? this : BuiltIn();

    /// <summary>Finds every name that a role may replace.</summary>
    public DocumentMentions Read(Document document) =>
        new(document, Targets.Detect(document.Text), Actors.Find(document.Text));

    /// <summary>Features of a whole text that stands alone: a training row, a line to classify.</summary>
    /// <param name="target">A catalogue id, any other text, or null for a task without a target.</param>
    /// <param name="targetSpan">Where the target stands; null to look for it.</param>
    /// <param name="beside">As <see cref="TextModel.Seen"/> gives it for the model that will judge.</param>
    public void Fill(string text, string? target, TextSpan? targetSpan, FeatureVector into, SeenBeside beside = default)
    {
        var mentions = Read(DocumentReader.Read(new Article("text", text)));
        var whole = new TextSpan(0, text.Length);
        var known = target is null ? null : Catalogue.Find(target);
        var free = target is null || known is not null ? null : new FreeTarget(target);
        var marks = targetSpan is { } span ? RoleMasker.MarkAt(mentions, whole, [span])
            : free is null ? RoleMasker.Mark(mentions, whole, known, null, [])
            : RoleMasker.MarkAt(mentions, whole, Occurrences(text, target!));
        StatementFeatures.Fill(mentions.Words, [whole], marks, free, into);
        See(beside, text, target, known, into);
    }

    /// <summary>Features of a statement within its article: its words, and those of its cue where the cue itself takes a side
    /// (<c>refuses</c> to recognise, <c>does not recognise</c> … as a state). Toward a target only its own words count, not what it tells of somebody else.</summary>
    /// <param name="target">Null for a task without a target.</param>
    /// <param name="speakerActor">Whom the speaker speaks for; null when unknown.</param>
    public static void Fill(
        DocumentMentions mentions, Quote quote, RecognitionTarget? target, string? speakerActor, FeatureVector into)
    {
        var spans = WithTellingCue(mentions, quote, target is null ? quote.Spans : quote.OwnSpans);
        var whole = UnitReader.ReachOf(mentions.Document, new TextSpan(spans[0].Start, spans[^1].End));
        StatementFeatures.Fill(mentions.Words, spans, RoleMasker.Mark(mentions, whole, target, speakerActor, quote.Told), null, into);
    }

    /// <summary>Puts what a model sees beside the words in the place of what another one saw.</summary>
    /// <param name="text">What the features were filled from.</param>
    internal static void See(SeenBeside beside, string text, string? target, RecognitionTarget? known, FeatureVector into)
    {
        into.BackToWords();
        ActorFeatures.Add(beside.Actor, target, known, into);
        PretrainedFeatures.Add(beside.Pretrained, text, target, known, into);
    }

    private static IReadOnlyList<TextSpan> WithTellingCue(DocumentMentions mentions, Quote quote, IReadOnlyList<TextSpan> spans)
    {
        var telling = (quote.Cue?.Spans ?? [])
            .Where(cue => !quote.Spans.Any(span => span.Overlaps(cue)) && TakesSides(mentions, cue))
            .ToList();
        return telling.Count == 0 ? spans : [.. spans.Concat(telling).Order()];
    }

    private static bool TakesSides(DocumentMentions mentions, TextSpan cue)
    {
        var tokens = mentions.Document.TokenArray;
        for (var i = mentions.Document.TokenAt(cue.Start); i < tokens.Length && tokens[i].Span.Start < cue.End; i++)
        {
            if ((mentions.Document.Entries[i].Stance & StanceWords.Sides) != 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>As words of the text: <c>US</c> is not in "use". A longer name may go on, in a plural or an adjective.</summary>
    private static List<TextSpan> Occurrences(string text, string target)
    {
        const int shortName = 4;
        var found = new List<TextSpan>();
        for (var at = text.IndexOf(target, StringComparison.OrdinalIgnoreCase);
            at >= 0 && target.Length > 0;
            at = text.IndexOf(target, at + target.Length, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + target.Length;
            var opensWord = at == 0 || !char.IsLetterOrDigit(text[at - 1]) || !char.IsLetterOrDigit(text[at]);
            var closesWord = end == text.Length || target.Length > shortName || !char.IsLetterOrDigit(text[end]) || !char.IsLetterOrDigit(text[end - 1]);
            if (opensWord && closesWord)
            {
                found.Add(new TextSpan(at, end));
            }
        }

        return found;
    }
}
