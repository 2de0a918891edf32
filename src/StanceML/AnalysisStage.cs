namespace StanceML;

/// <summary>The stages of an analysis, in order.</summary>
public enum AnalysisStage
{
    /// <summary>Paragraphs, sentences and tokens.</summary>
    Text,

    Quotes,

    Speakers,

    /// <summary>The recognition questions that are named, and which of them each statement may be about.</summary>
    Targets,

    /// <summary>Stance, sentiment and evidence.</summary>
    Judgments,
}
