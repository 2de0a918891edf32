using System.Collections.Frozen;

namespace StanceML;

/// <summary>A reporting verb or noun as the lists have it.</summary>
/// <param name="Lemma">Its base form.</param>
/// <param name="Prepositions">Those that may lead to the content.</param>
internal sealed record CueWord(string Lemma, FrameSet Frames, Framing Framing, IReadOnlyList<string> Prepositions)
{
    /// <summary>Lemmas that tell of speech or writing, not of thought, perception, a wish or a show.</summary>
    private static readonly FrozenSet<string> Speech = FrozenSet.Create(
        StringComparer.Ordinal,
        "say", "tell", "state", "declare", "announce", "claim", "allege", "argue", "insist", "maintain", "contend", "assert", "assure", "inform", "advise", "notify", "warn",
        "promise", "pledge", "vow", "swear", "deny", "confirm", "admit", "concede", "confess", "complain", "reply", "respond", "add", "explain", "remark", "testify",
        "boast", "brag", "joke", "shout", "whisper", "yell", "reiterate", "repeat", "tweet", "write", "report");

    /// <summary>Whether it tells of speech or writing, and of nothing else.</summary>
    public bool IsSpeech { get; } = Speech.Contains(Lemma);

    public uint LemmaHash { get; } = QuoteUnits.Fold(FeatureHash.Of(Lemma));

    public bool Has(FrameSet frames) => (Frames & frames) != 0;

    /// <summary>The word with another line's frames added; the sterner framing stays.</summary>
    public CueWord With(CueWord other) => new(
        Lemma,
        Frames | other.Frames,
        Framing == Framing.Plain ? other.Framing : Framing,
        [.. Prepositions.Union(other.Prepositions, StringComparer.Ordinal)]);
}
