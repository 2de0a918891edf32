namespace StanceML;

/// <summary>The stages of an analysis, in order.</summary>
public enum AnalysisStage
{
    /// <summary>Paragraphs, sentences and tokens.</summary>
    Text,

    Quotes,

    /// <summary>The names in the article, and who spoke.</summary>
    Speakers,

    /// <summary>Which recognition questions each statement may be about.</summary>
    Targets,

    /// <summary>Stance, sentiment and evidence.</summary>
    Judgments,
}
