namespace StanceML;

/// <summary>Which rule named the speaker of a quote. The order of the rules is the order here.</summary>
public enum AttributionRule
{
    /// <summary>No rule answered.</summary>
    None,

    /// <summary>The mention that is the subject of the cue.</summary>
    SubjectOfCue,
}
