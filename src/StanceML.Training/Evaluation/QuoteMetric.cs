namespace StanceML.Training;

/// <summary>What is counted, in the order it is printed. Overlap is a Jaccard share of words of at least one half; exact is the same words.</summary>
public enum QuoteMetric
{
    ContentOverlap,
    ContentOverlapDirect,
    ContentOverlapIndirect,
    ContentOverlapMixed,
    ContentExact,
    ContentExactDirect,
    ContentExactIndirect,
    ContentExactMixed,

    /// <summary>The cue of an attribution whose content was found.</summary>
    CueOverlap,
    CueExact,

    /// <summary>The source of an attribution whose content was found.</summary>
    SourceOverlap,
    SourceExact,

    /// <summary>Cues as such, whatever content they report: nearest to the published figures of taggers.</summary>
    AnyCueExact,

    /// <summary>Sources as such.</summary>
    AnySourceExact,

    /// <summary>Gold spans of direct attributions of which some predicted span has the exact words.</summary>
    DirectSpans,

    /// <summary>Found quotes with a gold source: the predicted mention or resolved name holds the head word of the source.</summary>
    SpeakerLinked,

    /// <summary>Found quotes whose annotation names the speaker: one name holds the other.</summary>
    SpeakerName,

    /// <summary>Found quotes whose annotation knows whom the speaker speaks for.</summary>
    SpeakerActor,
}
