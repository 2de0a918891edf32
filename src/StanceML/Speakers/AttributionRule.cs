namespace StanceML;

/// <summary>Which rule named the speaker of a quote. The order of the rules is the order here; the first answer wins.</summary>
public enum AttributionRule
{
    /// <summary>No rule answered.</summary>
    None,

    /// <summary><c>I</c>, <c>we</c> inside a quote: whoever speaks that quote.</summary>
    FirstPerson,

    /// <summary><c>who</c>, <c>which</c> beside the cue: the noun phrase it continues.</summary>
    RelativePronoun,

    /// <summary><c>he</c>, <c>it</c>, <c>they</c> beside the cue: the entity that fits in gender, number and place.</summary>
    PronounToMention,

    /// <summary><c>a banner reading</c> beside the quote: whoever holds it up.</summary>
    BannerToHolder,

    /// <summary><c>the ministry</c>, <c>the spokesman</c>, a surname beside the cue: the one named before with that noun.</summary>
    NounToMention,

    /// <summary>The mention that is the subject of the cue, as it stands.</summary>
    SubjectOfCue,

    /// <summary><c>…, he said, adding …</c>: a second cue of the sentence has the first one's speaker.</summary>
    SharedSubject,

    /// <summary>Syntax named no source: the nearest noun phrase beside the cue.</summary>
    MentionBesideCue,

    /// <summary>A turn of a transcript: <c>OKORO: We will sign.</c></summary>
    TranscriptTurn,

    /// <summary>No cue, but a name or pronoun right after the closing mark, or a line before it that ends with a colon.</summary>
    MentionBesideQuote,

    /// <summary>A quote without a cue inside a sentence: that sentence's subject.</summary>
    SubjectOfSentence,

    /// <summary>A quote without a cue goes on where the one before it, or after it in its paragraph, has a speaker.</summary>
    ContinuedQuote,
}
