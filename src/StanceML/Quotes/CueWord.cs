namespace StanceML;

/// <summary>A reporting verb or noun as the lists have it.</summary>
/// <param name="Lemma">Its base form.</param>
/// <param name="Prepositions">Those that may lead to the content.</param>
/// <param name="IsSpeech">Whether it tells of speech or writing, not of thought, perception, a wish or a show. No frame: the taggers learned from those.</param>
internal sealed record CueWord(string Lemma, FrameSet Frames, Framing Framing, IReadOnlyList<string> Prepositions, bool IsSpeech)
{
    public uint LemmaHash { get; } = QuoteUnits.Fold(FeatureHash.Of(Lemma));

    public bool Has(FrameSet frames) => (Frames & frames) != 0;

    /// <summary>The word with another line's frames added; the sterner framing stays.</summary>
    public CueWord With(CueWord other) => new(
        Lemma,
        Frames | other.Frames,
        Framing == Framing.Plain ? other.Framing : Framing,
        [.. Prepositions.Union(other.Prepositions, StringComparer.Ordinal)],
        IsSpeech || other.IsSpeech);
}
